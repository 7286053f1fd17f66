import type { Monitoring, MonitorMode } from "../../shared/state/monitor.ts";
import { monitorModes, speaks } from "../../shared/state/monitor.ts";
import { monitorControls } from "../../shared/state/monitor-controls.ts";
import { microphoneText } from "../../shared/text/connection.ts";
import { monitoringText } from "../../shared/text/monitoring.ts";
import { clockText } from "../../shared/text/time.ts";
import { useAsk } from "../app/ask.ts";
import { useKeys } from "../app/keys.ts";
import { useSelected } from "../app/use-selected.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { modeIcons, useApp } from "./supervise.ts";
import "./monitor-now.css";

/** The agent's call that the supervisor is on: how, since when, with whom, whether they are heard; and off it. */
export function MonitorNow({ now }: { readonly now: Monitoring }) {
  const { view, ask } = useApp();
  const asking = useAsk();
  const keys = useKeys();
  const can = monitorControls(view);
  const isSpeaking = now.phase === "on" && now.mode !== "listen";
  const words = explained(now, isSpeaking && view.line.mute.muted);
  return (
    <section class={`monitor-now monitor-${now.mode}`} aria-label={monitoringText.region}>
      <span class="monitor-mark">
        <Icon name={modeIcons[now.mode]} />
      </span>
      <div class="monitor-words">
        <p class="monitor-title">
          <strong>{monitoringText.now(now)}</strong>
          {now.phase === "on" && <Clock since={now.since} />}
        </p>
        <p class="sr-only" role="status">
          {`${monitoringText.now(now)}. ${words}`}
        </p>
        <p aria-hidden="true">{words}</p>
        {now.others.map((other) => (
          <p key={other.userId} class="monitor-other">
            {monitoringText.other(other)}
          </p>
        ))}
        <Microphone now={now} />
        <Problem>{asking.error.value}</Problem>
      </div>
      <div class="monitor-presses">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a box of its own */}
        <div class="monitor-modes" role="group" aria-label={monitoringText.mode}>
          {monitorModes.map((mode) => (
            <Mode
              key={mode}
              mode={mode}
              now={now}
              onPress={() => void asking.run(mode, () => ask.monitor.change({ mode }))}
            />
          ))}
        </div>
        {isSpeaking && (
          <Button
            size="s"
            icon={view.line.mute.muted ? "microphoneOff" : "microphone"}
            tone={view.line.mute.muted ? "accent" : "plain"}
            shortcut={keys("mute")}
            onPress={() => void asking.run("mute", () => ask.call.mute())}
          >
            {view.line.mute.muted ? monitoringText.muted : monitoringText.mute}
          </Button>
        )}
        <Button
          size="s"
          tone="stop"
          icon="hangUp"
          control={can.leave}
          busy={now.phase === "leaving"}
          shortcut={keys("hangUp")}
          onPress={() => void asking.run("leave", () => ask.monitor.leave())}
        >
          {now.phase === "leaving" ? monitoringText.leaving : monitoringText.leave}
        </Button>
      </div>
    </section>
  );
}

function Mode(props: { readonly mode: MonitorMode; readonly now: Monitoring; readonly onPress: () => void }) {
  const { mode, now } = props;
  const { view } = useApp();
  const keys = useKeys()(mode);
  const can = monitorControls(view)[mode];
  const isChosen = now.mode === mode;
  const isComing = now.isWaiting && now.wanted === mode && !isChosen;
  const { name, explained: why } = monitoringText.modes[mode];
  return (
    <button
      type="button"
      class="monitor-mode"
      aria-pressed={isChosen}
      aria-busy={isComing ? "true" : undefined}
      aria-disabled={can.enabled || isChosen ? undefined : "true"}
      aria-keyshortcuts={keys?.aria}
      title={keys === undefined ? why : `${why} (${keys.words})`}
      onClick={can.enabled ? props.onPress : undefined}
    >
      <Icon name={modeIcons[mode]} />
      {name}
    </button>
  );
}

function explained(now: Monitoring, isMuted: boolean): string {
  if (now.phase === "leaving") return monitoringText.leaving;
  const { explained: mode } = monitoringText.modes[now.mode];
  if (now.phase === "starting") return mode;
  if (now.isWaiting && now.wanted !== now.mode) return monitoringText.changing(now.wanted);
  const who = isMuted ? monitoringText.mutedExplained : mode;
  return [who, monitoringText.heard(now.call)].filter((each) => each !== "").join(" ");
}

/** Whether the supervisor's own microphone is open, and what is wrong with it. */
function Microphone({ now }: { readonly now: Monitoring }) {
  const { view } = useApp();
  const microphone = useSelected(() => view.audio.microphone);
  if (now.phase !== "on" || view.line.mode === "phone") return null;
  const isOpen = speaks(view.monitor, view.line);
  if (isOpen && microphone !== "unknown" && microphone !== "granted")
    return <Problem>{microphoneText[microphone].title}</Problem>;
  const { muted } = view.line.mute;
  const words = !isOpen
    ? monitoringText.microphoneClosed
    : muted
      ? monitoringText.muted
      : monitoringText.microphoneOpen;
  return (
    <p class="monitor-microphone">
      <Icon name={isOpen && !muted ? "microphone" : "microphoneOff"} />
      {words}
    </p>
  );
}

function Clock({ since }: { readonly since: number }) {
  const { now } = useApp();
  return (
    <span class="tabular" role="timer" aria-label={monitoringText.time}>
      {clockText(now.value - since)}
    </span>
  );
}
