import type { AudioDevice } from "./audio.ts";

/** One thing to choose. A Bluetooth headset is one, although Windows gives it two speakers. */
export interface DeviceLine {
  /** The end that is used. */
  readonly deviceId: string;
  /** Every id that means it. */
  readonly ids: readonly string[];
  /** What it is remembered by; another may bear it too. */
  readonly name: string;
  /** To tell it from another of its name: "Jabra Evolve2 (1)". */
  readonly label: string;
  readonly group: string;
}

/** Chromium's stand-ins for the system's own choices. */
export const isAlias = (device: AudioDevice) =>
  device.deviceId === "default" || device.deviceId === "communications";

/** Chromium marks it on Windows and macOS; Windows' own name for the end that calls use needs no mark. */
const isWireless = (label: string) => / \(Bluetooth\)$/i.test(label) || /\bhands-?free\b/i.test(label);

/**
 * A label as people read it: without Chromium's "Default - " and the USB ids "(0b0e:0305)" behind it. Of a Bluetooth
 * headset's two ends, "Headset (WH-1000XM3 Hands-Free AG Audio) (Bluetooth)", what they share.
 */
export function deviceName(label: string): string {
  const plain = label
    .replace(/^(Default|Communications) - /, "")
    .replace(/ \([0-9a-f]{4}:[0-9a-f]{4}\)$/i, "")
    .trim();
  if (!isWireless(plain)) return plain;
  const bare = plain.replace(/ \(Bluetooth\)$/i, "");
  const inner = /^[^(]+\((.*\p{L}{2}.*)\)$/u.exec(bare)?.[1] ?? bare;
  return inner.replace(/ (hands-?free( ag)?( audio)?|stereo)$/i, "").trim();
}

/** The real devices of a kind, without the stand-ins. */
export function realDevices(devices: readonly AudioDevice[], kind: AudioDevice["kind"]) {
  return devices.filter((device) => device.kind === kind && !isAlias(device));
}

/** The microphone of the same thing. */
function inputOf(device: AudioDevice, devices: readonly AudioDevice[]): AudioDevice | undefined {
  if (device.group === "") return undefined;
  return realDevices(devices, "input").find((each) => each.group === device.group);
}

/**
 * The hands-free ends among speakers of one name. While a microphone is open the stereo end of its headset is silent,
 * and a microphone is open in every call. All of them, where there is no telling.
 */
function handsFreeOf(same: readonly AudioDevice[], devices: readonly AudioDevice[]): readonly AudioDevice[] {
  const wireless = same.filter((each) => isWireless(each.label));
  const signs: readonly ((each: AudioDevice) => boolean)[] = [
    (each) => /hands-?free/i.test(each.label),
    (each) => /^headset \(/i.test(each.label),
    (each) => inputOf(each, devices) !== undefined,
  ];
  for (const sign of signs) {
    const found = wireless.filter(sign);
    // More stereo ends than these: one of them is a headset of its own.
    if (found.length > 0 && found.length < wireless.length && found.length * 2 >= wireless.length) {
      return same.filter((each) => found.includes(each) || !wireless.includes(each));
    }
  }
  return same;
}

/** What can be chosen of a kind, one line for each thing; those of one name numbered, both ends of one alike. */
export function deviceLines(
  devices: readonly AudioDevice[],
  kind: AudioDevice["kind"],
): readonly DeviceLine[] {
  const real = realDevices(devices, kind);
  const names = [...new Set(real.map((device) => deviceName(device.label)))];
  return names.flatMap((name) => {
    const same = real.filter((device) => deviceName(device.label) === name);
    const leads = kind === "output" && name !== "" ? handsFreeOf(same, devices) : same;
    const others = same.filter((device) => !leads.includes(device));
    // By the microphone's id: it stays from day to day, which an order of plugging in does not.
    const place = (device: AudioDevice) => inputOf(device, devices)?.deviceId ?? device.deviceId;
    const ordered = name === "" ? leads : leads.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
    return ordered.map((device, index) => {
      const mine = others.filter(
        ({ group }) => leads.length === 1 || (group !== "" && group === device.group),
      );
      return {
        deviceId: device.deviceId,
        ids: [device, ...mine].map((each) => each.deviceId),
        name,
        label: ordered.length > 1 && name !== "" ? `${name} (${index + 1})` : name || device.deviceId,
        group: device.group,
      };
    });
  });
}
