import { table } from "./language.ts";

export const privacyText = table((all) => all.privacy.privacyText);
export const keptText = table((all) => all.privacy.keptText);
export const settingsSearchText = table((all) => all.privacy.settingsSearchText);
