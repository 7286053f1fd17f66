import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { KeptTranscript } from "../../shared/contract/transcript.ts";
import { directoryText } from "../../shared/text/directory.ts";
import { transcriptText } from "../../shared/text/transcript.ts";
import { useAsk } from "../ask.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { usePhone } from "../world.ts";
import { Copy } from "./Copy.tsx";
import { Lines } from "./Lines.tsx";
import "./transcript.css";

/** What the server keeps of a call that is over: its summary, a voicemail, and what was said. */
export function PastTranscript(props: {
  readonly workitemId: string;
  readonly who: string;
  readonly onBack: () => void;
}) {
  const { workitemId, who } = props;
  const { ask } = usePhone();
  const asking = useAsk();
  const kept = useSignal<KeptTranscript | null>(null);
  const back = useRef<HTMLDivElement>(null);

  async function read(start: number): Promise<void> {
    const page = await asking.run("read", () => ask.transcript.read({ workitemId, start }));
    if (!page.ok) return;
    const before = start === 0 ? [] : (kept.value?.lines ?? []);
    kept.value = { ...page.value, lines: [...before, ...page.value.lines] };
  }
  useEffect(() => {
    void read(0);
    back.current?.querySelector("button")?.focus();
  }, [workitemId]);

  const shown = kept.value;
  const isEmpty = shown !== null && shown.lines.length === 0 && shown.summary + shown.voicemail === "";
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
        {shown !== null && shown.lines.length > 0 && <Copy lines={shown.lines} when="kept" />}
      </div>
      {shown !== null && !isEmpty && (
        <Lines
          lines={shown.lines}
          when="kept"
          label={transcriptText.transcript}
          before={
            <>
              <Part title={transcriptText.summary}>{shown.summary}</Part>
              <Part title={transcriptText.voicemail}>{shown.voicemail}</Part>
            </>
          }
          after={
            shown.next !== null && (
              <Button
                size="s"
                tone="quiet"
                busy={asking.busy.value !== ""}
                onPress={() => void read(shown.next ?? 0)}
              >
                {transcriptText.more}
              </Button>
            )
          }
        />
      )}
      <p class="quiet" role="status">
        {shown === null && asking.busy.value !== "" ? transcriptText.loading : ""}
        {isEmpty ? transcriptText.nothing : ""}
      </p>
      <Problem>{asking.error.value}</Problem>
      {asking.failure.value !== null && (
        <Button size="s" onPress={() => void read(kept.value?.next ?? 0)}>
          {directoryText.again}
        </Button>
      )}
    </section>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: string }) {
  if (children === "") return null;
  return (
    <div class="transcript-part">
      <h3>{title}</h3>
      <p class="selectable">{children}</p>
    </div>
  );
}
