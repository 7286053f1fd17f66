import type { Millis } from "../time.ts";
import type { AppState } from "./app.ts";
import { type Call, callById } from "./call.ts";
import type { WorkitemBase, WorkitemEnd } from "./workitem.ts";

export type MessageEnd =
  | WorkitemEnd
  /** By the agent. */
  | "finished"
  /** The customer closed it: a chat, say. */
  | "contactLeft";

/**
 * A workitem of messages: SMS, email, fax, chat.
 * open → ending (the agent finished it and the server has not said so yet) → ended.
 */
export interface MessageWork extends WorkitemBase<MessageEnd> {
  readonly phase: "open" | "ending" | "ended";
  /** When the agent finished it: what was asked of the server before does not know of it. */
  readonly finishedAt: Millis | null;
  /** The newest text in it that the server told, in one line; "" for none. */
  readonly lastText: string;
}

/** Message work that is over: a late word must not bring it back. */
export interface PastWork {
  readonly workitemId: string;
  readonly at: Millis;
  /** The server's word by which it left: a newer one, or a list asked for later, gives it back. */
  readonly modifiedAt: Millis;
  /** The server ended it: nothing gives it back but a new offer. */
  readonly isFinal: boolean;
}

export interface WorkState {
  /** In order of start; the last few ended ones stay until dismissed. */
  readonly list: readonly MessageWork[];
  /** Newest last. */
  readonly past: readonly PastWork[];
}

export const initialWork: WorkState = { list: [], past: [] };
export const pastWorkKept = 100;
export const endedWorkKept = 3;

export function messageWorkById(work: WorkState, workitemId: string): MessageWork | null {
  return work.list.find((each) => each.workitemId === workitemId) ?? null;
}

/** Message work that is not over. */
export function openWork(work: WorkState): readonly MessageWork[] {
  return work.list.filter((each) => each.phase !== "ended");
}

/** The call or message work with that id; null when it is not known here. */
export function workitemById(
  { calls, work }: Pick<AppState, "calls" | "work">,
  workitemId: string,
): Call | MessageWork | null {
  return callById(calls, workitemId) ?? messageWorkById(work, workitemId);
}
