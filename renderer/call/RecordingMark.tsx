import type { Call } from "../../shared/state/call.ts";
import { transferText } from "../../shared/text/transfer.ts";

/** That the call is recorded, or that its recording waits: as long as it is so, whatever else is open. */
export function RecordingMark({ call }: { readonly call: Pick<Call, "recording"> }) {
  if (call.recording === "off") return null;
  const isPaused = call.recording === "paused";
  return (
    <p class={isPaused ? "recording-mark recording-paused" : "recording-mark"} role="status">
      {isPaused ? transferText.recordingPaused : transferText.recording}
    </p>
  );
}
