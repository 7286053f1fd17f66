import { sentence } from "../../clean-text.ts";
import { millisecondsText, percentText } from "../format.ts";

/** The connection strip and the health indicator. */
export const connectionText = {
  label: "Connection and audio",
  offline: "No network",
  offlineHelp: "Hookswitch reconnects by itself when the network is back.",
  feedLost: "Not connected to Nextiva",
  feedConnecting: "Reconnecting to Nextiva…",
  feedFailed: "Cannot connect to Nextiva",
  voiceLost: "Voice connection lost",
  voiceConnecting: "Reconnecting voice…",
  voiceFailed: "Voice cannot connect",
  retryIn: (seconds: number) => (seconds <= 0 ? "Trying again now" : `Trying again in ${seconds} s`),
  catchingUp: "Catching up…",
  catchingUpHelp: "What you see may be slightly out of date.",
  reattaching: "Reconnecting your call…",
  /** Your call while the voice connection is away, as its packets say. */
  callMeanwhile: {
    good: "Your call continues.",
    idle: "Your call is being kept.",
    reconnecting: "Your call is being kept. You cannot hear them until then.",
    cannotBeHeard: "You can hear them. They may not hear you until then.",
    silent: "Your call is being kept, without sound until then.",
  },
  noCalls: "New calls cannot reach you until then.",
  callsStillWork: "Your call continues. New calls have to wait.",
  newCallsWait: "New calls have to wait until then.",
  noVoice: "You cannot make or take calls until then.",
  noSound: "No sound",
  noSoundHelp: (onCall: boolean) =>
    onCall
      ? "The audio part of Hookswitch keeps stopping. Your call continues without sound."
      : "The audio part of Hookswitch keeps stopping. You get no calls until it is back.",
  tryNow: "Try now",
  signInToProxy: "Sign in",
  good: "Connected",
  audioIdle: "Audio: ready",
  audioGood: "Audio: good",
  audioReconnecting: "Audio: no incoming sound, reconnecting",
  audioSilent: "Audio: no sound in either direction, reconnecting",
  audioCannotBeHeard: "Audio: they may not hear you",
  audioNoMicrophone: "Audio: no microphone",
  audioPhone: {
    none: "Audio: on your own phone",
    asked: "Audio: calling your phone",
    up: "Audio: your phone is connected",
    missing: "Audio: your phone is not connected",
  },
};

/** The network's proxy wants to know who is there. */
export const proxyText = {
  title: "Sign in to your network",
  body: (proxy: string) =>
    `The proxy ${proxy} needs the user name and password of your company’s network, not of Nextiva.`,
  again: "The proxy did not accept this user name and password.",
  username: "Network user name",
  password: "Network password",
  stay: "Remember on this computer",
  signIn: "Sign in",
  notNow: "Not now",
};

/** "your phone", with its number where that is known. */
const yourPhone = (number: string) => (number === "" ? "your phone" : sentence`your phone ${number}`);

/** The agent's own telephone, which the server calls. */
export const ownPhoneText = {
  calling: (number: string) => sentence`Calling ${yourPhone(number)}`,
  pickUp: "Answer it to connect.",
  missing: (number: string) =>
    number === "" ? "Your phone is not connected" : sentence`Your phone ${number} is not connected`,
  missingHelp: "Callers cannot hear you until it is connected.",
  again: "Call my phone again",
  up: (number: string) => sentence`On ${yourPhone(number)}`,
  none: "Audio is on your own phone.",
};

/** The voice line, set up and given up by hand. */
export const lineText = {
  softphone: {
    connect: "Connect voice line",
    disconnect: "Disconnect voice line",
    ask: "Disconnect the voice line during a call?",
  },
  phone: {
    connect: "Connect my phone",
    disconnect: "Disconnect my phone",
    ask: "Disconnect your phone during a call?",
  },
  askBody: (calls: number) =>
    calls > 1 ? `This ends your ${calls} calls.` : "This ends the call you are on.",
  askYes: "End call and disconnect",
  askNo: "Stay",
};

/** Audio in a call. */
export const audioText = {
  reconnecting: "Reconnecting audio…",
  reconnectingHelp: "You cannot hear them. They may still hear you.",
  silentHelp: "There is no sound in either direction.",
  cannotBeHeard: "They may not hear you.",
  cannotBeHeardHelp: "Your voice is not getting through. Reconnecting may help.",
  you: "You",
  them: "Them",
  yourLevel: "Your microphone’s level",
  theirLevel: "The other side’s level",
  roundTrip: "Delay",
  jitter: "Jitter",
  loss: "Loss",
  quality: (roundTrip: string, jitter: string, loss: string) =>
    `Delay ${roundTrip}, jitter ${jitter}, loss ${loss}`,
  ms: (value: number | null) => (value === null ? "–" : millisecondsText(value)),
  percent: (value: number | null) => (value === null ? "–" : percentText(value)),
};

/** The microphone, when it cannot be had: what happened, what to do. */
export const microphoneText = {
  denied: {
    title: "Microphone access is blocked",
    body: "Allow Hookswitch to use it in your system’s privacy settings, then try again.",
  },
  missing: { title: "No microphone found", body: "Connect a headset or microphone, then try again." },
  busy: { title: "The microphone is in use", body: "Close the program that is using it, then try again." },
  openSettings: "Open system settings",
  tryAgain: "Try again",
};
