import type { VoiceSettingsRow } from "../../shared/contract/voice-settings.ts";

/** As the server has them: forwarded when nobody answers. */
export const voiceSettings: VoiceSettingsRow = {
  key: "u1",
  settings: {
    always: { number: "", enabled: false },
    busy: { number: "+442079460018", enabled: false },
    unanswered: { number: "+14155550143", enabled: true },
    unreachable: { number: "1003", enabled: false },
    callWaiting: true,
    voicemail: true,
  },
  greeting: "greeting-1.wav",
};

export const greeting = {
  texts: { text: "You have reached Ana Sousa. I am on another call. Please leave a message." },
  values: { languageCode: "en-GB", voiceGender: "Female" },
};
