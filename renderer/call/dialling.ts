import { useSignal } from "@preact/signals";
import { userOf } from "../../shared/state/session.ts";
import { callText } from "../../shared/text/call.ts";
import { useAsk } from "../ask.ts";
import { useView } from "../view.ts";
import { type Party, usePhone } from "../world.ts";
import { problemOf } from "./numbers.ts";
import { useRegion } from "./region.ts";

/** What stands between a press and the call, until the agent decides. */
export type Standing =
  /** The tenant wants every dial confirmed. */
  | { readonly kind: "confirm"; readonly number: string }
  /** A compliance rule; a key of `consentReasons`, "" where it is not known. */
  | { readonly kind: "rule" | "barred"; readonly number: string; readonly reason: string };

export interface How {
  /** The agent knows the rule and calls all the same. */
  readonly force?: true;
  /** The agent was asked. */
  readonly confirmed?: true;
}

/** Placing a call from the dial pad: what is wrong with a number, what must be asked first, what came of it. */
export function useDialling() {
  const { ask, drafts } = usePhone();
  const view = useView();
  const region = useRegion();
  const asking = useAsk();
  const problem = useSignal("");
  const standing = useSignal<Standing | null>(null);

  function clear(): void {
    problem.value = "";
    standing.value = null;
    asking.say(null);
  }

  /** True when the call was placed. */
  async function dial({ number, name, contactId }: Party, how: How = {}): Promise<boolean> {
    const force = how.force === true;
    const wrong = number === "" ? "needNumber" : force ? null : problemOf(number, region);
    if (wrong !== null) {
      problem.value = callText[wrong];
      return false;
    }
    if (userOf(view.session)?.confirmsDial === true && how.confirmed !== true && !force) {
      standing.value = { kind: "confirm", number };
      return false;
    }
    standing.value = null;
    const result = await asking.run("dial", () =>
      ask.call.dial({
        number,
        ...(name !== "" && { name }),
        ...(contactId !== "" && { contactId }),
        ...(force && { force }),
      }),
    );
    if (result.ok) {
      drafts.lastDialled.value = { number, name, contactId };
      return true;
    }
    // The list that is left is read again.
    if (result.error.code === "campaignGone") drafts.campaigns.value = null;
    if (result.error.code === "needsConsent") {
      asking.say(null);
      if (force) drafts.barred.value = new Set([...drafts.barred.value, number]);
      const kind = drafts.barred.value.has(number) ? "barred" : "rule";
      standing.value = { kind, number, reason: result.error.detail ?? "" };
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
