import { itemOnWire } from "../world/projection.ts";
import { spanOf } from "../world/ranges.ts";
import type { Item } from "../world/types.ts";
import { failed, fits, ok, paged } from "./answers.ts";
import type { Backend, Handlers, Reply } from "./types.ts";

/** A range by name, or `daterange` with rangeFrom and rangeTo (ms). */
function inRange(query: URLSearchParams, now: number): ((item: Item) => boolean) | Reply {
  const range = query.get("rangeType") ?? (query.has("rangeFrom") ? "daterange" : "last30days");
  if (range !== "daterange") {
    const span = spanOf(range, now);
    if (span === undefined) return failed(400, "rangeType: not one of the ranges");
    return ({ createdAt }) => createdAt >= span.from && createdAt < span.to;
  }
  const [from, to] = [query.get("rangeFrom"), query.get("rangeTo")].map((text) => Number(text ?? Number.NaN));
  if (from === undefined || to === undefined || !Number.isFinite(from) || !Number.isFinite(to)) {
    return failed(400, "daterange needs rangeFrom and rangeTo");
  }
  return ({ createdAt }) => createdAt >= from && createdAt <= to;
}

/** `mergeProperties` says, by workitem type, which properties a row has; `Default` is for all other types. */
function merged(row: Record<string, unknown>, wish: string | null): Record<string, unknown> {
  if (wish === null) return row;
  let by: unknown;
  try {
    by = JSON.parse(wish);
  } catch {
    // Not ours to judge: the row is given whole.
    return row;
  }
  const lists = by as Record<string, unknown> | null;
  const names = lists?.[String(row.type)] ?? lists?.Default;
  if (!Array.isArray(names)) return row;
  return Object.fromEntries([...new Set(names)].flatMap((name) => (name in row ? [[name, row[name]]] : [])));
}

function rows(backend: Backend, query: URLSearchParams, mine: (item: Item) => boolean): Reply {
  const fitting = inRange(query, backend.now());
  if (typeof fitting !== "function") return fitting;
  const world = backend.centre.world();
  const type = query.get("workitemType");
  const all = world.history
    .filter(
      (item) =>
        mine(item) &&
        fitting(item) &&
        (type === null || item.type.toLowerCase().includes(type.toLowerCase())),
    )
    .map((item) => merged(itemOnWire(world, item), query.get("mergeProperties")))
    .filter((row) => fits(row, query.get("q")));
  return ok({ ...paged(all, query), summary: {} });
}

export const history: Handlers<"history" | "contactHistory"> = {
  history: ({ user, query }, backend) => rows(backend, query, (item) => item.agentId === user.userId),
  contactHistory({ query }, backend) {
    const contactId = query.get("contactId");
    return rows(backend, query, (item) => contactId === null || item.contactId === contactId);
  },
};
