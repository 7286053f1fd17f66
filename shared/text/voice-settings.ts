import { table } from "./language.ts";

export const voiceSettingsText = table((all) => all.voiceSettings.voiceSettingsText);
export const greetingText = table((all) => all.voiceSettings.greetingText);
