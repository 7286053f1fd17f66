import {
  composedEdit,
  type Draft,
  type Edit,
  editedDraft,
  emptyDraft,
  type Held,
  isEmptyEdit,
  noEdit,
  transformedEdit,
} from "./draft.ts";
import { changeOf, type TextChange } from "./text.ts";

/** What one window holds of a draft: what main has, what is on its way there, and what waits behind it. */
export interface Writing {
  readonly revision: number;
  /** As main has it at that revision. */
  readonly known: Draft;
  readonly sent: Edit | null;
  readonly waiting: Edit;
  /** As the window shows it: `known` with both. */
  readonly shown: Draft;
  /** The revision that main gave what is on its way; null while it has not answered. */
  readonly sentRevision: number | null;
  /** Others' edits that came before those they follow. */
  readonly early: readonly OthersEdit[];
}

/** What another window wrote. */
export interface OthersEdit {
  readonly revision: number;
  readonly edit: Edit;
}

export const notYetRead: Writing = {
  revision: 0,
  known: emptyDraft,
  sent: null,
  waiting: noEdit,
  shown: emptyDraft,
  sentRevision: null,
  early: [],
};

/** Main's draft was read. What the window has written meanwhile, or before a gap, stays on top of it. */
export function read(now: Writing, revision: number, draft: Draft): Writing {
  const own = composedEdit(now.sent ?? noEdit, now.waiting);
  const theirs = differenceOf(now.known, draft);
  const waiting = transformedEdit(own, theirs, true);
  return {
    revision,
    known: draft,
    sent: null,
    waiting,
    shown: editedDraft(draft, waiting) ?? draft,
    sentRevision: null,
    early: [],
  };
}

function differenceOf(was: Draft, now: Draft): Edit {
  const names = new Set([...Object.keys(was.texts), ...Object.keys(now.texts)]);
  const texts: Record<string, TextChange> = {};
  for (const name of names) {
    const change = changeOf(was.texts[name] ?? "", now.texts[name] ?? "");
    if (change !== null) texts[name] = change;
  }
  return { texts, values: now.values };
}

/** The window's own hand: a text as it stands in its box now. */
export function typed(now: Writing, field: string, text: string): Writing {
  const change = changeOf(now.shown.texts[field] ?? "", text);
  return change === null ? now : wrote(now, { texts: { [field]: change }, values: {} });
}

/** Null takes the value away. */
export function chose(now: Writing, field: string, value: Held): Writing {
  return wrote(now, { texts: {}, values: { [field]: value } });
}

function wrote(now: Writing, edit: Edit): Writing {
  const shown = editedDraft(now.shown, edit);
  return shown === null ? now : { ...now, shown, waiting: composedEdit(now.waiting, edit) };
}

/** What to send next: one edit is on its way at a time. Null: nothing. */
export function toSend(now: Writing): Edit | null {
  return now.sent !== null || isEmptyEdit(now.waiting) ? null : now.waiting;
}

export function sent(now: Writing): Writing {
  return { ...now, sent: now.waiting, waiting: noEdit };
}

/** Main took it, as this revision. */
export function taken(now: Writing, revision: number): Writing {
  return settle({ ...now, sentRevision: revision });
}

/** Main did not take it: it goes with what comes next. */
export function notTaken(now: Writing): Writing {
  return { ...now, sent: null, sentRevision: null, waiting: composedEdit(now.sent ?? noEdit, now.waiting) };
}

/** Others' edits, in any order and again: each counts once, after those before it. */
export function heard(now: Writing, others: readonly OthersEdit[]): Writing {
  const isNew = ({ revision }: OthersEdit) =>
    revision > now.revision && !now.early.some((each) => each.revision === revision);
  const fresh = others.filter(isNew);
  return fresh.length === 0 ? now : settle({ ...now, early: [...now.early, ...fresh] });
}

/** Something between what is known and what was heard never came: the draft is to be read again. */
export function hasGap(now: Writing): boolean {
  return now.early.length > 0 && (now.sent === null || now.sentRevision !== null);
}

function settle(now: Writing): Writing {
  const next = now.revision + 1;
  if (now.sent !== null && now.sentRevision === next) {
    const known = editedDraft(now.known, now.sent) ?? now.known;
    return settle({ ...now, revision: next, known, sent: null, sentRevision: null });
  }
  const other = now.early.find(({ revision }) => revision === next);
  return other === undefined ? now : settle(takeOthers(now, other));
}

function takeOthers(now: Writing, { revision, edit }: OthersEdit): Writing {
  const known = editedDraft(now.known, edit);
  if (known === null) return now;
  const afterSent = now.sent === null ? edit : transformedEdit(edit, now.sent, false);
  const own = now.sent === null ? null : transformedEdit(now.sent, edit, true);
  return {
    ...now,
    revision,
    known,
    sent: own,
    waiting: transformedEdit(now.waiting, afterSent, true),
    shown: editedDraft(now.shown, transformedEdit(afterSent, now.waiting, false)) ?? now.shown,
    early: now.early.filter((each) => each.revision !== revision),
  };
}
