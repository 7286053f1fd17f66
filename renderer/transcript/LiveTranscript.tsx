import { useComputed } from "@preact/signals";
import { emptyTranscript, transcriptOf } from "../../shared/state/transcript.ts";
import { transcriptText } from "../../shared/text/transcript.ts";
import { Copy } from "./Copy.tsx";
import { useApp } from "./feature.ts";
import { Lines } from "./Lines.tsx";
import { ReadOut } from "./ReadOut.tsx";
import "./transcript.css";

/** What is said in a call, as it comes; and what came late, when it is over. */
export default function LiveTranscript({ callId, who }: { readonly callId: string; readonly who: string }) {
  const { view } = useApp();
  const shown = useComputed(() => transcriptOf(view.transcripts, callId) ?? emptyTranscript).value;
  const { lines, hasEarlier, isComplete } = shown;
  return (
    <div class="transcript">
      <div class="transcript-head">
        <p class="transcript-title">{transcriptText.transcript}</p>
        {lines.length > 0 && <Copy lines={lines} when="live" />}
      </div>
      <Lines
        // Nothing more comes: what was left unfinished stands as it is.
        lines={isComplete ? lines.map((line) => ({ ...line, isFinal: true })) : lines}
        when="live"
        label={transcriptText.of(who)}
        before={
          <>
            {lines.length === 0 && <p class="quiet">{transcriptText.listening}</p>}
            {hasEarlier && <p class="quiet">{transcriptText.earlier}</p>}
          </>
        }
        after={isComplete && <p class="quiet">{transcriptText.complete}</p>}
      />
      <ReadOut lines={lines} />
    </div>
  );
}
