import {
  type CountryCode,
  findPhoneNumbersInText,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import { readLink } from "./link.ts";
import { compact, plainText } from "./plain.ts";
import { partPostDial, tailInText, withPostDial } from "./post-dial.ts";
import { type DialString, type Place, type Read, readNumber } from "./read.ts";

/** Why a text gives none: there is none, there are several, one may be half of something, is another company's. */
export type Nothing = "none" | "several" | "unclear" | "elsewhere" | "tooLong";

/** The number of a text. `text` is for the dial pad: as it was written there, and read as this one number. */
export type Found = { readonly found: "one"; readonly text: string } | { readonly found: Nothing };

/** Longer texts are not looked through: nobody copies a novel to call somebody. Nothing is cut instead. */
export const longestLookedThrough = 10_000;
/** One line that may be a number as a whole. */
const longestWhole = 100;

const money = "EUR|USD|GBP|CHF|CAD|AUD|JPY|INR|SEK|NOK|DKK|PLN|kr|dollars?|euros?|pounds?";
const ids =
  "inv(?:oice)?|order|ref(?:erence)?|acc(?:oun)?t|po|ticket|case|iban|vat|tax|serial|tracking|isbn|sku|id";
const day = "(?:0?[1-9]|[12]\\d|3[01])";

/** What looks like a number and is none: addresses, amounts, dates, times, places, numbers of things. */
const others: readonly RegExp[] = [
  /\b(?:https?|ftp|mailto|file):[^\s<>"]+/giu,
  /[^\s<>":@]{1,64}@[^\s<>"]{1,255}/gu,
  /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![.\d])/gu,
  /(?<![\d.-])\d{4}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?![-/.]?\d)/gu,
  new RegExp(`(?<![\\d][-/.]?)${day}[-/.]${day}[-/.](?:19|20)?\\d\\d(?![-/.]?\\d)`, "gu"),
  /(?<!\d)[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?!\d)/gu,
  /\p{Sc} ?\d[\d.,' ]{0,20}/gu,
  new RegExp(`\\b(?:${money}) ?\\d[\\d.,']{0,20}`, "giu"),
  new RegExp(`(?<!\\d)\\d[\\d.,']{0,20} ?(?:\\p{Sc}|(?:${money})\\b)`, "giu"),
  /(?<!\d)\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)/gu,
  /(?<!\d)\d{1,3}(?:\.\d{3})+,\d+/gu,
  /-?\d{1,3}\.\d{3,},? ?-?\d{1,3}\.\d{3,}/gu,
  /(?<!\d)\d+(?:\.\d+)?E[+-]?\d+/giu,
  /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{2,4}){3,8}\b/gu,
  new RegExp(`\\b(?:${ids})\\b[ .:#-]{0,4}(?:n[o°]\\.? ?)?\\d[\\d-]*`, "giu"),
];
/** As long as before, so that what is left stands where it stood. */
const mask = (found: string) => (found.length < 3 ? "|" : " | ").padEnd(found.length);
const masked = (text: string) => others.reduce((now, other) => now.replace(other, mask), text);

/** A word number in running text stands in capitals and begins with a free number's digits. */
const wordNumber = /(?<![\w-])(?:\+?1[ .-])?\(?8(?:00|33|44|55|66|77|88)\)?[ .-][A-Z][A-Z\d-]{5,9}(?![\w-])/g;

/**
 * The number in a copied text: the text as a whole, or the one that libphonenumber finds in it. Several are nobody's
 * choice but the agent's, and what may be half of something longer is none.
 */
export function numberInText(text: string, place: Place): Found {
  if (text.length > longestLookedThrough) return { found: "tooLong" };
  const plain = plainText(text).trim();
  const link = readLink(plain);
  if (link?.kind === "unreadable") return { found: "none" };
  if (link?.kind === "elsewhere" || (link !== null && link.context !== "")) return { found: "elsewhere" };
  if (link !== null) return { found: "one", text: withPostDial(link.number, link.postDial) };
  const free = masked(plain);
  if (free === plain) {
    const whole = readWhole(plain, place);
    if (whole !== null) return whole;
  }
  return inRunningText(free, place);
}

function readWhole(plain: string, place: Place): Found | null {
  if (plain.length > longestWhole || plain.includes("\n")) return null;
  const read = readNumber(plain, place);
  if (!read.ok) {
    if (read.why === "severalNumbers") return { found: "several" };
    // Too short to be called as it stands: the agent completes it.
    return read.why === "tooShort" && /^[\d\s().-]+$/.test(plain) && compact(plain).length > 6
      ? { found: "one", text: compact(plain) }
      : null;
  }
  const { to } = read.value;
  const isShort = /^\d+$/.test(to);
  const isKnown = read.value.doubt === "emergency" || isShortOf(to, place);
  const isPlain = /^\d+$/.test(plain) || (isKnown && /^[\d -]+$/.test(plain));
  if (isShort && (read.value.postDial !== "" || !isPlain)) return null;
  return { found: "one", text: asWritten(plain, read.value, place) };
}

