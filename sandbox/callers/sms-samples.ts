/** Texts that customers' telephones send, by name. Each is one or several messages, in the order in which they come. */
export interface SmsSample {
  readonly description: string;
  readonly texts: readonly string[];
  /** The message has pictures or cards beside its text. */
  readonly files?: readonly { readonly name: string; readonly contentType: string; readonly text: string }[];
}

const vcard = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ines Novak\r\nTEL:+15550100123\r\nEND:VCARD\r\n";

export const smsSamples = {
  stop: { description: "opts out", texts: ["STOP"] },
  start: { description: "opts in again", texts: ["start"] },
  outOfOrder: {
    description: "three parts of one text, out of order, the second missing",
    texts: ["(3/3) so please call me back.", "(1/3) Hello, I ordered last week and"],
  },
  twice: { description: "the same text twice", texts: ["Are you there?", "Are you there?"] },
  nul: {
    description: "a NUL and other control characters in the middle",
    texts: ["before\u0000after\u0007\u001b[31m"],
  },
  long: { description: "1,600 characters", texts: ["All work and no play. ".repeat(73).slice(0, 1_600)] },
  rightToLeft: {
    description: "Hebrew, Arabic and an overriding mark",
    texts: ["שלום, מה שלומך? مرحبا \u202Egpj.exe"],
  },
  emoji: {
    description: "one glyph of eleven units, and seventy of two",
    texts: ["👨‍👩‍👧‍👦", "😎".repeat(70)],
  },
  links: {
    description: "addresses and numbers to click, some of them not safe",
    texts: [
      "See https://bank.test/a?b=1 or javascript:alert(1), mail me@customer.test or call +1 (555) 010-0100.",
    ],
  },
  picture: {
    description: "a picture without text",
    texts: [""],
    files: [{ name: "IMG_0001.png", contentType: "image/png", text: "" }],
  },
  contactCard: {
    description: "a vCard",
    texts: [""],
    files: [{ name: "Ines Novak.vcf", contentType: "text/vcard", text: vcard }],
  },
  location: { description: "a place", texts: ["My location: https://maps.test/?q=52.5200,13.4050"] },
} as const satisfies Record<string, SmsSample>;
export type SmsSampleName = keyof typeof smsSamples;
