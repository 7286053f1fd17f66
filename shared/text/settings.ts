import { table } from "./language.ts";

export const settingsText = table((all) => all.settings.settingsText);
export const hotkeyText = table((all) => all.settings.hotkeyText);
export const hotkeyStateText = table((all) => all.settings.hotkeyStateText);
export const firstRunText = table((all) => all.settings.firstRunText);
