import { useRef } from "preact/hooks";
import { type Call, conferenceOf } from "../../shared/state/call.ts";
import { agentControls, controls } from "../../shared/state/controls.ts";
import { callText } from "../../shared/text/call.ts";
import { clockText } from "../../shared/text/time.ts";
import { transferText } from "../../shared/text/transfer.ts";
import { useAsk } from "../app/ask.ts";
import { useKeys } from "../app/keys.ts";
import { useRegion } from "../app/place.ts";
import { useSelected } from "../app/use-selected.ts";
import { Keypad } from "../dial/Keypad.tsx";
import { doingOf, heldFor, partyOf, talkedFor } from "../party/describe.ts";
import { Party, PhoneNumber } from "../party/Party.tsx";
import { showPad, useScreen } from "../phone/screen.ts";
import { ConsultBar } from "../transfer/ConsultBar.tsx";
import { Members } from "../transfer/Members.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { InlineList } from "../ui/InlineList.tsx";
import { isPlainKey, isTyping, usePageEvent } from "../ui/keys.ts";
import { lazy } from "../ui/lazy.tsx";
import { useIsShort } from "../ui/short.ts";
import { AudioLine } from "./AudioLine.tsx";
import { Controls } from "./Controls.tsx";
import { useApp } from "./feature.ts";
import { hangUp } from "./hang-up.ts";
import { PostDialDigits } from "./PostDialDigits.tsx";
import { RecordingMark } from "./RecordingMark.tsx";
import "./call.css";

/** Loaded when they are first wanted: most calls are never passed on, and not everybody's are written along. */
const TransferPanel = lazy(() => import("../transfer/TransferPanel.tsx"));
const LiveTranscript = lazy(() => import("../transcript/LiveTranscript.tsx"));
const NotesDrawer = lazy(() => import("../wrap-up/NotesDrawer.tsx"));

