import type { Handlers } from "../../shared/contract/index.ts";
import type { WrapUpLack } from "../../shared/reasons.ts";
import { fail, failFor, ok, type Result } from "../../shared/result.ts";
import { userOf } from "../../shared/state/session.ts";
import { workitemById } from "../../shared/state/work.ts";
import { type Disposition, notesKey, type WrapUp, wrapUpById } from "../../shared/state/wrap-up.ts";
import type { Drafts } from "../drafts/drafts.ts";
import { type Catalogue, dispositionsFor, readCatalogue } from "../nextiva/dispositions.ts";
import type { SchemaTypeClient } from "../nextiva/schema-type-client.ts";
import { type Context, outcomeOf } from "../work/context.ts";

/** A tenant's list changes now and then; a shift is long. */
const freshFor = 30 * 60_000;

type Parts = Context & { readonly objects: Pick<SchemaTypeClient, "search">; readonly drafts: Drafts };

/** What the agent says of workitems: written here at once, sent when they say so, and only once. */
export function wrapUpCommands(context: Parts): Handlers<"wrapUp"> {
  const { store, clock, workitems, objects, drafts, log } = context;
  /** Sent, and nobody could say yet whether the server has it. */
  const unclear = new Set<string>();
  let kept: { readonly userId: string; readonly at: number; readonly read: Promise<Catalogue> } | null = null;

  function catalogue(userId: string): Promise<Catalogue> {
    if (kept === null || kept.userId !== userId || clock.monotonic() - kept.at > freshFor) {
      const mine = { userId, at: clock.monotonic(), read: readCatalogue(objects) };
      kept = mine;
      // One that could not be had is asked for again by the next who needs it.
      mine.read.catch(() => {
        if (kept === mine) kept = null;
      });
    }
    return kept.read;
  }

  async function choices(
    wrapUp: Pick<WrapUp, "channel" | "campaignId" | "direction">,
  ): Promise<Result<readonly Disposition[]>> {
    const user = userOf(store.get().session);
    if (user === null) return fail("notSignedIn");
    const read = await outcomeOf(catalogue(user.userId));
    return read.ok ? ok(dispositionsFor(read.value, { ...wrapUp, profileId: user.profileId })) : read;
  }

  /** What the server would not take it without. */
  function lackOf(wrapUp: WrapUp, chosen: Disposition | undefined): WrapUpLack | null {
    if (chosen === undefined) return "disposition";
    if (chosen.isCallback && wrapUp.callbackAt === null) return "callback";
    if (chosen.needsContact && wrapUp.contactId === "") return "contact";
    return chosen.needsSurvey ? "survey" : null;
  }

  /** After an unclear end: the workitem says whether it was taken. */
  async function wasTaken({ workitemId, dispositionId }: WrapUp): Promise<Result<boolean>> {
    const read = await outcomeOf(workitems.fetchWorkitem(workitemId));
    if (!read.ok) log.warn("wrap-up: result of an unclear disposition not read", { code: read.error.code });
    if (!read.ok) return read;
    unclear.delete(workitemId);
    return ok(read.value.dispositionId !== undefined && read.value.dispositionId === dispositionId);
  }

  async function send(wrapUp: WrapUp, dispositionId: string, isCallback: boolean): Promise<Result<void>> {
    const { workitemId, callbackAt } = wrapUp;
    const notes = (drafts.read(notesKey(workitemId)).draft.texts.notes ?? "").trim();
    if (unclear.has(workitemId)) {
      // It may be there since the last time: only who knows better sends it again.
      const taken = await wasTaken(wrapUp);
      if (!taken.ok || taken.value) return taken.ok ? ok() : taken;
    }
    const callback =
      isCallback && callbackAt !== null ? { callbackDate: callbackAt, callbackTime: callbackAt } : {};
    const sent = await outcomeOf(
      workitems.submitDisposition(workitemId, {
        dispositionId,
        ...(notes === "" ? {} : { notes }),
        ...callback,
      }),
    );
    if (sent.ok) return ok();
    if (sent.is !== "unclear") return sent;
    unclear.add(workitemId);
    const taken = await wasTaken(wrapUp);
    return taken.ok && taken.value ? ok() : sent;
  }

  return {
    async write({ workitemId, ...said }) {
      if (userOf(store.get().session)?.disposes !== true) return fail("notAllowed");
      if (wrapUpById(store.get().wrapUps, workitemId)?.sending === true) return fail("busy");
      store.dispatch({ kind: "wrapUpWritten", workitemId, ...said });
      return wrapUpById(store.get().wrapUps, workitemId) === null ? fail("gone") : ok();
    },
    async dispositions({ workitemId }) {
      const of = wrapUpById(store.get().wrapUps, workitemId) ?? workitemById(store.get(), workitemId);
      return of === null ? fail("gone") : choices(of);
    },
    async submit({ workitemId }) {
      const wrapUp = wrapUpById(store.get().wrapUps, workitemId);
      if (wrapUp === null || wrapUp.endedAt === null) return fail("gone");
      return context.once(`wrapUp:${workitemId}`, async () => {
        const may = await choices(wrapUp);
        if (!may.ok) return may;
        const chosen = may.value.find((each) => each.id === wrapUp.dispositionId);
        const lack = lackOf(wrapUp, chosen);
        if (lack !== null || chosen === undefined) return failFor("incomplete", lack ?? "disposition");
        store.dispatch({ kind: "wrapUpAsked", workitemId });
        const sent = await send(wrapUp, chosen.id, chosen.isCallback);
        store.dispatch({ kind: sent.ok ? "wrapUpTaken" : "wrapUpRefused", workitemId });
        return sent;
      });
    },
    async drop({ workitemId }) {
      if (wrapUpById(store.get().wrapUps, workitemId)?.sending === true) return fail("busy");
      store.dispatch({ kind: "wrapUpDropped", workitemId });
      return ok();
    },
  };
}
