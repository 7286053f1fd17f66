import { type Signal, useComputed } from "@preact/signals";
import type { Call } from "../../shared/state/call.ts";
import { controls, transcriptControl } from "../../shared/state/controls.ts";
import { transcriptOf } from "../../shared/state/transcript.ts";
import { callText } from "../../shared/text/call.ts";
import { transcriptText } from "../../shared/text/transcript.ts";
import { transferText } from "../../shared/text/transfer.ts";
import type { Asking } from "../ask.ts";
import { RoundButton } from "../ui/Button.tsx";
import { useView } from "../view.ts";
import { usePhone } from "../world.ts";
import { More } from "./More.tsx";

/** What is open beneath the call's head. */
export type Drawer = "none" | "keypad" | "transfer" | "transcript";

/** The round buttons of the call in front: what is done most, and the rest behind More. */
export function Controls(props: {
  readonly call: Call;
  readonly drawer: Signal<Drawer>;
  readonly asking: Asking;
}) {
  const { call, drawer, asking } = props;
  const { callId } = call;
  const { ask, state } = usePhone();
  // Whether there is any is all that the buttons want to know of it.
  const hasText = useComputed(() => transcriptOf(state.transcripts.value, callId) !== null);
  const view = useView();
  const can = controls(view, callId);
  const { mute } = view.line;
  const toggle = (which: Drawer) => {
    drawer.value = drawer.value === which ? "none" : which;
  };
  const isOpen = (which: Drawer) => drawer.value === which;
  const recording = call.recording !== "off";

  return (
    <div class="call-controls">
      <RoundButton
        icon={mute.muted ? "microphoneOff" : "microphone"}
        words={mute.muted ? callText.muted : callText.mute}
        control={can.mute}
        pressed={mute.muted}
        waiting={mute.asked !== null}
        onPress={() => void asking.run("mute", () => ask.call.mute({ muted: !mute.muted }))}
      />
      <RoundButton
        icon="pause"
        words={callText.hold}
        control={call.inConference ? { shown: false, enabled: false } : can.hold}
        waiting={call.hold === "turningOn"}
        busy={asking.busy.value === "hold"}
        onPress={() => void asking.run("hold", () => ask.call.hold({ callId }))}
      />
      <RoundButton
        icon="play"
        words={callText.resume}
        control={can.resume}
        waiting={call.hold === "turningOff"}
        busy={asking.busy.value === "resume"}
        onPress={() => void asking.run("resume", () => ask.call.resume({ callId }))}
      />
      <RoundButton
        icon="keypad"
        words={callText.keypad}
        control={isOpen("keypad") ? { shown: can.keypad.shown, enabled: true } : can.keypad}
        expanded={isOpen("keypad")}
        onPress={() => toggle("keypad")}
      />
      <RoundButton
        icon="transfer"
        words={transferText.transfer}
        control={can.transfer}
        expanded={isOpen("transfer")}
        onPress={() => toggle("transfer")}
      />
      <RoundButton
        icon="merge"
        words={transferText.mergeShort}
        control={can.merge}
        busy={asking.busy.value === "merge"}
        onPress={() => void asking.run("merge", () => ask.transfer.merge())}
      />
      <RoundButton
        icon="split"
        words={transferText.split}
        control={can.split}
        busy={asking.busy.value === "split"}
        onPress={() => void asking.run("split", () => ask.transfer.split())}
      />
      <RoundButton
        icon="record"
        words={
          recording
            ? call.recording === "paused"
              ? transferText.paused
              : transferText.recording
            : transferText.record
        }
        control={can.record}
        pressed={recording}
        alert={recording}
        busy={asking.busy.value === "record"}
        onPress={() =>
          void asking.run("record", () => ask.work.record({ callId, to: recording ? "off" : "on" }))
        }
      />
      <RoundButton
        icon="transcript"
        words={transcriptText.transcript}
        control={transcriptControl(view, callId, hasText.value)}
        expanded={isOpen("transcript")}
        onPress={() => toggle("transcript")}
      />
      <More call={call} asking={asking} />
    </div>
  );
}
