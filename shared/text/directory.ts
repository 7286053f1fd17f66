import { table } from "./language.ts";

export const directoryText = table((all) => all.directory.directoryText);
export const kindText = table((all) => all.directory.kindText);
export const rangeText = table((all) => all.directory.rangeText);