/** A public number of the region that is as short as internal ones are: Australia's 13 12 34. */
function isShortOf(digits: string, { region }: Place): boolean {
  return isSupportedCountry(region) && parsePhoneNumberFromString(digits, region)?.isValid() === true;
}

/** In the form of its own country where it was written so; letters stay letters. */
function asWritten(
  slice: string,
  { to, postDial, country, letters, doubt }: DialString,
  place: Place,
): string {
  if (letters !== "") return withPostDial(letters, postDial);
  // With a country put in front nobody could see any more that it was not written there.
  if (doubt !== null) return withPostDial(compact(partPostDial(plainText(slice).trim()).head), postDial);
  const head = compact(slice).replace(/^(\+?[\d]*).*$/s, "$1");
  const isOwn = country === place.region && /^\d{7,}$/.test(head);
  const read = isOwn ? readNumber(head, place) : null;
  return withPostDial(read?.ok === true && read.value.to === to ? head : to, postDial);
}

/** Where something stands that looks like a number, and what it reads as: nothing when it may be half of something. */
interface Spot {
  readonly start: number;
  readonly end: number;
  readonly read: Read | null;
}

function spotsIn(text: string, place: Place): readonly Spot[] {
  const country: CountryCode | undefined = isSupportedCountry(place.region) ? place.region : undefined;
  const spots: Spot[] = [];
  let taken = 0;
  for (const { startsAt, endsAt } of findPhoneNumbersInText(
    text,
    country === undefined ? {} : { defaultCountry: country },
  )) {
    // A conference's code looks like a number in some countries.
    if (startsAt < taken) continue;
    const end = withTail(text, endsAt);
    taken = end;
    const isHalf = hasNeighbour(text, startsAt, end);
    spots.push({ start: startsAt, end, read: isHalf ? null : readNumber(text.slice(startsAt, end), place) });
  }
  for (const { 0: word, index } of text.matchAll(wordNumber)) {
    const end = withTail(text, index + word.length);
    spots.push({ start: index, end, read: readNumber(text.slice(index, end), place) });
  }
  return spots;
}

function inRunningText(text: string, place: Place): Found {
  const found = new Map<string, string>();
  let isHalf = false;
  for (const { start, end, read } of spotsIn(text, place)) {
    if (read === null || !read.ok || !read.value.to.startsWith("+")) isHalf = true;
    else found.set(read.value.to + read.value.postDial, asWritten(text.slice(start, end), read.value, place));
  }
  const [first] = found.values();
  if (found.size > 1) return { found: "several" };
  if (isHalf) return { found: "unclear" };
  return first === undefined ? { found: "none" } : { found: "one", text: first };
}

/** A number in running text: from where to where it stands there, in UTF-16 units. */
export interface NumberSpot {
  readonly start: number;
  readonly end: number;
  readonly number: DialString;
}

/** Every number of a running text that can be called from there, in order; none of a text longer than is looked through. */
export function numbersInText(text: string, place: Place): readonly NumberSpot[] {
  if (text.length > longestLookedThrough || !/\p{Nd}/u.test(text)) return [];
  const { plain, places } = plainWithPlaces(text);
  const found = spotsIn(masked(plain), place).flatMap(({ start, end, read }) =>
    read?.ok === true && read.value.to.startsWith("+")
      ? [{ start: places[start]?.from ?? 0, end: places[end - 1]?.to ?? 0, number: read.value }]
      : [],
  );
  const inOrder = found.toSorted((one, other) => one.start - other.start);
  return inOrder.filter(({ start }, n) => n === 0 || start >= (inOrder[n - 1]?.end ?? 0));
}

interface PlainWithPlaces {
  readonly plain: string;
  /** For each unit of the plain text, from where to where it stood as it was written. */
  readonly places: readonly { readonly from: number; readonly to: number }[];
}

function plainWithPlaces(text: string): PlainWithPlaces {
  let plain = "";
  const places: { from: number; to: number }[] = [];
  let from = 0;
  for (const char of text) {
    const to = from + char.length;
    const piece = char < "\x7f" ? char : plainText(char);
    for (let n = 0; n < piece.length; n += 1) places.push({ from, to });
    plain += piece;
    from = to;
  }
  return { plain, places };
}

/** Where a number that ends there ends with its extension. */
function withTail(text: string, end: number): number {
  return end + (tailInText.exec(text.slice(end, end + 60))?.[0].length ?? 0);
}

/** More digits stand right before or behind: this may be a piece of something longer. */
function hasNeighbour(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  const after = text.slice(end, end + 12);
  return /[\d*#+][ .\-/()]*$/.test(before) || /^(?:[ \-/()]|\.(?! ))*[\d*#]/.test(after);
}
