import { signal } from "@preact/signals";
import type { Bridge } from "../../shared/contract/index.ts";
import type { Failure } from "../../shared/result.ts";
import { type SessionSlice, userOf } from "../../shared/state/session.ts";
import { type Keeper, kept } from "../app/app.ts";
import { ask as asked } from "../app/ask.ts";
import type { Callee, Dialler } from "../app/dialler.ts";

/** Why a number that was pressed in this window was not called. */
export const [useCalling, callingOf] = kept(() => ({
  number: signal(""),
  failure: signal<Failure | null>(null),
}));

/** What stands against a call is asked in the phone, where every question and answer has its place. */
const asksFirst: readonly string[] = ["needsConsent", "doubtful", "badNumber", "campaignGone"];

/**
 * This window calls at once, and the phone comes up with the call. Where something has to be asked first, the phone
 * comes up with the number and asks.
 */
export function historyDialler(ask: Bridge<"history">["ask"]) {
  return (app: Keeper & { readonly view: { readonly session: SessionSlice } }): Dialler => {
    const calling = callingOf(app);

    async function say(run: Promise<{ readonly ok: boolean; readonly error?: Failure }>): Promise<void> {
      const done = await run;
      if (!done.ok) calling.failure.value = done.error ?? null;
    }

    async function call({ number, name, contactId }: Callee): Promise<void> {
      if (calling.number.peek() !== "") return;
      calling.failure.value = null;
      if (userOf(app.view.session)?.confirmsDial === true)
        return say(asked(() => ask.history.toPhone({ number })));
      calling.number.value = number;
      const placed = await asked(() =>
        ask.call.dial({ number, ...(name !== "" && { name }), ...(contactId !== "" && { contactId }) }),
      );
      calling.number.value = "";
      if (placed.ok) return say(asked(() => ask.desktop.open({ kind: "phone" })));
      if (asksFirst.includes(placed.error.code)) return say(asked(() => ask.history.toPhone({ number })));
      calling.failure.value = placed.error;
    }

    return {
      put: ({ number }) => void say(asked(() => ask.history.toPhone({ number }))),
      call: (callee) => void call(callee),
    };
  };
}
