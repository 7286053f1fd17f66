import { table } from "./language.ts";

export const sessionText = table((all) => all.session.sessionText);
export const signedOutWhyText = table((all) => all.session.signedOutWhyText);
export const keychainStateText = table((all) => all.session.keychainStateText);
export const keychainText = table((all) => all.session.keychainText);
