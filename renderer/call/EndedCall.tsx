import { useComputed, useSignal } from "@preact/signals";
import { isolated } from "../../shared/clean-text.ts";
import type { Call } from "../../shared/state/call.ts";
import { transcriptOf } from "../../shared/state/transcript.ts";
import { wrapUpById } from "../../shared/state/wrap-up.ts";
import { callEndText, callText } from "../../shared/text/call.ts";
import { clockText } from "../../shared/text/time.ts";
import { transcriptText } from "../../shared/text/transcript.ts";
import { wrapUpText } from "../../shared/text/wrap-up.ts";
import { useAsk } from "../app/ask.ts";
import { useRegion } from "../app/place.ts";
import { calleeOf } from "../dial/pad.ts";
import { partyOf, talkedFor } from "../party/describe.ts";
import { Party } from "../party/Party.tsx";
import { useScreen } from "../phone/screen.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { lazy } from "../ui/lazy.tsx";
import { useApp } from "./feature.ts";
import { usePastQuality } from "./past-quality.ts";
import "./call.css";
import "../offer/missed.css";

const LiveTranscript = lazy(() => import("../transcript/LiveTranscript.tsx"));

/** A call that is over: why, how long it was; call back or put it away. */
export function EndedCall(props: {
  readonly call: Call;
  /** Beside a live call: what leads to the rooms that are not there now is left out. */
  readonly isBeside?: boolean;
}) {
  const { call, isBeside = false } = props;
  const { ask, dialler, view } = useApp();
  const screen = useScreen();
  const hasText = useComputed(() => transcriptOf(view.transcripts, call.callId) !== null);
  const isReading = useSignal(false);
  const region = useRegion();
  const asking = useAsk();
  const line = usePastQuality([call.callId]).get(call.callId) ?? "";
  const who = partyOf(call, region);
  const talked = talkedFor(call, () => call.endedAt ?? 0);
  const why = call.end === null ? callText.ended : callEndText[call.end];
  return (
    <section class="ended card" aria-label={`${callText.ended}: ${isolated(who)}`}>
      <div class="ended-words">
        <p class="one-line ended-who">
          <Party name={call.name} number={call.number} />
        </p>
        <p class="quiet tabular" role="status">
          {[why, talked === null ? "" : clockText(talked), line].filter((each) => each !== "").join(" · ")}
        </p>
      </div>
      <div class="ended-actions">
        {!isBeside && wrapUpById(view.wrapUps, call.callId) !== null && (
          <Button
            size="s"
            label={`${wrapUpText.open}: ${isolated(who)}`}
            onPress={() => {
              screen.wrapUp.value = call.callId;
              screen.tab.value = "wrapUp";
            }}
          >
            {wrapUpText.open}
          </Button>
        )}
        {!isBeside && call.number !== "" && (
          <Button size="s" onPress={() => dialler.put(calleeOf(call))}>
            {callText.callBack}
          </Button>
        )}
        <IconButton
          icon="transcript"
          label={transcriptText.transcript}
          control={{ shown: hasText.value, enabled: true }}
          pressed={isReading.value}
          onPress={() => {
            isReading.value = !isReading.value;
          }}
        />
        <IconButton
          icon="close"
          label={callText.dismiss}
          busy={asking.busy.value === "dismiss"}
          onPress={() => void asking.run("dismiss", () => ask.call.dismiss({ callId: call.callId }))}
        />
      </div>
      {isReading.value && <LiveTranscript callId={call.callId} who={who} />}
      <Problem>{asking.error.value}</Problem>
    </section>
  );
}
