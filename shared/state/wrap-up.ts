import type { Millis } from "../time.ts";
import { type AgentState, currentStatus } from "./agent.ts";
import type { CallEnd } from "./call.ts";
import type { MessageEnd } from "./work.ts";
import type { WorkitemBase } from "./workitem.ts";

/**
 * What the agent says of one workitem: from the first word noted while it goes on to the server's yes. It outlives its
 * workitem, other work, windows and a crash of the program: what was typed is never thrown away by anything but the agent.
 */
export interface WrapUp
  extends Pick<
    WorkitemBase,
    | "workitemId"
    | "channel"
    | "direction"
    | "number"
    | "name"
    | "queue"
    | "campaign"
    | "campaignId"
    | "contactId"
  > {
  /** Of a call: when both sides could talk. */
  readonly connectedAt: Millis | null;
  /** Null while it goes on. */
  readonly endedAt: Millis | null;
  readonly end: CallEnd | MessageEnd | null;
  /** There are notes. Their text is a draft (`notesKey`), so that a letter typed sends a letter and not the state. */
  readonly noted: boolean;
  readonly dispositionId: string | null;
  /** When the customer is to be called again, for a disposition that wants it. */
  readonly callbackAt: Millis | null;
  /** The server has it and has not answered yet. */
  readonly sending: boolean;
}

/** In order of their workitems. */
export interface WrapUpsState {
  readonly list: readonly WrapUp[];
}

export const initialWrapUps: WrapUpsState = { list: [] };
/** More than anybody leaves open; the oldest without a word in it goes first. */
export const wrapUpsKept = 30;
export const longestNotes = 10_000;

const notesKind = "notes:";

/** The draft that holds the notes on a workitem, in its field `notes`. */
export const notesKey = (workitemId: string) => `${notesKind}${workitemId}`;

/** The workitem that a draft holds notes on; null for other drafts. */
export function notedWorkitem(draftKey: string): string | null {
  return draftKey.startsWith(notesKind) ? draftKey.slice(notesKind.length) : null;
}

/** Whether anything in it is the agent's own. */
export function isWritten(wrapUp: WrapUp): boolean {
  return wrapUp.noted || wrapUp.dispositionId !== null || wrapUp.callbackAt !== null;
}

export function wrapUpById(wrapUps: WrapUpsState, workitemId: string): WrapUp | null {
  return wrapUps.list.find((each) => each.workitemId === workitemId) ?? null;
}

/** Those whose workitem is over, oldest first. */
export function openWrapUps(wrapUps: WrapUpsState): readonly WrapUp[] {
  return wrapUps.list.filter((each) => each.endedAt !== null);
}

/** The server keeps the agent for it: the wrap-up status is on. */
export function isWrappingUp(agent: AgentState): boolean {
  return currentStatus(agent)?.kind === "wrapUp";
}

/** What a disposition does beside being a word, and what it cannot be without. */
export interface Disposition {
  readonly id: string;
  readonly name: string;
  /** A date to call again is part of it. */
  readonly isCallback: boolean;
  /** The tenant does not take it without a contact on the workitem, or without a survey. */
  readonly needsContact: boolean;
  readonly needsSurvey: boolean;
}
