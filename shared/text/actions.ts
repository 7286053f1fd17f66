import { phrase, table } from "./language.ts";

export const actionText = table((all) => all.actions.actionText);
export const actionGroupText = table((all) => all.actions.actionGroupText);
export const paletteText = table((all) => all.actions.paletteText);
export const shortcutText = table((all) => all.actions.shortcutText);
export const keyProblemText = phrase((all) => all.actions.keyProblemText);
