import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { fail, ok, type Result } from "../../shared/result.ts";

/** Extensions and service numbers: too short for any numbering plan, dialled as they are. */
const short = /^[*#]?\d{2,6}#?$/;

/**
 * What was typed or pasted → what is dialled: E.164 with +, or a short number as it stands.
 * @param region ISO country that numbers without + belong to
 */
export function dialable(typed: string, region: string): Result<string> {
  const text = typed.trim().replace(/^(tel|callto|sip):/i, "");
  const compact = text.replace(/[\s().\-/\u00a0\u2010-\u2015]/g, "");
  if (short.test(compact)) return ok(compact);
  const country: CountryCode | undefined = isSupportedCountry(region) ? region : undefined;
  const parsed =
    country === undefined ? parsePhoneNumberFromString(text) : parsePhoneNumberFromString(text, country);
  if (parsed === undefined || !parsed.isPossible()) return fail("badNumber");
  return ok(parsed.number);
}
