/** The rules of the world's numbers and what reads by them: loaded together, after the first paint. */
export { AsYouType, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/max";
export { mostRecipients, smsRecipients } from "../../shared/messages/sms-recipients.ts";
export { numberInText, numbersInText } from "../../shared/numbers/in-text.ts";
export { countriesFor, readNumber } from "../../shared/numbers/read.ts";
