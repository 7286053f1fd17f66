import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { SoundCheck } from "../../shared/state/check.ts";
import { acceleratorText } from "../../shared/text/accelerator.ts";
import { checkText } from "../../shared/text/check.ts";
import { firstRunText as text } from "../../shared/text/settings.ts";
import { useSelected } from "../app/use-selected.ts";
import { useChange } from "../settings/change.ts";
import { DeviceRow } from "../settings/DeviceRow.tsx";
import { useApp } from "../settings/feature.ts";
import { HotkeyRow } from "../settings/HotkeyRow.tsx";
import { MicrophoneBanner } from "../settings/MicrophoneBanner.tsx";
import { NotificationTestRow } from "../settings/NotificationTest.tsx";
import { Group } from "../settings/Row.tsx";
import { LevelRow, TestButton } from "../settings/SoundCheck.tsx";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import "./first-run.css";

/** Speech lies above it, a quiet room below. */
const audible = 0.02;

/** Once, after the first sign-in: does the microphone hear, the speaker sound, a notification show, the shortcut mute? */
export default function FirstRun({ onBack }: { readonly onBack: () => void }) {
  const { view } = useApp();
  const { change, error } = useChange();
  const isSoftphone = view.line.mode === "softphone";

  function leave(): void {
    if (!view.settings.firstRunDone) change({ firstRunDone: true });
    onBack();
  }

  return (
    <>
      <div class="first-run-head">
        <h1>{text.title}</h1>
        <p class="quiet">{text.intro}</p>
      </div>
      <Group title={text.sound}>
        {isSoftphone ? (
          <>
            <MicrophoneBanner />
            <DeviceRow use="microphone" onChange={(value) => change({ microphone: value })} />
            <LevelRow />
            <Heard />
            <DeviceRow use="speaker" onChange={(value) => change({ speaker: value })}>
              <TestButton what="tone" label={checkText.testSpeaker} />
            </DeviceRow>
            <Played what="tone" question={text.tone} />
          </>
        ) : (
          <>
            <DeviceRow use="ringer" onChange={(value) => change({ ringer: value })}>
              <TestButton what="ring" label={checkText.testRinger} />
            </DeviceRow>
            <Played what="ring" question={text.ring} />
          </>
        )}
      </Group>
      <Group title={text.system}>
        <NotificationTestRow />
        <HotkeyRow name="mute" />
        <Pressed />
      </Group>
      <Problem>{error}</Problem>
      <div class="first-run-end">
        <Button tone="quiet" onPress={leave}>
          {text.skip}
        </Button>
        <Button tone="accent" onPress={leave}>
          {text.done}
        </Button>
      </div>
    </>
  );
}

/** What a check has come to; read out when it changes. */
function Outcome({ isGood, children }: { readonly isGood: boolean; readonly children: string }) {
  return (
    <p class={isGood ? "outcome good" : "outcome"} role="status">
      {isGood && <Icon name="check" />}
      {children}
    </p>
  );
}

/** Once it heard somebody it has shown that it works. */
function Heard() {
  const { view } = useApp();
  const heard = useSignal(false);
  const isLoud = useComputed(() => (view.check.level ?? 0) > audible).value;
  useEffect(() => {
    if (isLoud) heard.value = true;
  }, [isLoud]);
  const isOpen = useSelected(() => view.audio.open);
  if (heard.value) return <Outcome isGood>{text.heard}</Outcome>;
  return isOpen ? <Outcome isGood={false}>{text.speak}</Outcome> : null;
}

/** Whether it was heard only its listener knows. */
function Played({ what, question }: { readonly what: SoundCheck; readonly question: string }) {
  const { test } = useApp().view.check;
  const mine = test?.what === what ? test : null;
  if (mine?.phase === "failed") return <Problem>{checkText.phases.failed}</Problem>;
  return mine?.phase === "done" ? <Outcome isGood={false}>{question}</Outcome> : null;
}

/** Pressed anywhere since this page is here. */
function Pressed() {
  const { view, time } = useApp();
  const since = useMemo(time, []);
  const { hotkeys, pressed, platform } = view.desktop;
  const { accelerator, state } = hotkeys.mute;
  const isGood = (pressed.mute ?? 0) >= since;
  if (isGood) return <Outcome isGood>{text.pressed}</Outcome>;
  if (accelerator === "" || state === "off") return <Outcome isGood={false}>{text.noKeys}</Outcome>;
  const isThere = state === "registered" || state === "asked";
  return isThere ? (
    <Outcome isGood={false}>{text.press(acceleratorText(accelerator, platform))}</Outcome>
  ) : null;
}
