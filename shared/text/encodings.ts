import { table } from "./language.ts";

export const encodingText = table((all) => all.encodings.encodingText);
