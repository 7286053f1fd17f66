import { useId } from "preact/hooks";
import { deviceName } from "../../shared/state/device-lines.ts";
import { checkText } from "../../shared/text/check.ts";
import { settingsText as text } from "../../shared/text/settings.ts";
import { useAsk } from "../app/ask.ts";
import { useSelected } from "../app/use-selected.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useChange } from "./change.ts";
import { DeviceRow } from "./DeviceRow.tsx";
import { useApp } from "./feature.ts";
import { MicrophoneBanner } from "./MicrophoneBanner.tsx";
import { QualityRow } from "./QualityRow.tsx";
import { Group, Row, SwitchRow } from "./Row.tsx";
import { LevelRow, TestButton, TestCallRow } from "./SoundCheck.tsx";

export function Audio() {
  const { view, ask } = useApp();
  const resetting = useAsk();
  const { change, error } = useChange();
  const settings = view.settings;
  const { using, open } = useSelected(() => {
    const { using, open } = view.audio;
    return { using, open };
  });
  const volume = useId();
  // On the agent's own telephone this program only rings.
  const isSoftphone = view.line.mode === "softphone";
  return (
    <Group title={text.audio}>
      <MicrophoneBanner />
      {!isSoftphone && <Row label={text.ownPhone} hint={text.ownPhoneHint} />}
      {isSoftphone && (
        <>
          <DeviceRow
            use="microphone"
            {...(open && using !== "" && { hint: text.using(deviceName(using)) })}
            onChange={(value) => change({ microphone: value })}
          />
          <LevelRow />
          <DeviceRow use="speaker" onChange={(value) => change({ speaker: value })}>
            <TestButton what="tone" label={checkText.testSpeaker} />
          </DeviceRow>
        </>
      )}
      <DeviceRow use="ringer" onChange={(value) => change({ ringer: value })}>
        <TestButton what="ring" label={checkText.testRinger} />
      </DeviceRow>
      <Row label={text.ringVolume} labelFor={volume}>
        <input
          id={volume}
          class="slider"
          type="range"
          min={0}
          max={1}
          step={0.05}
          value={settings.ringVolume}
          aria-valuetext={`${Math.round(settings.ringVolume * 100)} %`}
          onChange={(event) => change({ ringVolume: Number(event.currentTarget.value) })}
        />
      </Row>
      {isSoftphone && (
        <>
          <TestCallRow />
          <SwitchRow
            label={text.echoCancellation}
            hint={text.echoCancellationHint}
            on={settings.echoCancellation}
            onChange={(on) => change({ echoCancellation: on })}
          />
          <SwitchRow
            label={text.noiseSuppression}
            on={settings.noiseSuppression}
            onChange={(on) => change({ noiseSuppression: on })}
          />
          <SwitchRow
            label={text.autoGain}
            hint={text.autoGainHint}
            on={settings.autoGain}
            onChange={(on) => change({ autoGain: on })}
          />
          <SwitchRow
            label={text.mutedHint}
            hint={text.mutedHintHint}
            on={settings.mutedHint}
            onChange={(on) => change({ mutedHint: on })}
          />
          <Row
            label={checkText.reset}
            hint={checkText.resetHint}
            below={<Problem>{resetting.error.value}</Problem>}
          >
            <Button size="s" onPress={() => void resetting.run("reset", () => ask.audio.reset())}>
              {checkText.resetNow}
            </Button>
          </Row>
        </>
      )}
      {isSoftphone && <QualityRow />}
      <Problem>{error}</Problem>
    </Group>
  );
}
