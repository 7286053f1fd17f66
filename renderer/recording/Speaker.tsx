import { deviceLines } from "../../shared/state/device-lines.ts";
import { defaultName } from "../../shared/state/devices.ts";
import { recordingText as text } from "../../shared/text/recording.ts";
import { settingsText } from "../../shared/text/settings.ts";
import { useAsk } from "../app/ask.ts";
import { Problem } from "../ui/Field.tsx";
import type { Deck } from "./deck.ts";
import { useApp } from "./feature.ts";
import { useSpeaker } from "./use-speaker.ts";

/** On which device recordings are played: not necessarily the one that calls are heard on. */
export function Speaker({ deck }: { readonly deck: Deck }) {
  const { ask } = useApp();
  const asking = useAsk();
  const { devices, chosen, hasFailed } = useSpeaker(deck);
  const lines = deviceLines(devices, "output");
  const isKnown = chosen.deviceId === "default" || lines.some((line) => line.deviceId === chosen.deviceId);
  return (
    <>
      <label class="player-speaker">
        <span class="sr-only">{text.speaker}</span>
        <select
          value={chosen.deviceId}
          onChange={(event) => {
            const deviceId = event.currentTarget.value;
            void asking.run("playOn", () => ask.recording.playOn({ deviceId }));
          }}
        >
          <option value="default">{settingsText.systemDefault(defaultName(devices, "output"))}</option>
          {lines.map(({ deviceId, label }) => (
            <option key={deviceId} value={deviceId}>
              {label}
            </option>
          ))}
          {!isKnown && (
            <option value={chosen.deviceId}>
              {settingsText.notConnected(chosen.name || settingsText.chosenBefore)}
            </option>
          )}
        </select>
      </label>
      <Problem>{hasFailed ? text.speakerFailed : asking.error.value}</Problem>
    </>
  );
}
