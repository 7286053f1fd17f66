import { useSignal } from "@preact/signals";
import type { Call } from "../../shared/state/call.ts";
import { agentControls, controls } from "../../shared/state/controls.ts";
import { callText } from "../../shared/text/call.ts";
import { clockText } from "../../shared/text/time.ts";
import { useAsk } from "../ask.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Button, RoundButton } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { isPlainKey, isTyping, usePageEvent } from "../ui/keys.ts";
import { useShort } from "../ui/short.ts";
import { useView } from "../view.ts";
import { usePhone } from "../world.ts";
import { AudioLine } from "./AudioLine.tsx";
import { Keys } from "./Keys.tsx";
import { formatNumber } from "./numbers.ts";
import { useRegion } from "./region.ts";
import { doingOf, partyOf, talkedFor } from "./words.ts";
import "./call.css";

/** The call in the foreground: who, how long, and everything that can be done with it. */
export function ActiveCall(props: {
  readonly call: Call;
  /** Something else needs the room: an offer, say. */
  readonly small: boolean;
  readonly onNewCall: () => void;
}) {
  const { call } = props;
  const { callId } = call;
  const { ask, now } = usePhone();
  const view = useView();
  const region = useRegion();
  const asking = useAsk();
  const keypadOpen = useSignal(false);
  const can = controls(view, callId);
  const { mute } = view.line;
  const doing = doingOf(call);
  const talked = talkedFor(call, () => now.value);
  const who = partyOf(call, region);
  const keypad = keypadOpen.value && can.keypad.shown;
  const short = useShort();
  const small = keypad || props.small || short;

  function press(key: string): void {
    if (can.keypad.enabled)
      void asking.run(`digit ${call.digits.length}${key}`, () =>
        ask.call.sendDigits({ callId, digits: key }),
      );
  }
  usePageEvent("keydown", (event) => {
    if (!keypad || isTyping(event.target) || !isPlainKey(event) || event.repeat) return;
    if (!/^[\d*#]$/.test(event.key)) return;
    event.preventDefault();
    press(event.key);
  });

  return (
    <section class={small ? "call call-small" : "call"} aria-label={who}>
      <div class="call-who">
        <Avatar name={call.name} size={small ? "m" : "l"} />
        <div class="call-words">
          <h2 class="call-name selectable">{who}</h2>
          {call.name !== "" && call.number !== "" && (
            <p class="call-number tabular selectable">{formatNumber(call.number, region)}</p>
          )}
          <p class="call-route">
            {[call.queue, call.campaign].filter((each) => each !== "").join(" · ") ||
              (call.direction === "inbound" ? callText.inbound : callText.outbound)}
          </p>
        </div>
        <div class="call-clock">
          {talked !== null && (
            <p class="call-time tabular" role="timer" aria-label={callText.timer}>
              {clockText(talked)}
            </p>
          )}
          <p class={talked === null ? "call-doing call-doing-large" : "call-doing"} role="status">
            {doing}
          </p>
        </div>
      </div>
      <div class="call-audio">
        <AudioLine />
        <MuteWord />
      </div>
      {keypad && (
        <div class="call-keys">
          <p class="call-digits tabular" role="log" aria-label={callText.digitsSent}>
            {call.digits}
          </p>
          <Keys label={callText.keypad} onKey={press} disabled={!can.keypad.enabled} />
        </div>
      )}
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
          control={can.hold}
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
          control={keypad ? { shown: can.keypad.shown, enabled: true } : can.keypad}
          expanded={keypad}
          onPress={() => {
            keypadOpen.value = !keypadOpen.value;
          }}
        />
      </div>
      <Problem>{asking.error.value}</Problem>
      <div class="call-end">
        {agentControls(view).dial.enabled && (
          <Button size="l" wide onPress={props.onNewCall}>
            {callText.newCall}
          </Button>
        )}
        <Button
          tone="stop"
          size="l"
          icon="hangUp"
          wide
          control={can.hangUp}
          busy={asking.busy.value === "hangUp"}
          onPress={() => void asking.run("hangUp", () => ask.call.hangUp({ callId }))}
        >
          {callText.hangUp}
        </Button>
      </div>
    </section>
  );
}

/** Under the levels: who muted, and what is still waited for. */
function MuteWord() {
  const { state } = usePhone();
  const { mute } = state.line.value;
  const words =
    mute.asked !== null
      ? mute.asked.muted
        ? callText.muteWaiting
        : callText.unmuteWaiting
      : mute.muted && mute.by === "server"
        ? callText.mutedByServer
        : "";
  return (
    <p class="mute-word" role="status">
      {words}
    </p>
  );
}
