import type { Place } from "../../shared/numbers/read.ts";
import { callText } from "../../shared/text/call.ts";
import { countryName } from "../../shared/text/format.ts";
import type { Callee } from "../app/dialler.ts";
import { countryOf, formatNumber, readTyped } from "../numbers/numbers.ts";

/** Under the number in the dial pad: whose it is or where, what its letters are, and what is kept for later. */
export function numberHint(number: string, callee: Callee | null, place: Place): string {
  const read = readTyped(number, place);
  const dialled = read?.ok === true ? read.value : null;
  const country = countryOf(number, place.region) ?? dialled?.country ?? null;
  const isLong = dialled !== null && /^\d{7,}$/.test(dialled.to);
  const where = isLong ? callText.internal : country === null ? "" : countryName(country);
  return [
    callee?.name || where,
    dialled === null || dialled.letters === ""
      ? ""
      : callText.lettersAre(formatNumber(dialled.to, place.region)),
    dialled === null || dialled.postDial === "" ? "" : callText.postDialWaits(dialled.postDial),
  ]
    .filter((each) => each !== "")
    .join(" · ");
}
