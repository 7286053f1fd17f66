import { sentence } from "../clean-text.ts";

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
  catchingUpHelp: "What is shown may be a moment old.",
  reattaching: "Reconnecting your call…",
  /** Your call while the voice connection is away, as its packets say. */
  callMeanwhile: {
    good: "Your call goes on.",
    idle: "Your call is kept.",
    reconnecting: "Your call is kept. You do not hear them until then.",
    cannotBeHeard: "You hear them. They may not hear you until then.",
    silent: "Your call is kept, without sound until then.",
  },
  noCalls: "New calls cannot reach you until then.",
  callsStillWork: "Your call goes on; new calls wait.",
  newCallsWait: "New calls wait until then.",
  noVoice: "Calls cannot be made or taken until then.",
  noSound: "No sound",
  noSoundHelp: (onCall: boolean) =>
    onCall
      ? "The part of Hookswitch that makes the sound keeps stopping. Your call goes on without it."
      : "The part of Hookswitch that makes the sound keeps stopping. You get no calls until it is back.",
  tryNow: "Try now",
  signInToProxy: "Sign in",
  good: "Connected",
  audioIdle: "Audio: ready",
  audioGood: "Audio: good",
  audioReconnecting: "Audio: nothing is heard, reconnecting",
  audioSilent: "Audio: no sound either way, reconnecting",
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
    `The proxy ${proxy} wants a user name and a password: those of your company’s network, not of Nextiva.`,
  again: "The proxy did not accept these.",
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
  pickUp: "Pick it up to be connected.",
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
    calls > 1 ? `Your ${calls} calls end with it.` : "The call you are on ends with it.",
  askYes: "End call and disconnect",
  askNo: "Stay",
};

/** Audio in a call. */
export const audioText = {
  reconnecting: "Reconnecting audio…",
  reconnectingHelp: "You do not hear them. They may still hear you.",
  silentHelp: "No sound goes either way.",
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
  ms: (value: number | null) => (value === null ? "–" : `${Math.round(value)} ms`),
  percent: (value: number | null) => (value === null ? "–" : `${Math.round(value * 10) / 10} %`),
};

/** The microphone, when it cannot be had: what happened, what to do. */
export const microphoneText = {
  denied: {
    title: "The microphone is not allowed",
    body: "Allow Hookswitch to use it in your system’s privacy settings, then try again.",
  },
  missing: { title: "No microphone found", body: "Connect a headset or microphone, then try again." },
  busy: { title: "The microphone is in use", body: "Close the program that is using it, then try again." },
  openSettings: "Open system settings",
  tryAgain: "Try again",
};
