import { useRef } from "preact/hooks";
import type { ThreadItem } from "../../shared/contract/conversation.ts";
import { type RangeList, useRange } from "../app/use-range.ts";
import { type KnownKeys, learn } from "./known-keys.ts";

export interface ThreadRows extends RangeList<ThreadItem> {
  /** The keys of all rows, the newest first, as far as they were ever held. */
  readonly known: KnownKeys;
  /** How many came in since the first were read. */
  readonly arrived: number;
}

/** A thread of any length: the rows around those that are drawn, and in which order all stand. */
export function useThread(conversationId: string): ThreadRows {
  const list = useRange("thread", { conversationId });
  const memory = useRef({ rows: list.rows, known: [] as KnownKeys, arrived: 0 });
  if (memory.current.rows !== list.rows) {
    const { known, arrived } = memory.current;
    const keys = list.rows.map(({ key }) => key);
    const learned = learn(known, list.start, keys);
    memory.current = { rows: list.rows, known: learned.known, arrived: arrived + learned.arrived };
  }
  const { known, arrived } = memory.current;
  return { ...list, known, arrived };
}
