import type { WrapUp } from "../state/wrap-up.ts";
import { callEndText } from "./call.ts";
import { table } from "./language.ts";
import { messageEndText } from "./work.ts";

export const wrapUpText = table((all) => all.wrapUp.wrapUpText);

/** How the workitem ended, in a call's words or in those of messages. */
export function endText(end: NonNullable<WrapUp["end"]>): string {
  return end === "finished" || end === "contactLeft" ? messageEndText[end] : callEndText[end];
}
