import {
  type Draft,
  type Edit,
  editedDraft,
  emptyDraft,
  isEmptyDraft,
  transformedEdit,
} from "../../shared/drafts/draft.ts";
import { changeOf } from "../../shared/drafts/text.ts";
import { fail, ok, type Result } from "../../shared/result.ts";

/** Where drafts outlive the program, or do not. */
export interface DraftStorage {
  /** Null removes it. Nobody waits; what fails is tried again. */
  keep(key: string, draft: Draft | null): void;
}

/** One edit as main took it. */
export interface TakenEdit {
  readonly revision: number;
  /** The window that wrote it; "" for main itself. */
  readonly writer: string;
  readonly edit: Edit;
}

/**
 * Everything that is typed and not sent. Windows send what they change, not what they show; the same draft in two windows
 * becomes one text that holds both hands' letters. Nothing that comes from a server touches it.
 */
export interface Drafts {
  read(key: string): { readonly revision: number; readonly draft: Draft };
  /**
   * @param base the revision that the window knew when it wrote
   * @returns the revision that this edit made; "gone": the window knows too little and has to read again
   */
  edit(key: string, writer: string, base: number, edit: Edit): Result<{ readonly revision: number }>;
  /** The edits that are still remembered, oldest first. */
  recent(key: string): readonly TakenEdit[];
  /** Empties it: sent, or thrown away. Windows that show it see it empty. */
  clear(key: string): void;
  /** Kept by an earlier run: known from now on, where nothing newer is. */
  found(drafts: ReadonlyMap<string, Draft>): void;
  /** Every key with something in it. */
  keys(): readonly string[];
  /** Called with the key of each draft that changed. Answers its undo. */
  watch(changed: (key: string) => void): () => void;
  /** Forgets all of them here; what is stored stays. */
  forget(): void;
}

interface Known {
  revision: number;
  draft: Draft;
  recent: TakenEdit[];
}

/** A window that is further behind reads the whole again. */
const remembered = 100;

/** @param may whether a draft may become what an edit makes of it */
export function createDrafts(
  storage: DraftStorage,
  may: (key: string, next: Draft) => Result<void> = () => ok(),
): Drafts {
  const known = new Map<string, Known>();
  const watchers = new Set<(key: string) => void>();

  function of(key: string): Known {
    const is = known.get(key) ?? { revision: 0, draft: emptyDraft, recent: [] };
    known.set(key, is);
    return is;
  }

  function take(key: string, writer: string, edit: Edit, draft: Draft): number {
    const is = of(key);
    is.revision += 1;
    is.draft = draft;
    is.recent = [...is.recent, { revision: is.revision, writer, edit }].slice(-remembered);
    storage.keep(key, isEmptyDraft(draft) ? null : draft);
    for (const watcher of [...watchers]) watcher(key);
    return is.revision;
  }

  return {
    read(key) {
      const is = known.get(key);
      return { revision: is?.revision ?? 0, draft: is?.draft ?? emptyDraft };
    },
    edit(key, writer, base, edit) {
      const { revision, draft, recent } = of(key);
      if (base > revision || base < revision - recent.length) return fail("gone");
      let mine = edit;
      for (const other of recent) {
        if (other.revision > base) mine = transformedEdit(mine, other.edit, true);
      }
      const next = editedDraft(draft, mine);
      if (next === null) return fail("invalid", "edit");
      const allowed = may(key, next);
      return allowed.ok ? ok({ revision: take(key, writer, mine, next) }) : allowed;
    },
    recent: (key) => known.get(key)?.recent ?? [],
    clear(key) {
      const is = known.get(key);
      if (is === undefined) return;
      const texts = Object.entries(is.draft.texts).flatMap(([name, text]) => {
        const change = changeOf(text, "");
        return change === null ? [] : [[name, change] as const];
      });
      const values = Object.keys(is.draft.values).map((name) => [name, null] as const);
      const edit = { texts: Object.fromEntries(texts), values: Object.fromEntries(values) };
      take(key, "", edit, editedDraft(is.draft, edit) ?? emptyDraft);
    },
    found(drafts) {
      for (const [key, draft] of drafts) {
        if (known.has(key)) continue;
        known.set(key, { revision: 1, draft, recent: [] });
        for (const watcher of [...watchers]) watcher(key);
      }
    },
    keys: () => [...known].filter(([, { draft }]) => !isEmptyDraft(draft)).map(([key]) => key),
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    forget: () => known.clear(),
  };
}
