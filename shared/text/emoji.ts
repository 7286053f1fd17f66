import { table } from "./language.ts";

export const emojiText = table((all) => all.emoji.emojiText);
