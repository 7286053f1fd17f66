/** The default alphabet of SMS (3GPP TS 23.038, 6.2.1): one septet each. Of its table only Ç has a cedilla. */
const basic =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/** Sent behind an escape (6.2.1.1): two septets each. */
const extension = "\f^{}\\[~]|€";

const septets: ReadonlyMap<string, number> = new Map([
  ...[...basic].map((char) => [char, 1] as const),
  ...[...extension].map((char) => [char, 2] as const),
]);

/** How many septets a character takes; 0 when the alphabet does not have it. */
export const septetsOf = (char: string): number => septets.get(char) ?? 0;

/** Whether all of a text can be sent in the default alphabet. */
export function isGsm(text: string): boolean {
  for (const char of text) if (!septets.has(char)) return false;
  return true;
}
