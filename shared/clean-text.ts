/**
 * Words that others wrote: names, queues, statuses, texts. They are cleaned where they come in (`main/nextiva`,
 * `main/line`), and set apart where they are shown, so that they can neither reorder nor push away what is ours.
 */

/** Longer than any name that is one. */
const longestName = 200;
const plain = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;
const spaces = /[\p{Z}\t\n\v\f\r\u0085]+/gu;
/** What is not seen, and what turns the direction of the rest; joiners and the signs within emoji stay. */
const unseen =
  /[[\p{Cc}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]--[\u200C\u200D\uFE0E\uFE0F\u{E0020}-\u{E007F}]]/gv;
/** The same, but for the breaks and tabs that a text of several lines has. */
const unseenInText = /[[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB]--[\n\t]]/gv;
/** Marks piled up on one letter run over the lines above and below, also with joiners among them. */
const piled = /((?:\p{M}[\u200C\u200D]?){6})[\p{M}\u200C\u200D]+/gu;
const joined = /([\u200C\u200D])[\u200C\u200D]+/gu;
/** Letters that are not seen belong to flags. Behind anything else they are words for machines alone. */
const strayTags = /(?<!\u{1F3F4}[\u{E0020}-\u{E007F}]{0,7})[\u{E0020}-\u{E007F}]/gu;
/** No wire's name needs more units than this, before what is not seen is taken out of it. */
const longestRaw = 20_000;
/** The longest character that is one, a family of four with the colours of their skin, has fewer units. */
const longestCharacter = 40;
const seen = /[^\p{M}\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Letters that are written from right to left, and what is around them is turned by. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** A name as one line of what can be seen; "" when nothing can, and nothing is left to be shown. */
export function cleanName(text: string, most = longestName): string {
  if (text.length <= most && plain.test(text)) return text;
  const clean = text
    .slice(0, longestRaw)
    .toWellFormed()
    .replace(spaces, " ")
    .replace(unseen, "")
    .replace(strayTags, "")
    .replace(joined, "$1")
    .replace(piled, "$1")
    .replace(/ {2,}/g, " ")
    .trim();
  const name = seen.test(clean) ? shortened(clean, most) : "";
  return name === "…" ? "" : name;
}

/** A text of several lines without what controls a terminal or turns its direction. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(unseenInText, "")
    .replace(piled, "$1");
}

/** At most so many characters as people count them, the last of them a "…" when it was cut. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept: string[] = [];
  for (const { segment } of graphemes.segment(text)) {
    // Joiners can make one character of a thousand: nothing that is one, and too wide to be shown.
    if (kept.length === most || segment.length > longestCharacter)
      return `${kept.slice(0, -1).join("").trimEnd()}…`;
    kept.push(segment);
  }
  return text;
}

/** At most so many UTF-16 units, where a system counts those; never half a character. */
export function cutToUnits(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** For a gap in a sentence: words from right to left keep their order to themselves. In a page `<bdi>` does that. */
export function isolated(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

/** A template of a sentence whose gaps hold others' words. */
export function sentence(words: TemplateStringsArray, ...gaps: readonly (string | number)[]): string {
  return words.reduce((said, word, at) => said + isolated(String(gaps[at - 1])) + word);
}
