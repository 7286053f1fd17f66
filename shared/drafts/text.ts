import { type TextOp, type } from "ot-text-unicode";

/**
 * A change of a text: characters to skip, text to put in, `{ d: n }` characters to take out. Counted in code points, so
 * that no emoji is ever cut in two.
 */
export type TextChange = TextOp;

const length = (text: string) => [...text].length;

/** What turns one text into another, as one place that differs. Null where nothing does. */
export function changeOf(was: string, now: string): TextChange | null {
  if (was === now) return null;
  const before = [...was];
  const after = [...now];
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const removed = before.length - head - tail;
  const inserted = after.slice(head, after.length - tail).join("");
  return type.normalize([
    head,
    ...(inserted === "" ? [] : [inserted]),
    ...(removed === 0 ? [] : [{ d: removed }]),
  ]);
}

/** How many characters of the text before a change needs: more than there are makes it unfit. */
function reach(change: TextChange): number {
  return change.reduce<number>((sum, part) => {
    if (typeof part === "number") return sum + part;
    if (typeof part === "string") return sum;
    return sum + (typeof part.d === "number" ? part.d : length(part.d));
  }, 0);
}

/** The changed text; null where the change is none of this text. */
export function applied(text: string, change: TextChange): string | null {
  return reach(change) > length(text) ? null : type.apply(text, change);
}

/** Two changes, one after the other, as one. */
export function composed(first: TextChange, second: TextChange): TextChange {
  return type.compose(first, second);
}

/**
 * A change of the same text as `other`, as it is once `other` was made.
 * @param isLater at the same place, its text stands behind the other's
 */
export function transformed(change: TextChange, other: TextChange, isLater: boolean): TextChange {
  return type.transform(change, other, isLater ? "right" : "left");
}

/** Where a caret (in UTF-16 units, as text boxes count) stands after a change that somebody else made. */
export function movedCaret(caret: number, was: string, now: string, change: TextChange): number {
  const before = length(was.slice(0, caret));
  const after = type.transformPosition(before, change);
  return [...now].slice(0, after).join("").length;
}

/** A text that was changed here and there at once: both changes in it, ours behind theirs at the same place. */
export function merged(before: string, ours: string, theirs: string): string {
  const mine = changeOf(before, ours);
  const others = changeOf(before, theirs);
  if (mine === null) return theirs;
  return others === null ? ours : (applied(theirs, transformed(mine, others, true)) ?? theirs);
}
