import { phrase, table } from "./language.ts";

export const sessionText = table((all) => all.session.sessionText);
export const signedOutWords = phrase((all) => all.session.signedOutWords);
export const keychainStateText = table((all) => all.session.keychainStateText);
export const keychainText = table((all) => all.session.keychainText);
