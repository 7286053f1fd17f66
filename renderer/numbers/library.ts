/** The rules of the world's numbers and what reads by them: loaded together, after the first paint. */
export { AsYouType, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/max";
export { numberInText, numbersInText } from "../../shared/numbers/in-text.ts";
export { countriesFor, readNumber } from "../../shared/numbers/read.ts";
