import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from "libphonenumber-js/max";
import { isEmergency } from "./emergency.ts";
import { readLink } from "./link.ts";
import { compact, lettersAsDigits, plainText, withoutTrunkZero } from "./plain.ts";
import { isTooMuch, partPostDial } from "./post-dial.ts";

/** Where numbers are read. */
export interface Place {
  /** ISO country that numbers without + belong to. */
  readonly region: string;
  /** The tenant's internal numbers are this long where that is more than six digits; 0 where it is not. */
  readonly internalDigits: number;
}

/** What the agent is asked about before such a number is called. */
export const doubts = ["emergency", "notInPlan", "noPrefix"] as const;
export type Doubt = (typeof doubts)[number];

/** One thing to dial. */
export interface DialString {
  /** E.164 with +, an internal number as it stands, or a service code with its number. */
  readonly to: string;
  /** Digits to send when they answer: groups with commas between; "" for none. */
  readonly postDial: string;
  /** ISO country; null where there is none: internal numbers, codes, numbers of no country. */
  readonly country: string | null;
  readonly doubt: Doubt | null;
  /** The number as it was written with letters; "" where it was not. */
  readonly letters: string;
}

/** Why a text is nothing that can be dialled. */
export type Trouble =
  | "nothing"
  | "notANumber"
  | "tooShort"
  | "tooLong"
  | "severalNumbers"
  /** Star or hash where they mean nothing we know: it would be another number without them. */
  | "unknownCode"
  /** It belongs to another company's or place's telephones. */
  | "elsewhere";

export type Read =
  | { readonly ok: true; readonly value: DialString }
  | { readonly ok: false; readonly why: Trouble };

/** Whoever wrote a longer one did not mean a telephone number. Links have more to them, and a limit of their own. */
const longest = 60;
const longestLink = 300;

const no = (why: Trouble): Read => ({ ok: false, why });
const plain = { postDial: "", country: null, doubt: null, letters: "" } as const;
const yes = (value: Pick<DialString, "to"> & Partial<DialString>): Read => ({
  ok: true,
  value: { ...plain, ...value },
});

/**
 * What was typed, pasted, linked or stored → what is dialled. The whole text must be the number: nothing of it is left
 * out, and nothing is guessed. What may be meant otherwise carries a doubt or is refused with its reason.
 */
export function readNumber(text: string, place: Place): Read {
  if (text.length > longestLink) return no("tooLong");
  const whole = plainText(text)
    .trim()
    .replace(/\s*[.,;:!?]+$/, "");
  if (whole === "") return no("nothing");
  const link = readLink(whole);
  if (link?.kind === "unreadable") return no("notANumber");
  if (link?.kind === "elsewhere" || (link !== null && link.context !== "")) return no("elsewhere");
  if (link !== null) return readParts({ head: link.number, postDial: link.postDial, by: "pause" }, place);
  if (whole.length > longest) return no("tooLong");
  return readParts(partPostDial(whole), place);
}

function readParts({ head, postDial, by }: ReturnType<typeof partPostDial>, place: Place): Read {
  const read = readHead(head, place);
  if (!read.ok || postDial === "") return read;
  if (isTooMuch(postDial)) return no("tooLong");
  const { to } = read.value;
  if (by === "comma" && /^\d/.test(to)) return no("notANumber");
  if (by === "comma" && to.startsWith("+")) {
    const other = readHead(postDial, place);
    if (other.ok && other.value.to.startsWith("+")) return no("severalNumbers");
  }
  return yes({ ...read.value, postDial });
}

