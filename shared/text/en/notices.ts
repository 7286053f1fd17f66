import { sentence } from "../../clean-text.ts";
import { type ErrorCode, errorCodes } from "../../errors.ts";
import type { LinkTrouble } from "../../messages/link.ts";
import type { Notice, NoticeKey } from "../../state/desktop.ts";
import { type DeviceRole, deviceRoles } from "../../state/devices.ts";
import type { ProfileWhy } from "../../wire/profile/read.ts";
import { errorText } from "./errors.ts";

type Values = Notice["values"];
type Wording = (values: Values) => string;

/** A value with words around it, or nothing when it is missing. */
function around(before: string, value: string | undefined, after = ""): string {
  return value === undefined || value === "" ? "" : sentence`${before}${value}${after}`;
}

const roleText: Readonly<Record<DeviceRole, string>> = {
  microphone: "Microphone now",
  speaker: "Speaker now",
  ringer: "Ringer now",
};

/** What is used in the place of a device, for each thing it was used for. */
function insteadOf(values: Values): string {
  const said = deviceRoles.flatMap((role) => {
    const name = values[role];
    return name === undefined ? [] : [sentence` ${roleText[role]}: ${name || "the system’s default"}.`];
  });
  return said.join("");
}

function hotkeyOf({ hotkey }: Values): string {
  return hotkey === "dialCopied" ? "shortcut for calling copied numbers" : "mute shortcut";
}

const keptText: Readonly<Record<string, string>> = {
  wrapUps: "Notes you have not sent",
  quality: "Your call quality history",
  inCall: "The record of your last call",
  postDial: "The extensions you dialled",
  update: "Which update was tried",
  messages: "Messages you have not sent",
  settings: "Your settings",
};

function isErrorCode(code: string | undefined): code is ErrorCode {
  return (errorCodes as readonly (string | undefined)[]).includes(code);
}

/** What is wrong in a protocol profile. */
const profileWhys: Readonly<Record<ProfileWhy, string>> = {
  notJson: "the file cannot be read as JSON.",
  unknown: "there is no such field.",
  wrong: "something else is due there.",
  badPath: "a path on the same server is due, without “..”, query or address.",
  badName: "this is no name of a field.",
  otherParameters: "the path needs the same {names} as the built-in one.",
  mayNotRepeat: "what changes something cannot become a GET.",
};

/** Why a link began no message. */
const linkTroubles: Readonly<Record<LinkTrouble, string>> = {
  unreadable: "The message link you opened cannot be read. Write the message yourself.",
  controls: "The message link you opened was refused: it tries to hide something in its lines.",
  tooLong: "The message link you opened is too long. Write the message yourself.",
  tooMany: "The message link you opened has too many recipients.",
  badRecipient: "The message link you opened has a recipient that no message can be sent to.",
};

