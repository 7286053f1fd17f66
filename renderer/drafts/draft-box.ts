import { type ReadonlySignal, signal } from "@preact/signals";
import type { EditRow } from "../../shared/contract/draft.ts";
import type { Draft, Edit, Held } from "../../shared/drafts/draft.ts";
import { changeOf, type TextChange } from "../../shared/drafts/text.ts";
import {
  chose,
  hasGap,
  heard,
  notTaken,
  notYetRead,
  read,
  sent,
  taken,
  toSend,
  typed,
  type Writing,
} from "../../shared/drafts/writer.ts";
import type { Answer, Failure } from "../../shared/result.ts";

/** How a box reaches its draft in main. */
export interface DraftLink {
  read(): Promise<Answer<{ readonly revision: number; readonly draft: Draft }>>;
  edit(base: number, edit: Edit): Promise<Answer<{ readonly revision: number }>>;
  /** What others write, from now on. */
  watch(told: (rows: readonly EditRow[]) => void): () => void;
}

/** One draft as a window shows and changes it. */
export interface DraftBox {
  readonly shown: ReadonlySignal<Draft>;
  /** False until main's draft is there: what is typed before that is kept and put with it. */
  readonly isRead: ReadonlySignal<boolean>;
  /** Why main did not take the last words; they are tried again with the next ones, or by `retry`. */
  readonly failure: ReadonlySignal<Failure | null>;
  /** The text of a box as it stands now, after a key. */
  type(field: string, text: string): void;
  /** Null takes the value away. */
  choose(field: string, value: Held): void;
  retry(): void;
  /** Resolves when main has every word so far, or did not take them. */
  settled(): Promise<void>;
  /** Called when another window changed a text, to keep the caret where it was. Answers its undo. */
  onOthers(moved: (field: string, change: TextChange, was: string, now: string) => void): () => void;
  close(): void;
}

/** One edit is on its way at a time; what is typed meanwhile goes with the next. */
export function openDraftBox(link: DraftLink): DraftBox {
  let writing: Writing = notYetRead;
  let running: Promise<void> | null = null;
  let mustRead = true;
  let isClosed = false;
  const shown = signal<Draft>(writing.shown);
  const isRead = signal(false);
  const failure = signal<Failure | null>(null);
  const movers = new Set<Parameters<DraftBox["onOthers"]>[0]>();

  function become(next: Writing): void {
    writing = next;
    if (shown.peek() !== next.shown) shown.value = next.shown;
  }

  /** Whoever shows the text puts it in around their caret, before it is there for all. */
  function othersWrote(next: Writing): void {
    for (const [field, now] of Object.entries(next.shown.texts)) {
      const before = writing.shown.texts[field] ?? "";
      const change = changeOf(before, now);
      if (change !== null) for (const moved of movers) moved(field, change, before, now);
    }
    become(next);
  }

  async function readAgain(): Promise<boolean> {
    const answer = await link.read();
    failure.value = answer.ok ? null : answer.error;
    if (!answer.ok) return false;
    mustRead = false;
    become(read(writing, answer.value.revision, answer.value.draft));
    isRead.value = true;
    return true;
  }

  /** Answers whether to go on. */
  async function sendOne(edit: Edit): Promise<boolean> {
    const base = writing.revision;
    become(sent(writing));
    const answer = await link.edit(base, edit);
    if (answer.ok) {
      failure.value = null;
      // Others' letters that came before the answer are put in now.
      othersWrote(taken(writing, answer.value.revision));
      return true;
    }
    become(notTaken(writing));
    mustRead = true;
    if (answer.error.code === "gone") return true;
    failure.value = answer.error;
    return false;
  }

  async function run(): Promise<void> {
    while (!isClosed || toSend(writing) !== null) {
      if (mustRead) {
        if (!(await readAgain())) return;
        continue;
      }
      const edit = toSend(writing);
      if (edit === null || !(await sendOne(edit))) return;
    }
  }

  function go(): void {
    running ??= run().finally(() => {
      running = null;
    });
  }

  const undo = link.watch((rows) => {
    // One by one, as a caret is moved: several at once may stand before and behind it.
    for (const row of rows) othersWrote(heard(writing, [row]));
    if (!mustRead && hasGap(writing)) {
      mustRead = true;
      go();
    }
  });
  go();

  return {
    shown,
    isRead,
    failure,
    type(field, text) {
      become(typed(writing, field, text));
      go();
    },
    choose(field, value) {
      become(chose(writing, field, value));
      go();
    },
    retry: go,
    async settled() {
      await running;
    },
    onOthers(moved) {
      movers.add(moved);
      return () => movers.delete(moved);
    },
    close() {
      isClosed = true;
      undo();
    },
  };
}
