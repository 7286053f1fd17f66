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
  callGoesOn: "Your call goes on.",
  noCalls: "New calls cannot reach you until then.",
  callsStillWork: "Your call goes on; new calls wait.",
  noVoice: "Calls cannot be made or taken until then.",
  tryNow: "Try now",
  good: "Connected",
  audioIdle: "Audio: ready",
  audioGood: "Audio: good",
  audioReconnecting: "Audio: reconnecting",
  audioCannotBeHeard: "Audio: they may not hear you",
  audioNoMicrophone: "Audio: no microphone",
  audioPhone: "Audio: on your own telephone",
};

/** Audio in a call. */
export const audioText = {
  reconnecting: "Reconnecting audio…",
  reconnectingHelp: "Nothing has been heard for two seconds.",
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
