import { type CallsState, callById } from "../../shared/state/call.ts";
import {
  emptyTranscript,
  linesKept,
  type Transcript,
  type TranscriptLine,
  type TranscriptsState,
  transcriptOf,
} from "../../shared/state/transcript.ts";
import type { TranscriptEvent } from "./events.ts";

/**
 * Transcripts of the calls on the screen. Pieces come late, twice and in any order: whichever way, the same lines
 * stand at the end. A piece of a call that is not shown changes nothing: the server keeps it with the workitem.
 */
export function reduceTranscripts(
  now: TranscriptsState,
  event: TranscriptEvent,
  calls: CallsState,
): TranscriptsState {
  const { callId } = event;
  if (callById(calls, callId) === null) return now;
  const was = transcriptOf(now, callId) ?? emptyTranscript;
  const next =
    event.kind === "transcriptCompleted"
      ? was.isComplete
        ? was
        : { ...was, isComplete: true }
      : event.lines.reduce(withLine, was);
  return next === was ? now : { ...now, [callId]: next };
}

/** A transcript goes when its call leaves the screen. */
export function transcriptsOf(now: TranscriptsState, calls: CallsState): TranscriptsState {
  const kept = Object.entries(now).filter(([callId]) => callById(calls, callId) !== null);
  return kept.length === Object.keys(now).length ? now : Object.fromEntries(kept);
}

function withLine(now: Transcript, line: TranscriptLine): Transcript {
  const at = now.lines.findLastIndex((each) => each.id === line.id);
  const known = now.lines[at];
  if (known !== undefined) {
    const next = newer(known, line);
    if (next === known) return now;
    const lines = now.lines.with(at, next);
    return { ...now, lines: next.startedAt === known.startedAt ? lines : lines.toSorted(inOrder) };
  }
  const [first] = now.lines;
  const isTooOld = now.lines.length >= linesKept && first !== undefined && inOrder(line, first) < 0;
  if (isTooOld) return now.hasEarlier ? now : { ...now, hasEarlier: true };
  const last = now.lines.at(-1);
  const lines = [...now.lines, line];
  if (last !== undefined && inOrder(line, last) < 0) lines.sort(inOrder);
  return {
    ...now,
    lines: lines.slice(-linesKept),
    hasEarlier: now.hasEarlier || lines.length > linesKept,
  };
}

function inOrder(a: TranscriptLine, b: TranscriptLine): number {
  return a.startedAt - b.startedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Final beats partial, later beats earlier; what is left is decided by the words, so that the order of arrival is not. */
function newer(known: TranscriptLine, line: TranscriptLine): TranscriptLine {
  const startedAt = Math.min(known.startedAt, line.startedAt);
  const winner = rank(line, known) > 0 ? line : known;
  return winner.startedAt === startedAt ? winner : { ...winner, startedAt };
}

function rank(a: TranscriptLine, b: TranscriptLine): number {
  const words = (line: TranscriptLine) => `${line.text} ${line.speaker}`;
  return (
    Number(a.isFinal) - Number(b.isFinal) ||
    a.modifiedAt - b.modifiedAt ||
    a.text.length - b.text.length ||
    (words(a) > words(b) ? 1 : words(a) < words(b) ? -1 : 0)
  );
}
