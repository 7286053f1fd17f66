import { folded } from "../../shared/fold.ts";

/** Without accents and in small letters, as words. */
function wordsOf(text: string): string[] {
  return folded(text)
    .split(/[^\p{L}\p{N}+]+/u)
    .filter((word) => word !== "");
}

/**
 * How well a search fits a name: each word of it must begin a word of the name, or of the others it goes by.
 * 0 is not at all; the name's own first words count most.
 */
export function scoreOf(search: string, name: string, also = ""): number {
  const own = wordsOf(name);
  const others = wordsOf(also);
  let sum = 1;
  for (const word of wordsOf(search)) {
    const at = own.findIndex((each) => each.startsWith(word));
    if (at >= 0) sum += at === 0 ? 4 : 3;
    else if (others.some((each) => each.startsWith(word))) sum += 1;
    else return 0;
  }
  return sum;
}

/** Those that fit, best first; equals keep their order, and without a search everything does. */
export function ranked<T extends { readonly words: string; readonly also: string }>(
  all: readonly T[],
  search: string,
): readonly T[] {
  return all
    .map((item) => ({ item, fits: scoreOf(search, item.words, item.also) }))
    .filter(({ fits }) => fits > 0)
    .toSorted((one, other) => other.fits - one.fits)
    .map(({ item }) => item);
}
