import { table } from "./language.ts";

export const connectionText = table((all) => all.connection.connectionText);
export const proxyText = table((all) => all.connection.proxyText);
export const ownPhoneText = table((all) => all.connection.ownPhoneText);
export const lineText = table((all) => all.connection.lineText);
export const audioText = table((all) => all.connection.audioText);
export const microphoneText = table((all) => all.connection.microphoneText);
