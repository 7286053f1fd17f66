import * as v from "valibot";
import { userOf } from "../../shared/state/session.ts";
import { isWritten, longestNotes, notedWorkitem, notesKey, type WrapUp } from "../../shared/state/wrap-up.ts";
import type { EffectContext } from "./context.ts";

const text = v.string();
const time = v.pipe(v.number(), v.finite());
const keptWrapUp = v.object({
  workitemId: v.pipe(text, v.nonEmpty()),
  channel: text,
  direction: v.picklist(["inbound", "outbound"]),
  number: text,
  name: text,
  queue: text,
  campaign: text,
  campaignId: text,
  contactId: text,
  connectedAt: v.nullable(time),
  endedAt: v.nullable(time),
  end: v.any() as v.GenericSchema<unknown, WrapUp["end"]>,
  notes: v.pipe(text, v.maxLength(longestNotes)),
  dispositionId: v.nullable(text),
  callbackAt: v.nullable(time),
});
/** A file of an earlier version has calls alone, by `callId`. */
const wrapUpSchema = v.pipe(
  v.looseObject({}),
  v.transform(({ callId, ...kept }: Record<string, unknown>) => ({
    workitemId: callId,
    channel: "voice",
    ...kept,
  })),
  keptWrapUp,
);

/** Unsent words of every agent who used this computer, by user id. */
export const keptWrapUpsSchema = v.record(v.string(), v.array(wrapUpSchema));
export type KeptWrapUps = v.InferOutput<typeof keptWrapUpsSchema>;

/** Typing is written down this soon. */
const writeWithin = 250;
/** After this nobody comes back to it. */
const keptFor = 7 * 24 * 3_600_000;

/**
 * What an agent wrote about a call and did not send survives the end of the program, however it ends. Answers how to
 * stop: what is still to be written is written.
 */
export function keepWrapUps({
  store,
  writing: { drafts },
  clock,
  wrapUpsFile: file,
}: Pick<EffectContext, "store" | "clock" | "wrapUpsFile"> & {
  readonly writing: Pick<EffectContext["writing"], "drafts">;
}): () => Promise<void> {
  let others: KeptWrapUps = {};
  let owner: string | null = null;
  let undo: (() => void) | null = null;

  function write(): void {
    undo = null;
    if (owner === null) return;
    const { list } = store.get().wrapUps;
    const mine = list.filter(isWritten).map(({ sending: _, noted: __, ...kept }) => ({
      ...kept,
      notes: drafts.read(notesKey(kept.workitemId)).draft.texts.notes ?? "",
    }));
    const all = mine.length === 0 ? others : { ...others, [owner]: mine };
    file.keep(Object.keys(all).length === 0 ? null : all);
  }

  async function find(userId: string): Promise<void> {
    const { [userId]: mine = [], ...rest } = (await file.read()) ?? {};
    if (userOf(store.get().session)?.userId !== userId) return;
    others = rest;
    owner = userId;
    const now = clock.now();
    const wrapUps = mine
      .filter(({ endedAt }) => now - (endedAt ?? now) < keptFor)
      .map(({ notes, ...each }) => ({
        ...each,
        endedAt: each.endedAt ?? now,
        noted: notes.trim() !== "",
        sending: false,
      }));
    store.dispatch({ kind: "wrapUpsFound", wrapUps });
    drafts.found(
      new Map(mine.map(({ workitemId, notes }) => [notesKey(workitemId), { texts: { notes }, values: {} }])),
    );
    // What was written while the file was read is not in it yet.
    undo ??= clock.after(writeWithin, write);
  }

  function writeSoon(): void {
    if (owner !== null) undo ??= clock.after(writeWithin, write);
  }

  function writeNow(): void {
    if (undo === null) return;
    undo();
    write();
  }

  const unwatch = store.watch((now, was, event) => {
    if (event.kind === "signedIn") void find(event.user.userId);
    else if (event.kind === "signOutStarted") writeNow();
    else if (event.kind === "signedOut") owner = null;
    else if (now.wrapUps !== was.wrapUps) writeSoon();
  });
  const unwatchDrafts = drafts.watch((key) => {
    if (notedWorkitem(key) !== null) writeSoon();
  });

  return async () => {
    unwatch();
    unwatchDrafts();
    writeNow();
    await file.written();
  };
}
