import { isGsm } from "./gsm.ts";

/** What GSM-7 has for a character that it lacks. */
export interface Replacement {
  readonly text: string;
  /** It reads the same but for its looks (’ and '), or a letter loses its mark (ç and c): that is the writer's choice. */
  readonly kind: "sameReading" | "letter";
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Characters → what is written for them on a plain keyboard. */
const table: ReadonlyMap<string, string> = new Map(
  (
    [
      ["‘’‚‛′‵ʹʼˈ‹›`´＇", "'"],
      ["“”„‟″‶«»〝〞＂", '"'],
      ["‐‑‒–—―−﹘﹣－", "-"],
      ["•‣◦▪▫●○∙", "-"],
      ["·", "."],
      ["…", "..."],
      ["×", "x"],
      ["⁄∕", "/"],
      ["→⇒", "->"],
      ["←⇐", "<-"],
      ["™", "(TM)"],
      ["©", "(C)"],
      ["®", "(R)"],
      ["\t", " "],
      ["\v\u0085\u2028\u2029", "\n"],
    ] as const
  ).flatMap(([chars, text]) => [...chars].map((char) => [char, text] as const)),
);
/** Letters that do not come apart into a letter and a mark. */
const letters: Readonly<Record<string, string>> = {
  Ł: "L",
  ł: "l",
  Đ: "D",
  đ: "d",
  ı: "i",
  Œ: "OE",
  œ: "oe",
};

const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

/** One code point: what reads the same, "" for what is not seen, null for what has no other writing. */
function sameReading(char: string): string | null {
  const known = table.get(char);
  if (known !== undefined) return known;
  if (isGsm(char)) return char;
  if (/\p{Zs}/u.test(char)) return " ";
  if (unseen.test(char)) return "";
  const plain = char.normalize("NFKC").replaceAll("⁄", "/");
  return plain !== char && isGsm(plain) ? plain : null;
}

function asLetter(char: string): string | null {
  const plain = letters[char] ?? char.normalize("NFD").replace(/\p{M}/gu, "");
  return plain !== "" && isGsm(plain) ? plain : null;
}

/** In place of one character as people count them; null where GSM-7 has nothing for it: emoji, other scripts. */
export function replacementFor(char: string): Replacement | null {
  const composed = char.normalize("NFC");
  let text = "";
  let kind: Replacement["kind"] = "sameReading";
  for (const each of composed) {
    const same = sameReading(each);
    const plain = same ?? asLetter(each);
    if (plain === null) return null;
    if (same === null) kind = "letter";
    text += plain;
  }
  return { text, kind };
}

/**
 * A text with all that GSM-7 lacks replaced where it has something for it; the rest stays.
 * @param also "letters" lets letters lose their marks as well
 */
export function replaceAll(text: string, also?: "letters"): string {
  let replaced = "";
  for (const { segment } of graphemes.segment(text)) {
    const found = isGsm(segment) ? null : replacementFor(segment);
    const isTaken = found !== null && (found.kind === "sameReading" || also === "letters");
    replaced += isTaken ? found.text : segment;
  }
  return replaced;
}

/** Pasted text with the line ends that GSM-7 has once: Windows writes two signs for each, and each is paid for. */
export const withPlainLineEnds = (text: string): string => text.replace(/\r\n?/g, "\n");
