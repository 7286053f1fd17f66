import type { Millis } from "../time.ts";
import type { DeviceRole } from "./devices.ts";

/** Shortcuts that work in every program. Of two with the same keys the first one has them. */
export const hotkeyNames = ["mute", "dialCopied"] as const;
export type HotkeyName = (typeof hotkeyNames)[number];

/**
 * The keys in force and what the system said to them; `twice`: another one of ours has them; `asked`: the desktop
 * decides whether it gives them, and does not say.
 */
export interface Hotkey {
  readonly accelerator: string;
  readonly state: "off" | "registered" | "asked" | "refused" | "reserved" | "twice";
}

/** A number that came from another program. It is called by a press in the phone window, never by itself. */
export interface ClickedNumber {
  readonly id: number;
  readonly number: string;
  /** Digits behind the number, sent when they answer and the agent says so; "" for none. */
  readonly extension: string;
  /** A local number of the place with this + prefix: the agent completes it. */
  readonly context?: string;
  readonly from: "link" | "copied" | "history";
}

/** What the operating system made of our wishes. */
export interface DesktopState {
  readonly platform: "win32" | "darwin" | "linux";
  /** Runs from its sources otherwise: then the system is not told of it (login, telephone links). */
  readonly isInstalled: boolean;
  /** ISO country of the system's region, for numbers without +. */
  readonly region: string;
  /** The languages that the user has set in the system, the first one first (BCP 47 tags). */
  readonly languages: readonly string[];
  readonly hotkeys: Readonly<Record<HotkeyName, Hotkey>>;
  /** When each hotkey was pressed last, in whatever program; absent for never. */
  readonly pressed: Readonly<Partial<Record<HotkeyName, Millis>>>;
  /** The newest one, until it is called or put away. */
  readonly clickToDial: ClickedNumber | null;
  /** A word to the user that belongs to no command: newest last. */
  readonly notices: readonly Notice[];
}

/** `key` names a sentence in shared/text; `values` fill its gaps. */
export interface Notice {
  readonly id: number;
  readonly tone: "info" | "warning" | "error";
  readonly key: NoticeKey;
  readonly values: Readonly<Record<string, string>>;
  /** A number that can be dialled again from the notice. */
  readonly redial?: string;
  /** The group of a device that can be chosen from the notice. */
  readonly use?: string;
  /** Devices to choose one from. */
  readonly options?: readonly DeviceOption[];
}

/** One of several devices of one name. */
export interface DeviceOption {
  readonly group: string;
  /** Numbered, to tell them apart. */
  readonly name: string;
  /** What it would be used for, where that is not everything the notice asks about. */
  readonly only: readonly DeviceRole[];
}

export type NoticeKey =
  | "callLost"
  | "callEndedAway"
  | "rangBusy"
  | "hangUpUnconfirmed"
  | "lineRefused"
  | "lineTakenOver"
  | "noAudioLine"
  | "noAudioPath"
  | "noLineGiven"
  | "microphoneDenied"
  | "microphoneMissing"
  | "microphoneBusy"
  | "deviceGone"
  | "deviceBack"
  | "deviceConnected"
  | "deviceUnsure"
  | "hotkeyTaken"
  | "hotkeyReserved"
  | "hotkeyTwice"
  | "nothingCopied"
  | "severalCopied"
  | "unclearCopied"
  | "elsewhereCopied"
  | "longCopied"
  | "linkUnreadable"
  | "linkElsewhere"
  | "messageLinkRefused"
  | "profileTroubled"
  | "linkWantedFiles"
  | "keychainUnavailable"
  | "settingsNotSaved"
  | "fileSetAside"
  | "fileStuck"
  | "filesNotSaved"
  | "keychainLocked"
  | "keychainFailed"
  | "statusRefused"
  | "statusSetForYou"
  | "supervisionEnded"
  | "muteNotConfirmed"
  | "phoneNotMuted"
  | "phoneNotUnmuted"
  | "campaignGone"
  | "actionFailed";

export const initialDesktop: DesktopState = {
  platform: "linux",
  isInstalled: true,
  region: "US",
  languages: ["en-US"],
  hotkeys: { mute: { accelerator: "", state: "off" }, dialCopied: { accelerator: "", state: "off" } },
  pressed: {},
  clickToDial: null,
  notices: [],
};
