import type { KeptPiece } from "../../shared/contract/transcript.ts";
import { speakerText, transcriptText } from "../../shared/text/transcript.ts";
import { useCollection } from "../app/use-collection.ts";
import { LoadState } from "../ui/LoadState.tsx";

/** Pieces at first, and added by a press. */
const step = 200;

/** What the server keeps of a call of this conversation: its summary, a voicemail's words, and what was said. */
export function CallTranscript(of: { readonly workitemId: string; readonly conversationId: string }) {
  const { workitemId, conversationId } = of;
  const list = useCollection("transcript", { workitemId, conversationId }, { step });
  return (
    <div class="call-transcript selectable">
      {list.rows.map((piece) => (
        <Piece key={piece.key} piece={piece} />
      ))}
      <LoadState
        of={list}
        isEmpty={list.rows.length === 0}
        loading={transcriptText.loading}
        empty={transcriptText.nothing}
      />
    </div>
  );
}

function Piece({ piece }: { readonly piece: KeptPiece }) {
  if (piece.kind === "line") {
    return (
      <p>
        <span class="quiet">{speakerText.kept[piece.line.speaker]}: </span>
        <bdi>{piece.line.text}</bdi>
      </p>
    );
  }
  return (
    <>
      <h4>{transcriptText[piece.kind]}</h4>
      <p>{piece.text}</p>
    </>
  );
}