/** Every word to the user that belongs to no command. Known gaps: name, number, microphone, speaker, ringer, hotkey, accelerator, status, campaign, to, code, what, file. */
export const noticeText: Readonly<Record<NoticeKey, Wording>> = {
  callLost: (values) =>
    `The call${around(" with ", values.name || values.number)} was lost. You can call again.`,
  callEndedAway: (values) =>
    `The call${around(" with ", values.name || values.number)} ended while Hookswitch was not running. You can call again.`,
  rangBusy: (values) => `${values.name || values.number || "Someone"} called while you were on a call.`,
  hangUpUnconfirmed: (values) =>
    `You hung up${around(" on ", values.name || values.number)}. The server has not confirmed that the call is over.`,
  lineRefused: () => "The server refused the voice line. You cannot make or take calls until it is back.",
  lineTakenOver: () => "Your voice line was taken over by another sign-in. Calls now go there.",
  noLineGiven: () => "Your account has no voice line, so calls have no sound. Ask your administrator.",
  noAudioLine: () => "No audio could be set up for the call.",
  noAudioPath: () =>
    "This network blocks audio. A VPN or a firewall may be the cause. Change it, then choose “Connect voice line” to try again.",
  microphoneDenied: () =>
    "Hookswitch is not allowed to use the microphone. Allow it in your system’s settings.",
  microphoneMissing: () => "No microphone was found. Connect one to be heard.",
  microphoneBusy: () => "Another program is using the microphone. Close it to be heard.",
  deviceGone: (values) =>
    sentence`${values.name || "The chosen device"} is not connected.${insteadOf(values)}`,
  deviceBack: (values) => sentence`${values.name || "The chosen device"} is connected again and in use.`,
  deviceUnsure: (values) =>
    sentence`More than one ${values.name || "device"} is connected, and it is not clear which one you chose.${insteadOf(values)} Choose yours here or in Settings.`,
  deviceConnected: (values) => sentence`${values.name || "An audio device"} was connected.`,
  hotkeyTaken: (values) =>
    `The ${hotkeyOf(values)}${around(" ", values.accelerator)} is used by another program. Choose another in Settings.`,
  hotkeyReserved: (values) =>
    `The ${hotkeyOf(values)}${around(" ", values.accelerator)} is used by your system. Choose another in Settings.`,
  hotkeyTwice: (values) =>
    `The ${hotkeyOf(values)}${around(" ", values.accelerator)} is already one of your other shortcuts. Choose another in Settings.`,
  severalCopied: () =>
    "You copied several numbers. Copy only the one you want to call, then press the shortcut again.",
  unclearCopied: () =>
    "It is not clear which digits you copied are the phone number. Copy just the number, then press the shortcut again.",
  elsewhereCopied: () =>
    "The number you copied is an internal number of another company. It cannot be called from here.",
  longCopied: () =>
    "The text you copied is too long to find a number in it. Copy just the number, then press the shortcut again.",
  linkElsewhere: (values) =>
    `The phone link you opened has an internal number of ${values.name || "another company"}. It cannot be called from here.`,
  nothingCopied: () => "No number was copied. Copy one in any program, then press the shortcut again.",
  messageLinkRefused: ({ why = "" }) =>
    Object.hasOwn(linkTroubles, why) ? (linkTroubles[why as LinkTrouble] ?? "") : linkTroubles.unreadable,
  profileTroubled: ({ host = "", line = "", field = "", why = "" }) =>
    sentence`The protocol profile for ${host} has a mistake in line ${line}${field === "" ? "" : ` (${field})`}: ${profileWhys[why as ProfileWhy] ?? ""} What is built in is used there.`,
  linkWantedFiles: () =>
    "The link you opened asked for files of your computer. None was attached: add what you want to send yourself.",
  linkUnreadable: () => "The phone link you opened has no number in it. Type the number instead.",
  settingsNotSaved: () =>
    "Your settings could not be saved to disk, so they last only until you quit. Free up some space, then change a setting again.",
  fileSetAside: ({ what = "", file }) =>
    `${keptText[what] ?? "A file"} could not be read. The file was kept as ${file}.`,
  fileStuck: ({ what = "", file }) =>
    `${keptText[what] ?? "A file"} cannot be read. Another program may be using ${file}. The file has not been changed.`,
  filesNotSaved: () =>
    "Hookswitch cannot write to disk right now. Notes you have not sent are safe while it runs, and it keeps trying.",
  keychainUnavailable: () => "This computer has no keychain. You stay signed in until you quit.",
  keychainLocked: () => "The keychain is locked, so your sign-in was not saved. Nothing in it was changed.",
  keychainFailed: () => "The keychain could not save your sign-in. You stay signed in until you quit.",
  statusRefused: (values) => `The server did not change your status${around(" to ", values.status)}.`,
  supervisionEnded: () =>
    "Your permission to supervise was taken away. The supervisor window is closed to you.",
  statusSetForYou: ({ by = "", status = "" }) => {
    const whose = by === "" ? "A supervisor" : sentence`${by}`;
    return status === ""
      ? `${whose} changed your status.`
      : `${whose} set your status to ${sentence`${status}`}.`;
  },
  muteNotConfirmed: () => "Your microphone is silent here, but the server has not confirmed the mute.",
  phoneNotMuted: () => "The server did not mute your phone: they may still hear you.",
  phoneNotUnmuted: () => "The server did not unmute your phone: they may not hear you.",
  campaignGone: (values) =>
    `Your campaign${around(" “", values.campaign, "”")} no longer exists. Calls now go out on ${around("“", values.to, "”") || "your company’s default"}.`,
  actionFailed: (values) =>
    isErrorCode(values.code) ? errorText[values.code] : "That did not work. Try again.",
};

/** What a device is used for. */
export const deviceUseText: Readonly<Record<DeviceRole, string>> = {
  microphone: "microphone",
  speaker: "speaker",
  ringer: "ringer",
};
