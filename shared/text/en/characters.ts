import type { CharacterKind } from "../characters.ts";

/** What a character is called by people who never heard of its code. */
export const characterText: Readonly<Record<CharacterKind, string>> = {
  quote: "curly quote",
  dash: "long dash",
  ellipsis: "ellipsis",
  tab: "tab",
  space: "special space",
  unseen: "invisible character",
  emoji: "emoji",
  letter: "letter",
  sign: "sign",
};
