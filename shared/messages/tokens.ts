import { linkifyit } from "linkify-it";
import type { NumberSpot } from "../numbers/in-text.ts";
import type { DialString } from "../numbers/read.ts";
import { troubleOf } from "./addresses.ts";
import { isDisguised, type Target, targetOf } from "./target.ts";

/** One piece of a text as it is shown; all their texts together are the text. */
export type Token =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "link";
      readonly text: string;
      readonly target: Target;
      /** It reads like another host than the one it goes to: that is shown beside it. */
      readonly isDisguised: boolean;
    }
  | { readonly kind: "email"; readonly text: string; readonly address: string }
  | { readonly kind: "number"; readonly text: string; readonly number: DialString };

const finder = linkifyit({ fuzzyLink: true, fuzzyEmail: true, urlAuth: true, maxLength: 2_000 })
  .add("ftp:", null)
  .add("//", null);

/** Endings of files that are countries too: `notes.md` is no address unless it says so. */
const fileLike =
  /^(?!www\.)[^/?#]*\.(?:md|py|pl|sh|rs|cc|ps|so|am|ai|as|in|la|ml|mm|ms|pm|tc|vb|id|is|it|no|to|do|me|my|be|at)$/i;
/** Scripts without spaces between words: a link may stand right behind them. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}](?=https?:\/\/|www\.)/giu;
const spaceFor = (char: string) => " ".repeat(char.length);

/** Longer ones are shown as they are: nobody sends them to be clicked in. */
const longestLookedThrough = 50_000;

/**
 * Finds links, email addresses and telephone numbers in a message's text.
 * @param numbersIn finds the numbers of a text; left out until the rules of the world's numbers are loaded
 */
export function tokensOf(
  text: string,
  numbersIn: (text: string) => readonly NumberSpot[] = () => [],
): Token[] {
  if (text.length > longestLookedThrough) return [{ kind: "text", text }];
  const tokens: Token[] = [];
  let from = 0;
  for (const { index, lastIndex, schema } of finder.match(text.replace(unspaced, spaceFor)) ?? []) {
    const token = tokenOf(text.slice(index, lastIndex), schema);
    if (token === null) continue;
    tokens.push(...withNumbers(text.slice(from, index), numbersIn), token);
    from = lastIndex;
  }
  return [...tokens, ...withNumbers(text.slice(from), numbersIn)];
}

function tokenOf(text: string, schema: string): Token | null {
  const address = text.replace(/^mailto:/i, "");
  if (schema === "mailto:") return troubleOf(address) === null ? { kind: "email", text, address } : null;
  if (schema === "" && fileLike.test(text)) return null;
  const target = targetOf(schema === "" ? `https://${text}` : text);
  return target && { kind: "link", text, target, isDisguised: isDisguised(text, target) };
}

function withNumbers(text: string, numbersIn: (text: string) => readonly NumberSpot[]): readonly Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const { start, end, number } of text === "" ? [] : numbersIn(text)) {
    if (start > from) tokens.push({ kind: "text", text: text.slice(from, start) });
    tokens.push({ kind: "number", text: text.slice(start, end), number });
    from = end;
  }
  return from < text.length ? [...tokens, { kind: "text", text: text.slice(from) }] : tokens;
}
