import * as v from "valibot";
import { applied, composed, type TextChange, transformed } from "./text.ts";

/** What fields that are no text hold: names of people, an outcome, a date. Small, and JSON. */
export type Held = string | number | boolean | null | readonly Held[] | { readonly [name: string]: Held };

/**
 * What somebody wrote and has not sent: texts, which two windows may change at once, and values, of which the newest
 * stands.
 */
export interface Draft {
  readonly texts: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, Held>>;
}

/** What one window changed since it last said so. */
export interface Edit {
  readonly texts: Readonly<Record<string, TextChange>>;
  readonly values: Readonly<Record<string, Held>>;
}

export const emptyDraft: Draft = { texts: {}, values: {} };
export const noEdit: Edit = { texts: {}, values: {} };

/** Longer texts are not taken; a mail with a long quotation stays far below. In UTF-16 units. */
export const longestText = 400_000;

const field = v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(longestText));
const changeSchema: v.GenericSchema<TextChange> = v.pipe(
  v.array(
    v.union([count, v.pipe(v.string(), v.minLength(1), v.maxLength(longestText)), v.object({ d: count })]),
  ),
  v.maxLength(2_000),
);
const longestHeld = 50_000;
const heldSchema = v.custom<Held>((value) => isHeld(value) && JSON.stringify(value).length <= longestHeld);

function isHeld(value: unknown, depth = 0): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || depth > 4) return false;
  return Object.values(value).every((each) => isHeld(each, depth + 1));
}

/** What a window may say of a draft. */
export const editSchema = v.object({
  texts: v.record(field, changeSchema),
  values: v.record(field, heldSchema),
});

export const draftSchema: v.GenericSchema<unknown, Draft> = v.object({
  texts: v.record(field, v.pipe(v.string(), v.maxLength(longestText))),
  values: v.record(field, heldSchema),
});

export function isEmptyEdit({ texts, values }: Edit): boolean {
  return Object.keys(texts).length === 0 && Object.keys(values).length === 0;
}

/** Nothing in it that anybody wrote. */
export function isEmptyDraft({ texts, values }: Draft): boolean {
  return Object.values(texts).every((text) => text.trim() === "") && Object.keys(values).length === 0;
}

/** The draft after an edit; null where the edit is none of this draft, or makes a text too long. */
export function editedDraft(draft: Draft, edit: Edit): Draft | null {
  const texts: Record<string, string> = { ...draft.texts };
  for (const [name, change] of Object.entries(edit.texts)) {
    const text = applied(texts[name] ?? "", change);
    if (text === null || text.length > longestText) return null;
    texts[name] = text;
  }
  const values = Object.entries({ ...draft.values, ...edit.values }).filter(([, value]) => value !== null);
  return { texts, values: Object.fromEntries(values) };
}

/** Two edits, one after the other, as one. */
export function composedEdit(first: Edit, second: Edit): Edit {
  const texts: Record<string, TextChange> = { ...first.texts };
  for (const [name, change] of Object.entries(second.texts)) {
    const before = texts[name];
    texts[name] = before === undefined ? change : composed(before, change);
  }
  return { texts, values: { ...first.values, ...second.values } };
}

/**
 * An edit of the same draft as `other`, as it is once `other` was made.
 * @param isLater whether the draft takes it after the other: its text stands behind, its values win
 */
export function transformedEdit(edit: Edit, other: Edit, isLater: boolean): Edit {
  const texts: Record<string, TextChange> = {};
  for (const [name, change] of Object.entries(edit.texts)) {
    const against = other.texts[name];
    texts[name] = against === undefined ? change : transformed(change, against, isLater);
  }
  const kept = Object.entries(edit.values).filter(([name]) => isLater || !(name in other.values));
  return { texts, values: Object.fromEntries(kept) };
}
