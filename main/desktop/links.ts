import { readMessageLink } from "../../shared/messages/link.ts";
import { readLink } from "../../shared/numbers/link.ts";

/** What other programs may hand over. Addresses of other kinds are followed by nobody here. */
export const isTelephoneLink = (text: string) => readLink(text) !== null && !/^\s*sips?:/i.test(text);

/** A number to call, or somebody to write to. */
const isOurs = (text: string) => isTelephoneLink(text) || readMessageLink(text) !== null;

/**
 * The link on a command line: Windows and Linux hand it over as an argument. The first argument is the program;
 * switches are nobody's link, whatever they hold.
 */
export function linkInArguments(argv: readonly string[]): string | null {
  const links = argv.slice(1).filter((each) => !each.startsWith("--") && isOurs(each));
  return links[0] ?? null;
}
