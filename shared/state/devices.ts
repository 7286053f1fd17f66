import type { AudioDevice } from "./audio.ts";
import { type DeviceLine, deviceLines, deviceName, isAlias, realDevices } from "./device-lines.ts";
import type { Settings } from "./settings.ts";

/** What a device is chosen for. */
export const deviceRoles = ["microphone", "speaker", "ringer"] as const;
export type DeviceRole = (typeof deviceRoles)[number];

/** A device as it was chosen. The name finds it again where the browser has given it another id. */
export interface DeviceChoice {
  readonly deviceId: string;
  readonly name: string;
}

export interface DeviceInUse {
  readonly deviceId: string;
  readonly name: string;
  /** False: the chosen one is not connected, and the system's default stands in. */
  readonly isThere: boolean;
  /** Several bear its name and none its id: the agent has to say which one it is. */
  readonly unsure?: readonly DeviceLine[];
}

/** The device that the agent chose for something, connected or not. */
export function chosenDevice(settings: Settings, role: DeviceRole): DeviceChoice {
  const { microphoneName, speakerName, ringerName } = settings;
  const names = { microphone: microphoneName, speaker: speakerName, ringer: ringerName };
  return { deviceId: settings[role], name: names[role] };
}

export const kindOf: Readonly<Record<DeviceRole, AudioDevice["kind"]>> = {
  microphone: "input",
  speaker: "output",
  ringer: "output",
};

/** What the system's default is now; "" where that is not known. */
export function defaultName(devices: readonly AudioDevice[], kind: AudioDevice["kind"]): string {
  const found = devices.find((device) => device.kind === kind && device.deviceId === "default");
  const name = deviceName(found?.label ?? "");
  return name === "Default" ? "" : name;
}

/**
 * The device a choice comes to: by id, else by a name that only one bears, else the system's default. As long as
 * nothing is known it is believed.
 */
export function deviceInUse(
  devices: readonly AudioDevice[],
  role: DeviceRole,
  choice: DeviceChoice,
): DeviceInUse {
  const kind = kindOf[role];
  const standIn = { deviceId: "default", name: defaultName(devices, kind) };
  if (choice.deviceId === "default") return { ...standIn, isThere: true };
  if (realDevices(devices, kind).length === 0) return { ...choice, isThere: true };
  const lines = deviceLines(devices, kind);
  const name = deviceName(choice.name);
  const named = name === "" ? [] : lines.filter((line) => line.name === name);
  const found =
    lines.find((line) => line.ids.includes(choice.deviceId)) ?? (named.length === 1 ? named[0] : undefined);
  if (found !== undefined) return { deviceId: found.deviceId, name: found.name, isThere: true };
  return { ...standIn, isThere: false, ...(named.length > 1 && { unsure: named }) };
}

/** A thing that was plugged in: a headset is an input and an output of one group. */
export interface PluggedIn {
  readonly group: string;
  readonly name: string;
}

/** What one list has that the other had not. Where nothing was known before, nothing is new. */
export function pluggedIn(was: readonly AudioDevice[], now: readonly AudioDevice[]): readonly PluggedIn[] {
  if (was.length === 0) return [];
  const known = new Set(was.map((device) => device.deviceId));
  const outputs = new Set(deviceLines(now, "output").map((line) => line.deviceId));
  const fresh = now.filter(
    (device) =>
      !isAlias(device) &&
      !known.has(device.deviceId) &&
      device.label !== "" &&
      (device.kind === "input" || outputs.has(device.deviceId)),
  );
  const groups = [...new Set(fresh.map((device) => device.group))].filter((group) => group !== "");
  return groups.map((group) => ({
    group,
    name: groupName(fresh.filter((device) => device.group === group).map((device) => device.label)),
  }));
}

/** Windows names both ends after their use, "Headset Earphone (Jabra Evolve2 65)": what they share is the thing. */
function groupName(labels: readonly string[]): string {
  const names = labels.map(deviceName);
  const inner = names.map((name) => /^[^(]+\((.+)\)$/.exec(name)?.[1] ?? name);
  const [first = ""] = inner;
  return inner.length > 1 && inner.every((name) => name === first) ? first : (names[0] ?? "");
}
