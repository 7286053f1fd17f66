import type { Draft } from "../../shared/drafts/draft.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { callById } from "../../shared/state/call.ts";
import { voiceSettingsControl } from "../../shared/state/controls.ts";
import { draftOf } from "../../shared/state/message-key.ts";
import { userOf } from "../../shared/state/session.ts";
import { greetingOf, longestGreeting } from "../../shared/state/voice-settings.ts";
import { longestNotes, notedWorkitem, notesKey, wrapUpById } from "../../shared/state/wrap-up.ts";
import type { Store } from "../state/store.ts";
import type { EffectContext } from "./context.ts";

/** Whether a draft may become this. Notes need a workitem of the agent's, and rest while they are being sent. */
export function mayBecome({ get }: Pick<Store, "get">, key: string, next: Draft): Result<void> {
  const greeted = greetingOf(key);
  if (greeted !== null) return mayGreet(get, greeted, next);
  const workitemId = notedWorkitem(key);
  if (workitemId === null) return draftOf(key) === null ? fail("invalid", "key") : ok();
  const { session, wrapUps, calls } = get();
  if (userOf(session)?.disposes !== true) return fail("notAllowed");
  const wrapUp = wrapUpById(wrapUps, workitemId);
  if (wrapUp?.sending === true) return fail("busy");
  if (wrapUp === null && callById(calls, workitemId)?.kind !== "workitem") return fail("gone");
  return (next.texts.notes ?? "").length > longestNotes ? fail("invalid", "notes") : ok();
}

function mayGreet(get: Store["get"], userId: string, next: Draft): Result<void> {
  if (!voiceSettingsControl(get(), userId).enabled) return fail("forbidden");
  return (next.texts.text ?? "").length > longestGreeting ? fail("invalid", "greeting") : ok();
}

/** The state knows that there are notes, and notes go with their wrap-up. Answers its undo. */
export function noteWrapUps({
  store,
  writing: { drafts },
}: {
  readonly store: Store;
  readonly writing: Pick<EffectContext["writing"], "drafts">;
}): () => void {
  const undo = [
    drafts.watch((key) => {
      const workitemId = notedWorkitem(key);
      if (workitemId === null) return;
      const noted = (drafts.read(key).draft.texts.notes ?? "").trim() !== "";
      const known = wrapUpById(store.get().wrapUps, workitemId);
      if ((known?.noted ?? false) !== noted) store.dispatch({ kind: "wrapUpWritten", workitemId, noted });
    }),
    store.watch((_now, _was, event) => {
      if (event.kind === "wrapUpTaken" || event.kind === "wrapUpDropped")
        drafts.clear(notesKey(event.workitemId));
      if (event.kind === "signedOut") drafts.forget();
    }),
  ];
  return () => {
    for (const each of undo) each();
  };
}
