import { table } from "./language.ts";

const characterText = table((all) => all.characters.characterText);

const kinds = [
  ["quote", /^[‘’‚‛′‵ʹʼˈ‹›´`“”„‟″‶«»〝〞]$/u],
  ["dash", /^[\p{Pd}−]$/u],
  ["ellipsis", /^…$/u],
  ["tab", /^\t$/u],
  ["space", /^\p{Z}$/u],
  ["unseen", /^[\p{Default_Ignorable_Code_Point}\p{Cc}]+$/u],
  ["emoji", /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u],
  ["letter", /^\p{L}\p{M}*$/u],
] as const;

export type CharacterKind = (typeof kinds)[number][0] | "sign";

/** The name of one character in a sentence: `curly quote ’`, `invisible character`, `letter ç`. */
export function characterName(char: string): string {
  const name = characterText[kinds.find(([, pattern]) => pattern.test(char))?.[0] ?? "sign"];
  const isSeen = !/^[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]*$/u.test(char);
  return isSeen ? `${name} ${char}` : name;
}
