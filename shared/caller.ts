import { cleanName } from "./clean-text.ts";

/** What stands in the place of a number or a name that the caller does not show, without spaces and signs. */
const hiddenWords: ReadonlySet<string> = new Set([
  "",
  "anonym",
  "anonymous",
  "anonymouscaller",
  "blocked",
  "callerunknown",
  "hidden",
  "idunavailable",
  "na",
  "none",
  "nocallerid",
  "nonumber",
  "notavailable",
  "null",
  "numberwithheld",
  "outofarea",
  "private",
  "privatecaller",
  "privatenumber",
  "restricted",
  "suppressed",
  "unavailable",
  "undefined",
  "unknown",
  "unknowncaller",
  "unknownnumber",
  "withheld",
  "withheldnumber",
]);
/** ANONYMOUS, UNKNOWN, RESTRICTED and UNAVAILABLE, spelt with the keys of a telephone. None is a number anywhere. */
const hiddenKeys = /^(\+?266696687\d*|\+8656696|\+7378742833|\+86282452253)$/;

function isHidden(value: string): boolean {
  const keys = value.replace(/[^\d+]/g, "");
  if (/^-\s*1$/.test(value) || /^\+?0+$/.test(keys) || hiddenKeys.test(keys)) return !/\p{L}/u.test(value);
  return hiddenWords.has(value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""));
}

/**
 * The number of a caller as sent → what can be called back; "" for one who hides it, however that is written. Of a SIP
 * address the user's part.
 */
export function callerNumber(from: string | null | undefined): string {
  const text = cleanName(from ?? "");
  const address = /^(.*?)<?\s*(?:sips?|tel):([^@;>]*)(?:@([^;:>]*))?/i.exec(text);
  if (address === null) return isHidden(text) ? "" : text;
  const [, display = "", user = "", host = ""] = address;
  if (display.trim() !== "" && isHidden(display)) return "";
  return isHidden(user) || /(^|\.)anonymous\.invalid$/i.test(host) ? "" : user;
}

/** The name of a caller as sent; "" when it says only that there is none. */
export function callerName(name: string | null | undefined): string {
  const text = cleanName(name ?? "");
  return isHidden(text.replace(/<?\s*sips?:.*$/i, "")) ? "" : text;
}
