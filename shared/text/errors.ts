import { type Failure, reasonOf } from "../result.ts";
import { controlWhyText } from "./controls.ts";
import { table } from "./language.ts";

export const errorText = table((all) => all.errors.errorText);
const aboutText = table((all) => all.errors.aboutText);
const messageLackText = table((all) => all.message.messageLackText);
const wrapUpLackText = table((all) => all.wrapUp.wrapUpLackText);

/** The sentence for a failed command, as exact as its reason lets it be. */
export function failureText(failure: Failure): string {
  const why = reasonOf(failure, "notAllowed");
  if (why !== null) return `${controlWhyText[why]}.`;
  const lack = reasonOf(failure, "incomplete");
  if (lack !== null) return wrapUpLackText[lack];
  const unsendable = reasonOf(failure, "notSendable");
  if (unsendable !== null) return messageLackText[unsendable];
  return aboutText[failure.code]?.(failure.about ?? {}) || errorText[failure.code];
}
