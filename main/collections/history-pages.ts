import type { HistoryReach, PastItem } from "../../shared/contract/history.ts";
import { rangesFor } from "../../shared/history-dates.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { Millis } from "../../shared/time.ts";
import { historyProperties } from "../../shared/wire/history.ts";
import type { WorkitemPage } from "../../shared/wire/workitem.ts";
import { dayAfter, startOfDay } from "../../shared/zone.ts";
import { pastItem } from "../nextiva/past.ts";
import type { UserService } from "../nextiva/user-service.ts";
import type { Reading } from "../nextiva/vocabulary.ts";
import { outcomeOf } from "../work/context.ts";
import { type HistoryPage, pageRows } from "./history-reading.ts";

/** What the server is asked for: a reach, and words where the server looks for them. */
export type HistoryAsked = HistoryReach & { readonly q: string };

/** Where the next range begins, in the places of one list that several make: further than any range goes. */
const far = 100_000_000;

/** Reads pages of histories, by whichever of the server's two questions fits. */
export function historyPages(parts: {
  readonly users: Pick<UserService, "getHistoryPage" | "getContactHistoryPage">;
  readonly reading: () => Reading;
  readonly zone: () => string;
  readonly now: () => Millis;
  /** Digits dialled behind the number of a call, kept here. */
  readonly postDial: (workitemId: string) => Promise<string>;
}): (asked: HistoryAsked, start: number) => Promise<Result<HistoryPage>> {
  const { users } = parts;

  async function pageOf(
    { objects, count, total }: WorkitemPage,
    place: Pick<HistoryPage, "begin" | "follows">,
  ): Promise<HistoryPage> {
    const reading = parts.reading();
    const rows = await Promise.all(
      (objects ?? []).map(async (workitem): Promise<PastItem> => {
        const item = pastItem(workitem, reading);
        if (item.direction === "inbound") return item;
        return { ...item, postDial: await parts.postDial(item.workitemId) };
      }),
    );
    return { rows, count: Math.max(count ?? 0, rows.length), total: total ?? null, ...place };
  }

  async function ofContact(asked: HistoryAsked, start: number): Promise<Result<WorkitemPage>> {
    const { contactId, range, from, to, q } = asked;
    const zone = parts.zone();
    const reach =
      range === "dates"
        ? {
            dateRange: {
              from: from === "" ? 0 : startOfDay(from, zone),
              to: to === "" ? parts.now() : startOfDay(dayAfter(to), zone) - 1,
            },
          }
        : { rangeType: range };
    return outcomeOf(
      users.getContactHistoryPage({
        contactId,
        ...reach,
        mergeProperties: historyProperties,
        ...(q !== "" && { q }),
        rows: pageRows,
        start,
      }),
    );
  }

  return async (asked, start) => {
    if (asked.contactId !== "") {
      const read = await ofContact(asked, start);
      return read.ok ? ok(await pageOf(read.value, { begin: 0, follows: null })) : read;
    }
    // The server takes no dates here: it is asked for what holds them.
    const ranges =
      asked.range === "dates"
        ? rangesFor(asked.from, asked.to || "9999-12-31", parts.now(), parts.zone())
        : [asked.range];
    const part = Math.floor(start / far);
    const range = ranges[part];
    if (range === undefined) return fail("unsupported", "history: no range reaches back to these dates");
    const read = await outcomeOf(users.getHistoryPage(range, { rows: pageRows, start: start % far }));
    if (!read.ok) return read;
    const follows = part + 1 < ranges.length ? (part + 1) * far : null;
    return ok(await pageOf(read.value, { begin: part * far, follows }));
  };
}
