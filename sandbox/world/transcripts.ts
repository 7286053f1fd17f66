/** What is said in calls, in writing. The wire's values of `type` and `status` are not public; these are ours. */
import type { CommandOf } from "./commands.ts";
import { done, refuse, type Transaction } from "./transaction.ts";
import type { Answer, Item, Transcript, TranscriptPiece, World } from "./types.ts";

/** What the behaviour `transcribes` lets a call's two sides say, over and over. */
const script: readonly (readonly [TranscriptPiece["type"], string])[] = [
  ["AGENT", "Thank you for calling, how can I help you today?"],
  ["CUSTOMER", "Hello, I am calling about my last invoice."],
  ["CUSTOMER", "It is twice as high as the one before."],
  ["AGENT", "Let me look that up for you."],
  ["AGENT", "I can see the invoice, it covers two months."],
  ["CUSTOMER", "Oh, that explains it. Thank you very much."],
];
/** From one piece to the next. */
const pieceMs = 900;

const none = { agentId: "", pieces: [], isComplete: false, nextAt: 0, piecesSaid: 0 };

export function transcriptOf(world: Pick<World, "transcripts">, workitemId: string): Transcript {
  return world.transcripts.get(workitemId) ?? { ...none, workitemId };
}

/** A piece is new, or takes the place of the one with its id; whoever has the call is notified, also after its end. */
export function transcribe(tx: Transaction, { workitemId, piece }: CommandOf<"transcribe">): Answer {
  const item = tx.world.item(workitemId);
  if (item === undefined) return refuse("notFound", "no such workitem");
  return done(addPiece(tx, item, piece));
}

function addPiece(tx: Transaction, item: Item, given: CommandOf<"transcribe">["piece"]): TranscriptPiece {
  const { workitemId } = item;
  const was = transcriptOf(tx.world, workitemId);
  const known = was.pieces.find((each) => each.id === given.id);
  const startedAt = known?.startedAt ?? tx.now;
  const piece: TranscriptPiece = {
    id: given.id ?? tx.uuid(),
    objectType: "transcript",
    type: given.speaker === "agent" ? "AGENT" : "CUSTOMER",
    status: given.final ? "FINAL" : "PARTIAL",
    startedAt,
    ...(given.final ? { endedAt: tx.now } : {}),
    content: given.text,
    createdAt: startedAt,
    modifiedAt: Math.max(tx.now, (known?.modifiedAt ?? 0) + 1),
  };
  const pieces =
    known === undefined ? [...was.pieces, piece] : was.pieces.map((each) => (each === known ? piece : each));
  const agentId = item.agentId || was.agentId;
  tx.world.transcripts.set({ ...was, agentId, pieces });
  if (agentId !== "") tx.notify(agentId, "LiveTranscriptionNotification", { transcript: piece }, workitemId);
  return piece;
}

export function completeTranscript(tx: Transaction, { workitemId }: CommandOf<"completeTranscript">): Answer {
  const was = transcriptOf(tx.world, workitemId);
  if (was.pieces.length === 0) return refuse("notFound", "nothing was transcribed there");
  complete(tx, workitemId, was);
  return done();
}

function complete(tx: Transaction, workitemId: string, was: Transcript): void {
  tx.world.transcripts.set({ ...was, isComplete: true, nextAt: 0 });
  if (was.agentId !== "") tx.notify(was.agentId, "LiveTranscriptionCompletedNotification", {}, workitemId);
}

/** Ends with a call that is over, and begins where a call is talked in and transcribed. */
export function transcribeCalls(tx: Transaction): void {
  for (const workitemId of tx.changes.items) {
    const transcript = tx.world.transcripts.get(workitemId);
    if (transcript === undefined || transcript.isComplete || tx.item(workitemId) !== undefined) continue;
    complete(tx, workitemId, transcript);
  }
  if (!tx.world.behaviour.transcribes) return;
  for (const { workitemId, agentId } of [...tx.world.activeCalls]) {
    if (tx.world.transcripts.get(workitemId) !== undefined) continue;
    tx.world.transcripts.set({ ...none, workitemId, agentId, nextAt: tx.now + pieceMs });
  }
}

/** Says what is due. */
export function continueScript(tx: Transaction, transcript: Transcript): void {
  const item = tx.item(transcript.workitemId);
  if (item !== undefined) follow(tx, item, transcript);
}

/** A sentence comes in three pieces: a few words, most of it, and the whole. Nobody speaks to a held call. */
function follow(tx: Transaction, item: Item, { piecesSaid }: Transcript): void {
  if (item.state === "active") {
    const [type, text] = script[Math.floor(piecesSaid / 3) % script.length] ?? ["CUSTOMER", ""];
    const words = text.split(" ");
    const part = piecesSaid % 3;
    const shown = part === 2 ? text : words.slice(0, Math.ceil((words.length * (part + 1)) / 3)).join(" ");
    const id = `${item.workitemId}-${Math.floor(piecesSaid / 3)}`;
    const speaker = type === "AGENT" ? "agent" : "customer";
    addPiece(tx, item, { id, speaker, text: shown, final: part === 2 });
  }
  const now = transcriptOf(tx.world, item.workitemId);
  const next = {
    nextAt: tx.now + pieceMs,
    piecesSaid: item.state === "active" ? piecesSaid + 1 : piecesSaid,
  };
  tx.world.transcripts.set({ ...now, ...next });
}

/** What was said in a call of the past. */
export function pastTranscript(item: Item): Transcript {
  const pieces = script.map(([type, content], i): TranscriptPiece => {
    const startedAt = item.assignedAt + i * 5_000;
    const times = {
      startedAt,
      endedAt: startedAt + 4_000,
      createdAt: startedAt,
      modifiedAt: startedAt + 4_000,
    };
    return {
      id: `${item.workitemId}-${i}`,
      objectType: "transcript",
      type,
      status: "FINAL",
      content,
      ...times,
    };
  });
  return { ...none, workitemId: item.workitemId, agentId: item.agentId, pieces, isComplete: true };
}

/** As it is kept with the workitem: what is final, as messages. */
export function messagesOf(world: World, workitemId: string) {
  return transcriptOf(world, workitemId).pieces.flatMap((piece) =>
    piece.status === "FINAL"
      ? [
          {
            id: piece.id,
            messageId: piece.id,
            textMsg: piece.content,
            fromId: piece.type,
            timestamp: piece.startedAt,
            type: piece.type === "AGENT" ? "USER" : "CLIENT",
          },
        ]
      : [],
  );
}
