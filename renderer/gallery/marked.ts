import { english } from "../../shared/text/en/english.ts";
import type { Sentences } from "../../shared/text/language.ts";
import { speakNow } from "../ui/language.ts";

/** Every sentence of a catalogue in brackets, whatever made it. */
function marked(value: unknown): unknown {
  if (typeof value === "string") return value === "" ? "" : `⟦${value}⟧`;
  if (typeof value === "function") return (...gaps: unknown[]) => marked(value(...gaps));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, each]) => [name, marked(each)]);
  return Array.isArray(value) ? entries.map(([, each]) => each) : Object.fromEntries(entries);
}

/**
 * A language for tests: what comes from a catalogue stands in ⟦brackets⟧, and dates, numbers and countries are written
 * in Japanese. What is in neither, and in no sample, was written into a window.
 */
export function speakMarked(): void {
  speakNow({ sentences: marked(english) as Sentences, locale: "ja-JP-u-nu-latn", direction: "ltr" });
}
