import emailAddresses from "email-addresses";
import { cleanName } from "../clean-text.ts";

/** An address with the name that stands beside it; "" for none. */
export interface Person {
  readonly name: string;
  readonly address: string;
}

/** Why nothing can be sent there. */
export type AddressTrouble = "noAt" | "noDomain" | "notAnAddress" | "tooLong";

/** One piece of what was typed or pasted into To, Cc or Bcc. */
export interface Chip extends Person {
  /** As it was written, for editing it again. */
  readonly written: string;
  /** Null when a message can be sent there. */
  readonly trouble: AddressTrouble | null;
  /** Another address that the name pretends to be: `"ann@bank.test" <x@evil.test>`; "" for none. */
  readonly posesAs: string;
}

/** RFC 5321, 4.5.3.1: the whole path without its brackets, and what stands before the @. */
const longestAddress = 254;
const longestLocal = 64;
/** More is no list that a person pasted. */
const longestList = 50_000;
/** What is quoted or in brackets is a name or an address: what is open for longer is no bracket. */
const longestInside = 300;

const pairs: Readonly<Record<string, string>> = { '"': '"', "<": ">", "(": ")" };

/** Where a piece that begins here is closed on its own line; -1 when it never is, and then it opens nothing. */
function closingOf(text: string, at: number): number {
  const close = pairs[text[at] ?? ""];
  if (close === undefined) return -1;
  for (let end = at + 1; end < at + longestInside && text[end] !== "\n"; end += 1) {
    if (text[end] === "\\") end += 1;
    else if (text[end] === close) return end;
  }
  return -1;
}

/** Commas, semicolons, tabs and line ends part a list, but not within quotes, brackets and comments. */
function pieces(list: string): readonly string[] {
  // Lines that are only folded belong together.
  const text = list.replace(/\r\n?/g, "\n").replace(/,\n[ \t]+/g, ", ");
  const found: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const close = closingOf(text, at);
    if (close !== -1) at = close;
    else if (/[,;\n\t]/.test(text[at] ?? "")) {
      found.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...found, text.slice(from)];
}

/** `Team: ann@a.test, ben@b.test;` and `undisclosed-recipients:;` name a group in front of its first address. */
const groupName = /^\s*(?!mailto:)[^@<>":]+:(?!\/\/)/i;

/** Several bare addresses with nothing but spaces between. */
function bySpaces(piece: string): readonly string[] {
  const words = piece.trim().split(/\s+/);
  return words.length > 1 && words.every((word) => /^[^\s@<>"()]+@[^\s@<>"()]+$/.test(word))
    ? words
    : [piece];
}

/** A list as it was typed or pasted, read piece by piece: what cannot be read stays as a chip with its trouble. */
export function chipsOf(list: string): readonly Chip[] {
  return pieces(list.slice(0, longestList))
    .map((piece) => piece.replace(groupName, ""))
    .flatMap(bySpaces)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "")
    .map(chipOf);
}

/** The name and the address of one piece, without what quotes them. */
function parted(piece: string): Person {
  const angled = /^(.*?)<\s*(?:mailto:)?([^<>]*)>[^<>]*$/is.exec(piece);
  if (angled !== null) return { name: unquoted(angled[1] ?? ""), address: (angled[2] ?? "").trim() };
  const comment = /^([^\s()"]+)\s*\(([^()]*)\)$/.exec(piece);
  if (comment !== null) return { name: (comment[2] ?? "").trim(), address: comment[1] ?? "" };
  return { name: "", address: piece.replace(/^mailto:/i, "") };
}

function unquoted(name: string): string {
  const inner = /^\s*"(.*)"\s*$/s.exec(name)?.[1] ?? /^\s*'(.*)'\s*$/s.exec(name)?.[1];
  return (inner ?? name).replace(/\\(.)/gs, "$1").trim();
}

/** One address with or without its name. */
export function chipOf(written: string): Chip {
  const { name, address } = parted(written.trim());
  const shown = cleanName(name);
  return { written, name: shown, address, trouble: troubleOf(address), posesAs: posesAs(shown, address) };
}

/** Whether and why nothing can be sent to an address. */
export function troubleOf(address: string): AddressTrouble | null {
  const at = address.lastIndexOf("@");
  if (at === -1) return "noAt";
  if (address.length > longestAddress || at > longestLocal) return "tooLong";
  if (/[\p{Cc}\p{Cf}\p{Z}]/u.test(address.slice(at))) return "notAnAddress";
  const read = emailAddresses.parseOneAddress({ input: address, rfc6532: true, strict: true });
  const isAddress = read?.type === "mailbox" && read.parts.address.tokens === address;
  if (isAddress) return isHost(read.domain) ? null : "noDomain";
  return /^[^@\s<>]+@(?:[^@\s<>.]*|[^@\s<>]*\.)$/.test(address) ? "noDomain" : "notAnAddress";
}

/** A name that the public network could have. */
function isHost(domain: string): boolean {
  const labels = domain.split(".");
  const isLabel = (label: string) =>
    label.length < 64 && /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u.test(label);
  return labels.length > 1 && labels.every(isLabel) && !/^\d+$/.test(labels.at(-1) ?? "");
}

function posesAs(name: string, address: string): string {
  const shown = /[^\s<>"'(),;:@]+@[^\s<>"'(),;:@]+/u.exec(name)?.[0] ?? "";
  return sameAddress(shown, address) ? "" : shown;
}

/** Two ways to write one mailbox: nobody tells them apart by their capitals. */
export const sameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** As it is written into a message's head, and as it is copied. */
export function addressLine({ name, address }: Person): string {
  if (name === "") return address;
  const isPlain = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~ -]+$/u.test(name);
  return `${isPlain ? name : `"${name.replace(/[\\"]/g, "\\$&")}"`} <${address}>`;
}
