import { useSignal } from "@preact/signals";
import type { Doubt } from "../../shared/numbers/read.ts";
import { reasonOf } from "../../shared/result.ts";
import { userOf } from "../../shared/state/session.ts";
import { callText } from "../../shared/text/call.ts";
import type { Consent } from "../../shared/wire/messages.ts";
import { useAsk } from "../app/ask.ts";
import type { Callee } from "../app/dialler.ts";
import { usePlace } from "../app/place.ts";
import { problemOf } from "../numbers/numbers.ts";
import { useApp } from "./feature.ts";
import { usePad } from "./pad.ts";

/** What stands between a press and the call, until the agent decides. */
export type Standing = {
  /** Who is called once the agent says so, and what was answered before. */
  readonly whom: Callee;
  readonly how: How;
} & (
  | /** The tenant wants every dial confirmed. */ { readonly kind: "confirm" }
  /** The number may be meant otherwise, or calls for help. */
  | { readonly kind: "doubt"; readonly doubt: Doubt }
  /** A compliance rule; a key of `consentReasons`, "" where it is not known. */
  | { readonly kind: "rule" | "barred"; readonly reason: Consent | null }
);

export interface How {
  /** The agent knows the rule and calls all the same. */
  readonly force?: true;
  /** The agent was asked. */
  readonly confirmed?: true;
  /** The agent was asked about what is doubtful in the number. */
  readonly sure?: true;
}

const noProblem = () => "";

/** Placing a call from the dial pad: what is wrong with a number, what must be asked first, what came of it. */
export function useDialling() {
  const { ask, view } = useApp();
  const pad = usePad();
  const place = usePlace();
  const asking = useAsk();
  /** Made where it is shown: the language may change meanwhile. */
  const problem = useSignal(noProblem);
  const standing = useSignal<Standing | null>(null);

  function clear(): void {
    problem.value = noProblem;
    standing.value = null;
    asking.say(null);
  }

  /** True when the call was placed. */
  async function dial(whom: Callee, how: How = {}): Promise<boolean> {
    const { number, name, contactId } = whom;
    const force = how.force === true;
    const wrong = number === "" ? "nothing" : force ? null : problemOf(number, place);
    if (wrong !== null) {
      problem.value = () => callText[wrong];
      return false;
    }
    if (userOf(view.session)?.confirmsDial === true && how.confirmed !== true && !force) {
      standing.value = { kind: "confirm", whom, how };
      return false;
    }
    standing.value = null;
    const result = await asking.run("dial", () =>
      ask.call.dial({
        number,
        ...(name !== "" && { name }),
        ...(contactId !== "" && { contactId }),
        ...(force && { force }),
        ...(how.sure === true && { sure: true }),
      }),
    );
    if (result.ok) {
      pad.lastDialled.value = { number, name, contactId };
      return true;
    }
    // The list that is left is read again.
    if (result.error.code === "campaignGone") pad.campaigns.value = null;
    if (result.error.code === "doubtful") {
      asking.say(null);
      const doubt = reasonOf(result.error, "doubtful") ?? "notInPlan";
      standing.value = { kind: "doubt", whom, how, doubt };
    }
    if (result.error.code === "needsConsent") {
      asking.say(null);
      if (force) pad.barred.value = new Set([...pad.barred.value, number]);
      const kind = pad.barred.value.has(number) ? "barred" : "rule";
      standing.value = { kind, whom, how, reason: reasonOf(result.error, "needsConsent") };
    }
    return false;
  }

  return {
    problem,
    standing,
    /** What main refused for another reason, in words. */
    error: asking.error.value,
    busy: asking.busy.value === "dial",
    run: asking.run,
    clear,
    dial,
  };
}
