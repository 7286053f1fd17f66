import type { FileVerdict } from "../messages/limits.ts";
import type { NotSent } from "../state/outgoing.ts";
import { failureText } from "./errors.ts";
import { phrase, table } from "./language.ts";

export const composerText = table((all) => all.composer.composerText);
export const addressTroubleText = table((all) => all.composer.addressTroubleText);
export const originalText = table((all) => all.composer.originalText);
export const sendAsText = table((all) => all.composer.sendAsText);
export const segmentsText = phrase((all) => all.composer.segmentsText);
export const recipientText = table((all) => all.composer.recipientText);

const consentText = table((all) => all.composer.consentText);
const otherwise = table((all) => all.composer.notSentText);
const fileTroubleText = table((all) => all.composer.fileTroubleText);
const fileDoubtText = table((all) => all.composer.fileDoubtText);

/** Why a message was not sent, in a sentence or two. */
export function notSentText(notSent: NotSent | null): string {
  switch (notSent?.why) {
    case "refused":
      return failureText(notSent.error);
    case "consent":
      return notSent.consent === null ? otherwise.rule : consentText[notSent.consent];
    case "file":
      return otherwise.file(notSent.name);
    case "missing":
      return otherwise.missing;
    default:
      return "";
  }
}

/** What is wrong with a file on its channel; "" for nothing. */
export function fileVerdictText({ trouble, doubt }: FileVerdict): string {
  if (trouble !== null) return fileTroubleText[trouble];
  return doubt === null ? "" : fileDoubtText[doubt];
}
