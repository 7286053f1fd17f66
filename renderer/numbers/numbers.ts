import { signal } from "@preact/signals";
import type { CountryCode } from "libphonenumber-js/max";
import type { SmsRecipient } from "../../shared/messages/sms-recipients.ts";
import type { Found, NumberSpot } from "../../shared/numbers/in-text.ts";
import { partPostDial } from "../../shared/numbers/post-dial.ts";
import type { Place, Read, Trouble } from "../../shared/numbers/read.ts";
import { callText } from "../../shared/text/call.ts";

type Library = typeof import("./library.ts");

/** Null until the lazily loaded chunk is there; whatever reads it is drawn again then. */
const library = signal<Library | null>(null, { name: "numbers" });

/** Loads the rules of the world's numbers, some 60 kB compressed: after the first paint. */
export async function loadNumbers(): Promise<void> {
  if (library.peek() === null) library.value = await import("./library.ts");
}

function country(lib: Library, region: string): CountryCode | undefined {
  return lib.isSupportedCountry(region) ? region : undefined;
}

/** Star codes and the tenant's extensions are dialled as they are. */
function isShortOrCode(number: string): boolean {
  return /[*#]/.test(number) || /^\d{1,6}$/.test(number);
}

/** As people of the region write it, with what is sent later in words; as it came until the rules are loaded. */
export function formatNumber(number: string, region: string): string {
  const { head, postDial, by } = partPostDial(number);
  if (by === "none") return formatHead(number, region);
  return `${formatHead(head, region)} ${callText.postDialBehind(postDial)}`;
}

function formatHead(number: string, region: string): string {
  const lib = library.value;
  const coded = /^([*#][\d*#]*)(\+\d+)([\d*#]*)$/.exec(number);
  if (coded !== null) {
    const [, code, inner = "", tail] = coded;
    return `${code} ${formatHead(inner, region)}${tail === "" ? "" : ` ${tail}`}`;
  }
  if (lib === null || isShortOrCode(number)) return number;
  const home = country(lib, region);
  const parsed = lib.parsePhoneNumberFromString(number, home);
  if (parsed === undefined || !parsed.isPossible()) return number;
  return parsed.country === home ? parsed.formatNational() : parsed.formatInternational();
}

/** What is longer is no number, and is not made to look like one. */
const longestTyped = 40;

/** A number while it is typed; text with letters stays as it is. */
export function formatTyped(number: string, region: string): string {
  const lib = library.value;
  const typed = /^(\+?\d+)(,.*)?$/.exec(number);
  if (lib === null || typed === null || number.length > longestTyped) return number;
  const [, head = "", rest = ""] = typed;
  return new lib.AsYouType(country(lib, region)).input(head) + rest;
}

/** The country of a number, as an ISO code; null when it is not known. */
export function countryOf(number: string, region: string): string | null {
  const lib = library.value;
  const [head = ""] = number.split(",");
  if (lib === null || isShortOrCode(head) || head.length > longestTyped) return null;
  const typed = new lib.AsYouType(country(lib, region));
  typed.input(head);
  return typed.getCountry() ?? null;
}

/** What would be dialled for a text; null while the rules are not loaded, and main may judge. */
export function readTyped(text: string, place: Place): Read | null {
  return library.value?.readNumber(text, place) ?? null;
}

/** Why a number cannot be dialled as far as this window can tell; null when main may judge. */
export function problemOf(number: string, place: Place): Trouble | null {
  const read = readTyped(number, place);
  return read === null || read.ok ? null : read.why;
}

/** Whom an SMS goes to; as they were typed and without trouble while the rules are not loaded: main judges what is sent. */
export function readRecipients(written: readonly string[], place: Place): readonly SmsRecipient[] {
  const lib = library.value;
  if (lib === null) return written.map((each) => ({ written: each, to: "", trouble: null, doubt: null }));
  return lib.smsRecipients(written, { ...place, own: [], stopped: [], most: lib.mostRecipients });
}

/** The number in a text that was copied. */
export async function findNumber(text: string, place: Place): Promise<Found> {
  await loadNumbers();
  return library.peek()?.numberInText(text, place) ?? { found: "none" };
}

/** Finds the numbers of a running text; undefined while the rules are not loaded. */
export function numbersIn(place: Place): ((text: string) => readonly NumberSpot[]) | undefined {
  const lib = library.value;
  return lib === null ? undefined : (text) => lib.numbersInText(text, place);
}

/** Countries that a doubtful number might be of, as ISO codes. */
export function countriesFor(text: string, place: Place, among: readonly string[]): readonly string[] {
  return library.value?.countriesFor(text, place, among) ?? [];
}
