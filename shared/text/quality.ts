import { table } from "./language.ts";

export const qualityText = table((all) => all.quality.qualityText);
