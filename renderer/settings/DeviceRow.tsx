import type { ComponentChildren } from "preact";
import type { AudioDevice } from "../../shared/state/audio.ts";
import { deviceLines } from "../../shared/state/device-lines.ts";
import {
  chosenDevice,
  type DeviceChoice,
  type DeviceRole,
  defaultName,
  deviceInUse,
  kindOf,
} from "../../shared/state/devices.ts";
import { settingsText as text } from "../../shared/text/settings.ts";
import { useSelected } from "../app/use-selected.ts";
import { useApp } from "./feature.ts";
import { type Option, SelectRow } from "./Row.tsx";

/** The choices for a device: the system's own, those that are there, and the chosen one when it is not. */
export function deviceOptions(
  devices: readonly AudioDevice[],
  kind: AudioDevice["kind"],
  chosen: DeviceChoice,
  isUnsure = false,
): readonly Option[] {
  const there = deviceLines(devices, kind).map(({ deviceId, label }) => ({ value: deviceId, words: label }));
  const known = chosen.deviceId === "default" || there.some((option) => option.value === chosen.deviceId);
  const words = isUnsure ? text.unsure : text.notConnected;
  const missing = { value: chosen.deviceId, words: words(chosen.name || text.chosenBefore) };
  return [
    { value: "default", words: text.systemDefault(defaultName(devices, kind)) },
    ...there,
    ...(known ? [] : [missing]),
  ];
}

/** Which device is used for something. */
export function DeviceRow(props: {
  readonly use: DeviceRole;
  readonly hint?: string;
  readonly onChange: (deviceId: string) => void;
  /** Beside the choice. */
  readonly children?: ComponentChildren;
}) {
  const { view } = useApp();
  const role = props.use;
  const devices = useSelected(() => view.audio.devices);
  const choice = chosenDevice(view.settings, role);
  const found = deviceInUse(devices, role, choice);
  // One that has another id since then is still the chosen one.
  const chosen = found.isThere ? found : choice;
  const isUnsure = found.unsure !== undefined;
  const hint = isUnsure ? text.unsureHint : props.hint;
  return (
    <SelectRow
      label={text[role]}
      {...(hint !== undefined && { hint })}
      value={chosen.deviceId}
      options={deviceOptions(devices, kindOf[role], chosen, isUnsure)}
      onChange={props.onChange}
    >
      {props.children}
    </SelectRow>
  );
}
