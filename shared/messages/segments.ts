import { isGsm, septetsOf } from "./gsm.ts";
import { type Replacement, replacementFor } from "./replacements.ts";

export type Encoding = "gsm7" | "ucs2";

/** A text as the network will send it: in how many parts, and what of the last is still free. */
export interface Segments {
  readonly encoding: Encoding;
  /** Septets (gsm7) or UTF-16 units (ucs2) of the whole text. */
  readonly units: number;
  /** Parts that are sent, and mostly charged, each by itself; 0 for no text. */
  readonly parts: number;
  /** Units that the last part still takes. */
  readonly left: number;
}

/** A part alone, and one of several, which carries a header of six bytes. */
const sizes = {
  gsm7: { alone: 160, joined: 153 },
  ucs2: { alone: 70, joined: 67 },
} as const;

/**
 * Counts a text as it is typed. One character outside GSM-7 puts the whole text into UCS-2. An escape stays with its
 * character, and both halves of a surrogate pair stay in one part, so a part may end short of full.
 */
export function segmentsOf(text: string): Segments {
  const encoding: Encoding = isGsm(text) ? "gsm7" : "ucs2";
  const widthOf = encoding === "gsm7" ? septetsOf : (char: string) => char.length;
  const { alone, joined } = sizes[encoding];
  let units = 0;
  let parts = 1;
  let inLast = 0;
  for (const char of text) {
    const width = widthOf(char);
    units += width;
    if (inLast + width > joined) {
      parts += 1;
      inLast = 0;
    }
    inLast += width;
  }
  if (units <= alone) return { encoding, units, parts: units === 0 ? 0 : 1, left: alone - units };
  return { encoding, units, parts, left: joined - inLast };
}

/** A character, as people count them, that puts the text into UCS-2. */
export interface Forcing {
  readonly char: string;
  /** Where it stands first, in UTF-16 units, and how often it does. */
  readonly at: number;
  readonly count: number;
  /** What could stand in its place in GSM-7; null when nothing could. */
  readonly replacement: Replacement | null;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
/** A text in another script is meant to be in UCS-2: nobody reads more of a list. */
const mostForcing = 20;

/** What puts a text into UCS-2, in the order it stands there; the first twenty different ones. */
export function forcingOf(text: string): readonly Forcing[] {
  if (isGsm(text)) return [];
  const found = new Map<string, Forcing>();
  for (const { segment: char, index: at } of graphemes.segment(text)) {
    if (isGsm(char)) continue;
    const known = found.get(char);
    if (known !== undefined) found.set(char, { ...known, count: known.count + 1 });
    else if (found.size < mostForcing)
      found.set(char, { char, at, count: 1, replacement: replacementFor(char) });
  }
  return [...found.values()];
}
