/** What the operating system made of our wishes. */
export interface DesktopState {
  readonly platform: "win32" | "darwin" | "linux";
  /** ISO country of the system's region, for numbers without +. */
  readonly region: string;
  /** The global mute hotkey: the accelerator in force and what the system said to it. */
  readonly hotkey: {
    readonly accelerator: string;
    readonly state: "off" | "registered" | "refused" | "reserved";
  };
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
}

export type NoticeKey =
  | "callLost"
  | "callEndedAway"
  | "lineRefused"
  | "lineTakenOver"
  | "noAudioLine"
  | "microphoneDenied"
  | "microphoneMissing"
  | "microphoneBusy"
  | "deviceGone"
  | "hotkeyTaken"
  | "hotkeyReserved"
  | "keychainUnavailable"
  | "keychainLocked"
  | "statusRefused"
  | "muteNotConfirmed"
  | "actionFailed";

export const initialDesktop: DesktopState = {
  platform: "linux",
  region: "US",
  hotkey: { accelerator: "", state: "off" },
  notices: [],
};