/** The call in the foreground: who, how long, and everything that can be done with it. */
export function ActiveCall(props: {
  readonly call: Call;
  /** Something else needs the room: an offer, other calls. */
  readonly small: boolean;
}) {
  const { call } = props;
  const { callId } = call;
  const app = useApp();
  const { ask, view } = app;
  const { drawer } = useScreen();
  const region = useRegion();
  const asking = useAsk();
  const keys = useKeys();
  const can = controls(view, callId);
  const who = partyOf(call, region);
  const members = call.inConference ? conferenceOf(view.calls) : [];
  const open = drawer.value.callId === callId ? drawer.value.which : "none";
  const keypad = open === "keypad" && can.keypad.shown;
  // The panel belongs to a call that can still be passed on.
  const transfer = open === "transfer" && can.consult.shown;
  const { ref, isShort } = useIsShort();
  const notes = open === "notes" && can.notes.shown;
  const isMore = call.consultFor !== null || call.postDial !== "";
  const small = open !== "none" || props.small || isShort || isMore;
  const presses = useRef(0);

  function press(key: string): void {
    if (can.keypad.enabled)
      // Each press is one of its own: a digit pressed twice is sent twice.
      void asking.run(`digit ${presses.current++}`, () => ask.call.sendDigits({ callId, digits: key }));
  }
  usePageEvent("keydown", (event) => {
    if (!keypad || isTyping(event.target) || !isPlainKey(event) || event.repeat) return;
    if (!/^[\d*#]$/.test(event.key)) return;
    event.preventDefault();
    press(event.key);
  });

  return (
    <section ref={ref} class={small ? "call call-small column" : "call column"} aria-label={who}>
      {members.length > 1 ? (
        <div class="call-who">
          <h2 class="call-name">{transferText.conference}</h2>
          {members.some((each) => each.recording !== "off") && <RecordingMark call={recorded(members)} />}
          <Members members={members} />
        </div>
      ) : (
        <Who call={call} small={small} />
      )}
      <ConsultBar call={call} />
      <PostDialDigits call={call} />
      <div class="call-audio">
        <AudioLine />
        <MuteWord />
      </div>
      {keypad && (
        <div class="call-keys">
          <p class="call-digits tabular" role="log" aria-label={callText.digitsSent}>
            {call.digits}
          </p>
          <Keypad label={callText.keypad} onKey={press} disabled={!can.keypad.enabled} />
        </div>
      )}
      {open === "transcript" && <LiveTranscript callId={callId} who={who} />}
      {notes && <NotesDrawer workitemId={callId} />}
      {transfer ? (
        <TransferPanel
          call={call}
          onClose={() => {
            drawer.value = { callId, which: "none" };
          }}
        />
      ) : (
        <Controls call={call} open={open} asking={asking} />
      )}
      <Problem>{asking.error.value}</Problem>
      {/* Hanging up is never out of sight. */}
      <div class="call-end foot">
        {agentControls(view).dial.enabled && (
          <Button size="l" wide shortcut={keys("newCall")} onPress={() => showPad(app)}>
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
          shortcut={keys("hangUp")}
          onPress={() => void asking.run("hangUp", () => hangUp(app, call))}
        >
          {members.length > 1 ? transferText.hangUpAll : callText.hangUp}
        </Button>
      </div>
    </section>
  );
}

/** What is said of a conference: that it is recorded as soon as one of its calls is. */
function recorded(members: readonly Call[]): Pick<Call, "recording"> {
  return { recording: members.some((each) => each.recording === "on") ? "on" : "paused" };
}

/** More letters than one line holds. */
const longName = 20;

/** Who it is, on which queue, and for how long. */
function Who({ call, small }: { readonly call: Call; readonly small: boolean }) {
  const { now } = useApp();
  const region = useRegion();
  const doing = doingOf(call);
  const talked = talkedFor(call, () => now.value);
  const held = heldFor(call, now.value);
  return (
    <div class="call-who">
      {/* A name of two lines needs the room. */}
      <Avatar name={call.name} size={small || call.name.length > longName ? "m" : "l"} />
      <div class="call-words">
        <h2 class="call-name two-lines selectable" title={partyOf(call, region)}>
          <Party name={call.name} number={call.number} />
        </h2>
        {call.name !== "" && call.number !== "" && (
          <p class="call-number tabular one-line selectable">
            <PhoneNumber number={call.number} />
          </p>
        )}
        <p class="call-route one-line">
          {call.queue + call.campaign === "" ? (
            callText[call.direction]
          ) : (
            <InlineList words={[call.queue, call.campaign]} />
          )}
        </p>
      </div>
      <div class="call-clock">
        {talked !== null && (
          <p class="call-time tabular" role="timer" aria-label={callText.timer}>
            {clockText(talked)}
          </p>
        )}
        <RecordingMark call={call} />
        <p class={talked === null ? "call-doing call-doing-large" : "call-doing"}>
          <span role="status">{doing}</span>
          {held !== null && <span class="call-held-time tabular">{clockText(held)}</span>}
        </p>
      </div>
    </div>
  );
}

/** Under the levels: who muted, and what is still waited for. */
function MuteWord() {
  const { view } = useApp();
  const { mute, mode } = view.line;
  const speaksMuted = useSelected(() => view.audio.speaksMuted);
  const speaks = mute.muted && speaksMuted;
  const waiting =
    mode === "phone"
      ? { mute: callText.phoneMuteWaiting, unmute: callText.phoneUnmuteWaiting }
      : { mute: callText.muteWaiting, unmute: callText.unmuteWaiting };
  const words =
    mute.asked !== null
      ? mute.asked.muted
        ? waiting.mute
        : waiting.unmute
      : mute.muted && mute.by === "server"
        ? callText.mutedByServer
        : speaks
          ? callText.speaksMuted
          : "";
  return (
    <p class={speaks ? "mute-word mute-hint" : "mute-word"} role="status">
      {words}
    </p>
  );
}