/** Everything but the digits for later. */
function readHead(head: string, place: Place): Read {
  if (head.includes("\n")) return no("severalNumbers");
  const keys = compact(withoutTrunkZero(head));
  if (/^[*#]/.test(keys)) return readCode(head, keys, place);
  if (/[a-z]/i.test(keys)) return readLetters(head, place);
  if (/^\+?\d+[*#]/.test(keys)) return no("unknownCode");
  if (!/^\+?\d+$/.test(keys)) return no("notANumber");
  if (isEmergency(keys, place.region)) return yes({ to: keys, doubt: "emergency" });
  if (/^\d{2,6}$/.test(keys) || (/^\d+$/.test(keys) && keys.length === place.internalDigits)) {
    return yes({ to: keys });
  }
  const read = readFull(keys, place);
  return read.ok && hasOtherEnding(head, place) ? no("severalNumbers") : read;
}

/** 030 901820/21 are two numbers of one office: put together they would be a third one where numbers vary in length. */
function hasOtherEnding(head: string, { region }: Place): boolean {
  const first = compact(/^(.*)\/\s*\d{1,4}$/.exec(head)?.[1] ?? "");
  return first.length > 6 && parsed(first, region)?.isValid() === true;
}

const countryOf = (region: string): CountryCode | undefined =>
  isSupportedCountry(region) ? region : undefined;

/** Mexico's mobiles had a 1 behind the country, and other digits at home, until 2019. Ten digits are left of them. */
const oldMexican = /^(?:\+|00|011)52(?:1|01|044|045)(?=[2-9]\d{9}$)/;

/** The plan's own reading; where that finds nothing, 00 is the + that most of the world dials. */
function parsed(written: string, region: string): PhoneNumber | undefined {
  const keys = written.replace(oldMexican, "+52");
  const asWritten = parsePhoneNumberFromString(keys, countryOf(region));
  if (asWritten?.isValid() === true) return asWritten;
  const abroad = /^00[1-9]/.test(keys) ? parsePhoneNumberFromString(`+${keys.slice(2)}`) : undefined;
  return abroad?.isValid() === true ? abroad : asWritten;
}

/** North America opens area codes faster than the list of them is renewed: there the shape of a number decides. */
const northAmerican = /^[2-9](?!11)\d\d[2-9]\d{6}$/;

function isOfItsPlan(number: PhoneNumber, keys: string): boolean {
  const { countryCallingCode, nationalNumber } = number;
  if (number.isValid()) return true;
  const isNew = countryCallingCode === "1" && northAmerican.test(nationalNumber);
  return isNew && parsePhoneNumberFromString(`+${keys}`)?.isValid() !== true;
}

/**
 * The digits are a number of the region but for those in front (the 0 of most plans) that nobody leaves out there:
 * a local number without its area, another country's without its +, or a table's that lost its zeros.
 */
function lacksPrefix(number: PhoneNumber, keys: string): boolean {
  const whole = number.formatNational({ nationalPrefix: false }).replace(/\D/g, "");
  return whole.length > keys.length && whole.endsWith(keys);
}

/** Japan has numbers of its own that begin with 00: most who write it mean the +. */
function isAbroadToo({ number }: PhoneNumber, keys: string): boolean {
  const abroad = /^00[1-9]/.test(keys) ? parsePhoneNumberFromString(`+${keys.slice(2)}`) : undefined;
  return abroad?.isValid() === true && abroad.number !== number;
}

/** Whoever wrote the country meant it; where it is ours to add, the number must be one as that country writes them. */
function doubtOf(number: PhoneNumber, keys: string): Doubt | null {
  if (keys.startsWith("+")) return null;
  if (!isOfItsPlan(number, keys) || isAbroadToo(number, keys)) return "notInPlan";
  return lacksPrefix(number, keys) ? "noPrefix" : null;
}

function readFull(keys: string, { region }: Place): Read {
  const number = parsed(keys, region);
  if (number === undefined || !number.isPossible()) return no(lengthTrouble(keys, region));
  return yes({
    to: number.number,
    country: number.country ?? null,
    doubt: doubtOf(number, keys),
  });
}

function lengthTrouble(keys: string, region: string): Trouble {
  switch (validatePhoneNumberLength(keys, countryOf(region))) {
    case "TOO_SHORT":
      return "tooShort";
    case "TOO_LONG":
      return "tooLong";
    default:
      return keys.replace("+", "").length < 3 ? "tooShort" : "notANumber";
  }
}

/** A code alone, as the tenant's switch or the network knows it: *97, #31#, *#06#. */
const bareCode = /^[*#]{1,2}\d{1,6}(?:[*#]+\d{0,6}){0,3}$|^[*#]{1,2}[*#\d]$/;
/** A code in front of a number, told apart by a space, a plus, or its own last hash or star: *67 415…, #31#+1…. */
const spaced = /^([*#]{1,2}\d{2,4}[*#]?)(?:[\s.\-/]+(?=[+\d(])|(?=[+(]))(.+)$/;
const closed = /^([*#]{1,2}\d{2,3}[*#])(\+?\d{7,})$/;
const glued = /^([*#]\d{2,3}?)(\d{7,})$/;
/** A number inside a code: **21*number#, and its seconds. */
const inside = /^(\*{1,2}\d{2,3}\*)(\+?\d{7,})((?:\*\d{0,3}){0,2}#)$/;

/** A service code is kept with its number as one dial string. A code with half a number is refused. */
function readCode(head: string, keys: string, place: Place): Read {
  const held = inside.exec(keys);
  if (held !== null) return joined(held[1] ?? "", held[2] ?? "", held[3] ?? "", place);
  const help = /^[*#]{1,2}\d{2,3}[*#]?(\d{3,5})$/.exec(keys);
  if (help !== null && isEmergency(help[1] ?? "", place.region)) return yes({ to: keys, doubt: "emergency" });
  if (bareCode.test(keys) && !/\d\s+\+?\d{3}/.test(head)) return yes({ to: keys });
  const found = spaced.exec(head.trim()) ?? closed.exec(keys) ?? glued.exec(keys);
  if (found !== null) return joined(found[1] ?? "", found[2] ?? "", "", place);
  return no("unknownCode");
}

function joined(before: string, number: string, after: string, place: Place): Read {
  const read = /[*#a-z]/i.test(number)
    ? no("unknownCode")
    : readHead(number, { ...place, internalDigits: 0 });
  if (!read.ok || !read.value.to.startsWith("+")) return no("unknownCode");
  return yes({ ...read.value, to: before + read.value.to + after });
}

/** Digits first, then a word in place of the rest: 1-800-FLOWERS. Nothing looser: most words are no numbers. */
const wordShape =
  /^((?:\+?1[\s.-]*)?)\(?(\d{3,4})\)?[\s.-]+([a-z\d](?:[a-z\d-]*[a-z\d])?|[A-Z\d](?:[A-Z\d\s.-]*[A-Z\d])?)$/i;
/** Where companies have words: what the caller pays nothing or a fixed price for. */
const wordTypes: readonly unknown[] = ["TOLL_FREE", "SHARED_COST", "UAN", "PREMIUM_RATE"];

function readLetters(head: string, { region }: Place): Read {
  const shape = wordShape.exec(head.trim());
  const [, one = "", area = "", word = ""] = shape ?? [];
  const letters = word.replace(/[^a-z]/gi, "");
  // A sentence may begin with a number: small letters are a word only without spaces.
  const isWord = letters.length >= 3 && (letters === letters.toUpperCase() || !/\s/.test(word));
  if (shape === null || !isWord) return no("notANumber");
  const keys = compact(one + area + lettersAsDigits(word));
  const number = parsePhoneNumberFromString(keys, countryOf(region));
  if (number === undefined) return no("notANumber");
  // 1-800-FLOWERS is North America's: elsewhere its digits may be somebody's number, and nobody could see it.
  if (doubtOf(number, keys) === "noPrefix") return no("notANumber");
  if (!number.isValid()) return no(number.isPossible() ? "notANumber" : lengthTrouble(number.number, region));
  if (one === "" && !wordTypes.includes(number.getType())) return no("notANumber");
  return yes({ to: number.number, country: number.country ?? null, letters: head.trim().toUpperCase() });
}

/**
 * Countries in which a number that its own region does not know would be one, as ISO codes.
 * @param among where to look, the likeliest first
 */
export function countriesFor(text: string, place: Place, among: readonly string[]): readonly string[] {
  const keys = compact(partPostDial(plainText(text).trim()).head);
  if (!/^\d+$/.test(keys)) return [];
  const withPlus = parsePhoneNumberFromString(`+${keys.replace(/^00/, "")}`);
  const first = withPlus?.isValid() === true && withPlus.country !== undefined ? [withPlus.country] : [];
  const others = among.filter((code) => {
    const country = countryOf(code);
    return country !== undefined && parsePhoneNumberFromString(keys, country)?.isValid() === true;
  });
  return [...new Set([...first, ...others])].filter((code) => code !== place.region);
}
