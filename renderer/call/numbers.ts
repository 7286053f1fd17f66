import { signal } from "@preact/signals";
import type { CountryCode } from "libphonenumber-js/min";

type Library = typeof import("libphonenumber-js/min");
export type NumberProblem = "tooShort" | "tooLong" | "notANumber";

/** Null until the lazily loaded chunk is there; whatever reads it is drawn again then. */
const library = signal<Library | null>(null, { name: "numbers" });

/** Loads the rules of the world's numbers, some 40 kB compressed: after the first paint. */
export async function loadNumbers(): Promise<void> {
  if (library.peek() === null) library.value = await import("libphonenumber-js/min");
}

function country(lib: Library, region: string): CountryCode | undefined {
  return lib.isSupportedCountry(region) ? region : undefined;
}

/** Star codes and the tenant's extensions are dialled as they are. */
function isShortOrCode(number: string): boolean {
  return /[*#]/.test(number) || /^\d{1,6}$/.test(number);
}

/** As people of the region write it; as it came until the rules are loaded. */
export function formatNumber(number: string, region: string): string {
  const lib = library.value;
  if (lib === null || isShortOrCode(number)) return number;
  const home = country(lib, region);
  const parsed = lib.parsePhoneNumberFromString(number, home);
  if (parsed === undefined || !parsed.isPossible()) return number;
  return parsed.country === home ? parsed.formatNational() : parsed.formatInternational();
}

/** A number while it is typed. */
export function formatTyped(number: string, region: string): string {
  const lib = library.value;
  if (lib === null || /[*#]/.test(number)) return number;
  return new lib.AsYouType(country(lib, region)).input(number);
}

/** The country of a number, as an ISO code; null when it is not known. */
export function countryOf(number: string, region: string): string | null {
  const lib = library.value;
  if (lib === null || isShortOrCode(number)) return null;
  const typed = new lib.AsYouType(country(lib, region));
  typed.input(number);
  return typed.getCountry() ?? null;
}

/** Why a number cannot be dialled as far as this window can tell; null when main may judge. */
export function problemOf(number: string, region: string): NumberProblem | null {
  const lib = library.peek();
  if (lib === null || isShortOrCode(number)) return null;
  switch (lib.validatePhoneNumberLength(number, country(lib, region))) {
    case undefined:
      return null;
    case "TOO_SHORT":
      return "tooShort";
    case "TOO_LONG":
      return "tooLong";
    default:
      return "notANumber";
  }
}
