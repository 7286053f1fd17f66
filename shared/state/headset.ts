/** Usage pages of the HID usage tables (usb.org, HUT 1.5). */
export const telephonyPage = 0x0b;
const desktopPage = 0x01;
/** Mouse, keyboard, keypad: what types or points is never opened. */
const typing: readonly number[] = [0x02, 0x06, 0x07];

/** A headset whose buttons the user connected, kept in the settings. `serial` is "" where the device tells none. */
export interface KnownHeadset {
  readonly vendorId: number;
  readonly productId: number;
  readonly serial: string;
  readonly name: string;
}

/** What became of the known headsets, as the voice window tells. `busy`: the system did not let it be opened. */
export interface HeadsetState {
  readonly state: "none" | "ready" | "busy";
  readonly name: string;
  /** Several fit the user's request: the one wanted is chosen in the settings window. */
  readonly choices: readonly { readonly deviceId: string; readonly name: string }[];
}

export const initialHeadset: HeadsetState = { state: "none", name: "", choices: [] };

/** What the lamps of the headset should show. All false: no call, and the headset leaves its in-call state. */
export interface Lamps {
  /** In a call: headsets send their mute button only then. */
  readonly offHook: boolean;
  readonly ringing: boolean;
  readonly muted: boolean;
  readonly held: boolean;
}

export const lampsOff: Lamps = { offHook: false, ringing: false, muted: false, held: false };

/** The headset's part of the voice window's wish. */
export interface DesiredHeadset extends Lamps {
  /**
   * The known headsets as "vendor:product:serial", the newest first, with commas between; "" for none. A change makes
   * the voice window look again.
   */
  readonly known: string;
}

/**
 * What was pressed, in the headset's own terms; main decides what it means now.
 * `hook` and `mute` change over, the others say which way.
 */
export const headsetPresses = [
  "offHook",
  "onHook",
  "hook",
  "flash",
  "drop",
  "mute",
  "muteOn",
  "muteOff",
] as const;
export type HeadsetPress = (typeof headsetPresses)[number];

interface Collection {
  readonly usagePage?: number;
  readonly usage?: number;
}

/** A telephone, by its top-level collections, and nothing that types or points. */
export function isTelephony(collections: readonly Collection[] | undefined): boolean {
  const all = collections ?? [];
  return (
    all.some((each) => each.usagePage === telephonyPage) &&
    !all.some((each) => each.usagePage === desktopPage && typing.includes(each.usage ?? 0))
  );
}
