import { useEffect, useRef } from "preact/hooks";
import { transcriptText } from "../../shared/text/transcript.ts";
import { useCollection } from "../app/use-collection.ts";
import { Button } from "../ui/Button.tsx";
import { LoadState } from "../ui/LoadState.tsx";
import { Copy } from "./Copy.tsx";
import { Lines } from "./Lines.tsx";
import "./transcript.css";

/** Pieces that are shown at first, and added by one press of "more". */
const step = 200;

/** What the server keeps of a call that is over: its summary, a voicemail, and what was said. */
export function PastTranscript(props: {
  readonly workitemId: string;
  readonly who: string;
  readonly onBack: () => void;
}) {
  const { workitemId, who } = props;
  const list = useCollection("transcript", { workitemId, conversationId: "" }, { step });
  const back = useRef<HTMLDivElement>(null);
  useEffect(() => back.current?.querySelector("button")?.focus(), [workitemId]);

  const lines = list.rows.flatMap((piece) => (piece.kind === "line" ? [piece.line] : []));
  return (
    <section
      class="transcript transcript-past"
      aria-label={transcriptText.of(who)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        props.onBack();
      }}
    >
      <div ref={back}>
        <Button size="s" tone="quiet" icon="back" onPress={props.onBack}>
          {transcriptText.back}
        </Button>
      </div>
      <div class="transcript-head">
        <h2 class="one-line">{transcriptText.of(who)}</h2>
        {lines.length > 0 && <Copy lines={lines} when="kept" />}
      </div>
      {list.rows.length > 0 && (
        <Lines
          lines={lines}
          when="kept"
          label={transcriptText.transcript}
          before={list.rows.map((piece) =>
            piece.kind === "line" ? null : (
              <Part key={piece.key} title={transcriptText[piece.kind]}>
                {piece.text}
              </Part>
            ),
          )}
          after={<LoadState of={list} isEmpty={false} />}
        />
      )}
      {list.rows.length === 0 && (
        <LoadState of={list} isEmpty loading={transcriptText.loading} empty={transcriptText.nothing} />
      )}
    </section>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: string }) {
  return (
    <div class="transcript-part">
      <h3>{title}</h3>
      <p class="selectable">{children}</p>
    </div>
  );
}
