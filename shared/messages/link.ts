import { cleanText } from "../clean-text.ts";
import { readLink } from "../numbers/link.ts";
import { type Chip, chipOf, sameAddress } from "./addresses.ts";

/** Why a link starts nothing. */
export type LinkTrouble =
  /** Its percent signs or its form cannot be read. */
  | "unreadable"
  /** Line ends or other control characters where a header would take them for its end. */
  | "controls"
  | "tooLong"
  | "tooMany"
  /** A recipient who is no telephone number, or belongs to another company's telephones. */
  | "badRecipient";

/** What a link wants written. It fills a composer; nothing is sent before the agent's press. */
export type MessageLink =
  | { readonly kind: "sms"; readonly to: readonly string[]; readonly body: string }
  | {
      readonly kind: "email";
      readonly to: readonly Chip[];
      readonly cc: readonly Chip[];
      readonly bcc: readonly Chip[];
      readonly subject: string;
      readonly body: string;
      /** The link asked for files of this computer: never done, but said. */
      readonly wantedFiles: boolean;
    }
  | { readonly kind: "refused"; readonly why: LinkTrouble };

const longestLink = 20_000;
const mostRecipients = 100;
/** A subject is one line of a head (RFC 5322, 2.1.1). */
const longestSubject = 998;

const refused = (why: LinkTrouble) => ({ kind: "refused", why }) as const;

/** Reads `sms:` (RFC 5724, and what telephones write instead) and `mailto:` (RFC 6068); null for every other scheme. */
export function readMessageLink(text: string): MessageLink | null {
  const scheme = /^\s*<?(smsto|sms|mmsto|mms|mailto):(?:\/\/)?/i.exec(text);
  if (scheme === null) return null;
  if (text.length > longestLink) return refused("tooLong");
  const rest = text.slice(scheme[0].length).trim().replace(/>$/, "");
  try {
    return /^mailto$/i.test(scheme[1] ?? "") ? readMailto(rest) : readSms(rest);
  } catch (error) {
    // What decodeURIComponent says of percent signs that hide nothing readable.
    if (error instanceof URIError) return refused("unreadable");
    throw error;
  }
}

/** A field of the query, still coded: names in small letters, each value it has. Pages forget to undo `&amp;`. */
function fieldsOf(query: string): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, readonly string[]>();
  for (const part of query.split("&")) {
    const [coded = "", ...value] = part.replace(/^amp;/i, "").split("=");
    const name = decodeURIComponent(coded).toLowerCase();
    fields.set(name, [...(fields.get(name) ?? []), value.join("=")]);
  }
  return fields;
}

/** Several bodies follow each other, as some programs write a link for each line. */
const bodyOf = (fields: ReadonlyMap<string, readonly string[]>) =>
  cleanText((fields.get("body") ?? []).map(decodeURIComponent).join("\n"));

/** Numbers with commas between; iPhones write `&body=` or `;body=` without a question mark. */
function readSms(rest: string): MessageLink {
  const [, list = "", query = ""] = /^(.*?)(?:(?:[?&]|;(?=body=))(.*))?$/is.exec(rest) ?? [];
  const fields = fieldsOf(query);
  const written = decodeURIComponent(list)
    .split(/[,;](?![a-z-]+=)/i)
    .filter((one) => one.trim() !== "");
  if (written.length > mostRecipients) return refused("tooMany");
  const to = written.map(smsRecipient);
  if (to.includes(null)) return refused("badRecipient");
  return { kind: "sms", to: [...new Set(to.filter((one) => one !== null))], body: bodyOf(fields) };
}

/** A message reaches no extension: sent to the number alone it would reach somebody else. */
function smsRecipient(written: string): string | null {
  const read = readLink(`tel:${encodeURIComponent(written.trim())}`);
  const isWhole = read?.kind === "number" && read.context === "" && read.postDial === "";
  return isWhole && /^\+?\d+$/.test(read.number) ? read.number : null;
}

function readMailto(rest: string): MessageLink {
  const [path = "", ...query] = rest.split("?");
  const fields = fieldsOf(query.join("?"));
  const to = mailRecipients([path, ...(fields.get("to") ?? [])]);
  const cc = mailRecipients(fields.get("cc") ?? []);
  const bcc = mailRecipients(fields.get("bcc") ?? []);
  const subject = decodeURIComponent(fields.get("subject")?.[0] ?? "");
  if ([...to, ...cc, ...bcc].some(({ written }) => /\p{Cc}/u.test(written))) return refused("controls");
  if (/\p{Cc}/u.test(subject)) return refused("controls");
  if (to.length + cc.length + bcc.length > mostRecipients) return refused("tooMany");
  if (subject.length > longestSubject) return refused("tooLong");
  const wantedFiles = [...fields.keys()].some((name) => /^(?:x-)?attach/.test(name));
  return { kind: "email", to, cc, bcc, subject: cleanText(subject), body: bodyOf(fields), wantedFiles };
}

/** Only commas that are not coded part addresses (RFC 6068, 2); semicolons are what Outlook's users write. */
function mailRecipients(coded: readonly string[]): readonly Chip[] {
  const written = coded.flatMap((list) => list.split(/[,;]/)).map(decodeURIComponent);
  const chips = written.filter((one) => one.trim() !== "").map(chipOf);
  return chips.filter(
    (chip, at) => at === chips.findIndex(({ address }) => sameAddress(address, chip.address)),
  );
}
