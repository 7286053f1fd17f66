import type { ReadonlySignal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Bridge } from "../../shared/contract/index.ts";
import type { Millis } from "../../shared/time.ts";
import { createTicker } from "../app/clock.ts";
import { type CollectionsClient, createCollections } from "../app/collections.ts";
import type { Mirror } from "../app/mirror.ts";

/** The windows in which conversations are read. They are given the same. */
export type ReadingKind = "messages" | "conversation";

/** What a list or a thread needs of the window that it stands in. */
export interface Reading {
  readonly state: Mirror<ReadingKind>;
  readonly ask: Bridge<ReadingKind>["ask"];
  readonly collections: CollectionsClient;
  /** Main's time, once a second while anything reads it. */
  readonly now: ReadonlySignal<Millis>;
}

export function createReading(
  state: Mirror<ReadingKind>,
  bridge: Bridge<ReadingKind>,
  time: () => Millis,
): Reading {
  return { state, ask: bridge.ask, collections: createCollections(bridge), now: createTicker(time) };
}

export const ReadingContext = createContext<Reading | null>(null);

export function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (reading === null) throw new Error("a conversation was drawn outside its window");
  return reading;
}
