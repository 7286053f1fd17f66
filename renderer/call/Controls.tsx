import { useComputed } from "@preact/signals";
import type { Call } from "../../shared/state/call.ts";
import { controls, transcriptControl } from "../../shared/state/controls.ts";
import { transcriptOf } from "../../shared/state/transcript.ts";
import { callText } from "../../shared/text/call.ts";
import { transcriptText } from "../../shared/text/transcript.ts";
import { transferText } from "../../shared/text/transfer.ts";
import { wrapUpText } from "../../shared/text/wrap-up.ts";
import type { Asking } from "../app/ask.ts";
import { useKeys } from "../app/keys.ts";
import type { Drawer } from "../phone/screen.ts";
import { toggleDrawer } from "../phone/screen.ts";
import { RoundButton } from "../ui/Button.tsx";
import { useApp } from "./feature.ts";
import { MoreMenu } from "./MoreMenu.tsx";

/** The round buttons of the call in front: what is done most, and the rest behind More. */
export function Controls(props: {
  readonly call: Call;
  /** What is open beneath the call. */
  readonly open: Drawer;
  readonly asking: Asking;
}) {
  const { call, open, asking } = props;
  const { callId } = call;
  const app = useApp();
  const { ask, view } = app;
  const keys = useKeys();
  // Whether there is any is all that the buttons want to know of it.
  const hasText = useComputed(() => transcriptOf(view.transcripts, callId) !== null);
  const can = controls(view, callId);
  const { mute } = view.line;
  const keypad = open === "keypad";
  const recording = call.recording !== "off";

  return (
    <div class="call-controls">
      <RoundButton
        icon={mute.muted ? "microphoneOff" : "microphone"}
        words={mute.muted ? callText.muted : callText.mute}
        control={can.mute}
        pressed={mute.muted}
        waiting={mute.asked !== null}
        shortcut={keys("mute")}
        onPress={() => void asking.run("mute", () => ask.call.mute())}
      />
      <RoundButton
        icon="pause"
        words={callText.hold}
        control={call.inConference ? { shown: false, enabled: false } : can.hold}
        waiting={call.hold === "turningOn"}
        busy={asking.busy.value === "hold"}
        shortcut={keys("hold")}
        onPress={() => void asking.run("hold", () => ask.call.hold({ callId }))}
      />
      <RoundButton
        icon="play"
        words={callText.resume}
        strong
        control={can.resume}
        waiting={call.hold === "turningOff"}
        busy={asking.busy.value === "resume"}
        shortcut={keys("hold")}
        onPress={() => void asking.run("resume", () => ask.call.resume({ callId }))}
      />
      <RoundButton
        icon="keypad"
        words={callText.keypad}
        control={keypad ? { shown: can.keypad.shown, enabled: true } : can.keypad}
        shortcut={keys("keypad")}
        expanded={keypad}
        onPress={() => toggleDrawer(app, callId, "keypad")}
      />
      <RoundButton
        icon="transfer"
        // To a conference somebody can be added; it cannot be passed on as a whole.
        words={call.inConference ? transferText.add : transferText.transfer}
        control={call.inConference ? can.consult : can.transfer}
        shortcut={keys("transfer")}
        expanded={false}
        onPress={() => toggleDrawer(app, callId, "transfer")}
      />
      <RoundButton
        icon="notes"
        words={wrapUpText.notes}
        control={can.notes}
        shortcut={keys("notes")}
        expanded={open === "notes"}
        onPress={() => toggleDrawer(app, callId, "notes")}
      />
      <RoundButton
        icon="merge"
        words={transferText.mergeShort}
        control={can.merge}
        busy={asking.busy.value === "merge"}
        shortcut={keys("conference")}
        onPress={() => void asking.run("merge", () => ask.transfer.merge())}
      />
      <RoundButton
        icon="split"
        words={transferText.split}
        control={can.split}
        busy={asking.busy.value === "split"}
        shortcut={keys("conference")}
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
        shortcut={keys("record")}
        onPress={() =>
          void asking.run("record", () => ask.work.record({ callId, to: recording ? "off" : "on" }))
        }
      />
      <RoundButton
        icon="transcript"
        words={transcriptText.transcript}
        control={transcriptControl(view, callId, hasText.value)}
        shortcut={keys("transcript")}
        expanded={open === "transcript"}
        onPress={() => toggleDrawer(app, callId, "transcript")}
      />
      <MoreMenu call={call} asking={asking} />
    </div>
  );
}
