import { describe, expect, test } from "vitest";
import { isReserved, muteAccelerator, normalise } from "./hotkey-keys.ts";

/**
 * The letters that type something with AltGr, and with AltGr and Shift, on Windows' keyboards of the commonest languages.
 * Windows takes AltGr for Ctrl and Alt: a hotkey of these would eat the character, in every program.
 */
const layouts: Readonly<Record<string, { readonly altGr: string; readonly altGrShift: string }>> = {
  "English (US), Chinese, Japanese, Korean, Russian, Arabic": { altGr: "", altGrShift: "" },
  "English (UK, Ireland)": { altGr: "AEIOU", altGrShift: "AEIOU" },
  "US International, Dutch": { altGr: "ACDEILMNOPQRSTUWYZ", altGrShift: "ACDEILNOPQSTUWYZ" },
  German: { altGr: "EMQ", altGrShift: "" },
  French: { altGr: "E", altGrShift: "" },
  Spanish: { altGr: "E", altGrShift: "" },
  "Portuguese (Brazil, Portugal)": { altGr: "CEQW", altGrShift: "" },
  Italian: { altGr: "E", altGrShift: "" },
  Polish: { altGr: "ACELNOSUXZ", altGrShift: "ACELNOSXZ" },
  Turkish: { altGr: "AEIQST", altGrShift: "A" },
  Hindi: { altGr: "", altGrShift: "" },
  "Czech, Slovak": { altGr: "BCDEFGHJKLNPQRSTUVWXYZ", altGrShift: "" },
  "Swedish, Finnish, Norwegian, Danish": { altGr: "EM", altGrShift: "" },
};

/** What the systems themselves do with M and with the modifiers of ours. */
const ofTheSystems = [
  "Command+M",
  "Command+Alt+M",
  "Command+H",
  "Command+Alt+H",
  "Command+Control+F",
  "Super+M",
];

/** Whether a hotkey would take a character away from a keyboard. */
function types(accelerator: string, { altGr, altGrShift }: { altGr: string; altGrShift: string }): boolean {
  const parts = (normalise(accelerator) ?? "").split("+");
  if (!parts.includes("Control") || !parts.includes("Alt")) return false;
  return (parts.includes("Shift") ? altGrShift : altGr).includes(parts.at(-1) ?? "");
}

describe("the default of mute", () => {
  const chord = muteAccelerator("default", "win32");
  test.each(Object.keys(layouts))("takes no character from %s", (name) => {
    expect(types(chord, layouts[name] ?? { altGr: chord, altGrShift: chord })).toBe(false);
  });
  test("which the German keyboard's \u00b5 would show", () => {
    expect(types("Control+Alt+M", layouts.German ?? { altGr: "", altGrShift: "" })).toBe(true);
  });
  test.each(["win32", "darwin", "linux"])("is nothing of the system's own on %s", (platform) => {
    const keys = muteAccelerator("default", platform);
    expect(isReserved(keys)).toBe(false);
    expect(ofTheSystems).not.toContain(keys);
    expect(normalise(keys)).toBe(keys);
  });
});
