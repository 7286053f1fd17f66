import { useId } from "preact/hooks";
import type { AudioDevice } from "../../shared/state/audio.ts";
import { audioText, microphoneText } from "../../shared/text/connection.ts";
import { settingsText as text } from "../../shared/text/settings.ts";
import { useAsk } from "../ask.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { Meter } from "../ui/Meter.tsx";
import { useSettings } from "../world.ts";
import { useChange } from "./change.ts";
import { Group, type Option, Row, SelectRow, SwitchRow } from "./Row.tsx";

/** The choices for a device: the system's own, those that are there, and the chosen one when it is not. */
export function deviceOptions(
  devices: readonly AudioDevice[],
  kind: AudioDevice["kind"],
  chosen: string,
): readonly Option[] {
  const there = devices
    .filter(
      (device) =>
        device.kind === kind && device.deviceId !== "default" && device.deviceId !== "communications",
    )
    .map((device) => ({ value: device.deviceId, words: device.label || device.deviceId }));
  const known = chosen === "default" || there.some((option) => option.value === chosen);
  return [
    { value: "default", words: text.systemDefault },
    ...there,
    ...(known ? [] : [{ value: chosen, words: text.notConnected(text.chosenBefore) }]),
  ];
}

export function Audio() {
  const { state, ask } = useSettings();
  const asking = useAsk();
  const { change, error } = useChange();
  const settings = state.settings.value;
  const { devices, using, open, quality, microphone } = state.audio.value;
  const volume = useId();
  // On the agent's own telephone this program only rings.
  const isSoftphone = state.line.value.mode === "softphone";
  const trouble =
    isSoftphone && (microphone === "denied" || microphone === "missing" || microphone === "busy")
      ? microphoneText[microphone]
      : null;
  return (
    <Group title={text.audio}>
      {trouble !== null && (
        <div class="row-banner">
          <Banner
            tone="error"
            title={trouble.title}
            actions={
              microphone === "denied" && (
                <Button
                  size="s"
                  onPress={() => void asking.run("open", () => ask.desktop.openMicrophoneSettings())}
                >
                  {microphoneText.openSettings}
                </Button>
              )
            }
          >
            {trouble.body}
          </Banner>
          <Problem>{asking.error.value}</Problem>
        </div>
      )}
      {!isSoftphone && <Row label={text.ownPhone} hint={text.ownPhoneHint} />}
      {isSoftphone && (
        <>
          <SelectRow
            label={text.microphone}
            {...(open && using !== "" && { hint: text.using(using) })}
            value={settings.microphone}
            options={deviceOptions(devices, "input", settings.microphone)}
            onChange={(value) => change({ microphone: value })}
          />
          <Row label={text.level} {...(quality === null && { hint: text.levelIdle })}>
            {quality !== null && <Meter level={quality.levelOut} label={audioText.yourLevel} />}
          </Row>
          <SelectRow
            label={text.speaker}
            value={settings.speaker}
            options={deviceOptions(devices, "output", settings.speaker)}
            onChange={(value) => change({ speaker: value })}
          />
        </>
      )}
      <SelectRow
        label={text.ringer}
        value={settings.ringer}
        options={deviceOptions(devices, "output", settings.ringer)}
        onChange={(value) => change({ ringer: value })}
      />
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
        </>
      )}
      <Problem>{error}</Problem>
    </Group>
  );
}
