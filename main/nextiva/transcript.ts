import type * as v from "valibot";
import { cleanText } from "../../shared/clean-text.ts";
import type { KeptPiece } from "../../shared/contract/transcript.ts";
import type { Speaker, TranscriptLine } from "../../shared/state/transcript.ts";
import type { TranscriptionsPageSchema } from "../../shared/wire/conversation.ts";
import type { WireMessage } from "../../shared/wire/events.ts";
import type { ChatMessage, Workitem } from "../../shared/wire/workitem.ts";
import type { Reading } from "./vocabulary.ts";

/** What one line may hold: nobody says more in one breath. */
const longest = 4_000;

type Piece = NonNullable<WireMessage<"LiveTranscriptionNotification">["transcript"]>;

/**
 * A live piece → a line.
 *
 * @param frameId stands in where the piece has no id of its own: it is then a line by itself
 */
export function lineOf(piece: Piece, frameId: string, { at, skew }: Reading): TranscriptLine {
  const startedAt = piece.startedAt || piece.createdAt;
  return {
    id: piece.id || frameId,
    speaker: speakerOf(piece.type),
    text: cleanText(piece.content ?? "")
      .slice(0, longest)
      .toWellFormed(),
    isFinal: isFinal(piece),
    startedAt: startedAt ? startedAt + skew : at,
    modifiedAt: piece.modifiedAt || piece.endedAt || startedAt || at - skew,
  };
}

/**
 * Neither the values of `type` nor of `status` are public: by words that are hard to mistake. A type that says nothing
 * to us is somebody's; of a status that says nothing an end makes it final.
 */
function speakerOf(type: string | undefined): Speaker {
  if (type === undefined) return "other";
  if (/customer|client|caller|consumer|contact|remote|external/i.test(type)) return "customer";
  return /agent|user|employee|local|internal/i.test(type) ? "agent" : "other";
}

function isFinal({ status, endedAt }: Piece): boolean {
  if (status === undefined) return true;
  if (/partial|interim|progress|intermediate|started|pending/i.test(status)) return false;
  return /final|complete|done|end/i.test(status) || (endedAt ?? 0) > 0;
}

/** What is kept with a workitem, in the order it was said. That it bears the ids of the live pieces is a guess. */
export function keptLines(messages: readonly ChatMessage[], { at, skew }: Reading): TranscriptLine[] {
  return messages
    .map((message, index) => ({
      id: message.id || message.messageId || `kept-${index}`,
      speaker: speakerOf(message.type),
      text: cleanText(message.textMsg ?? "")
        .slice(0, longest)
        .toWellFormed(),
      isFinal: true,
      startedAt: message.timestamp ? message.timestamp + skew : at,
      modifiedAt: message.timestamp ?? at - skew,
    }))
    .sort((a, b) => a.startedAt - b.startedAt);
}

/** The answer about one workitem → everything that is kept of it: summary, voicemail, then what was said. */
export function keptTranscript(
  read: v.InferOutput<typeof TranscriptionsPageSchema>["objects"],
  workitem: Workitem,
  reading: Reading,
): readonly KeptPiece[] {
  const page = (read ?? []).find((each) => each.workitemId === workitem.workitemId) ?? read?.[0];
  const messages = page?.transcriptionMessages ?? workitem.transcriptionMessages ?? [];
  const summary = cleanText(page?.summary || workitem.summary || "");
  const voicemail = cleanText(page?.voicemailTranscript ?? "");
  return [
    ...(summary === "" ? [] : [{ key: "summary", kind: "summary" as const, text: summary }]),
    ...(voicemail === "" ? [] : [{ key: "voicemail", kind: "voicemail" as const, text: voicemail }]),
    ...keptLines(messages, reading)
      .filter((line) => line.text.trim() !== "")
      .map((line, index) => {
        // Whether a tenant's ids tell its pieces apart is not known.
        const key = `line ${index}`;
        return { key, kind: "line" as const, line: { ...line, id: key } };
      }),
  ];
}
