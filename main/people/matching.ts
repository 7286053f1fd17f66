import type { DirectoryItem } from "../../shared/contract/directory.ts";
import { folded } from "../../shared/fold.ts";
import { digitsIn, soughtDigits } from "../../shared/numbers/sought.ts";

/** What somebody is found by. */
export interface Entry {
  readonly name: string;
  /** Name and everything else, each word behind a space. */
  readonly text: string;
  readonly digits: string;
}

export function entryOf({ name, detail, number, email }: DirectoryItem): Entry {
  const plain = folded(name);
  return {
    name: plain,
    text: ` ${plain} ${folded(`${detail} ${number} ${email}`)}`,
    digits: digitsIn(number),
  };
}

/** How well an entry fits what was typed: 3 its name begins so, 2 a word of it does, 1 it is somewhere in it, 0 not at all. */
export function matcher(q: string): (entry: Entry) => 0 | 1 | 2 | 3 {
  const words = folded(q).split(/\s+/).filter(Boolean);
  const [first = ""] = words;
  const digits = soughtDigits(q);
  return (entry) => {
    if (words.every((word) => entry.text.includes(word))) {
      if (entry.name.startsWith(first)) return 3;
      return entry.text.includes(` ${first}`) ? 2 : 1;
    }
    return digits !== "" && entry.digits.includes(digits) ? 1 : 0;
  };
}
