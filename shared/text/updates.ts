import { table } from "./language.ts";

export const updatesText = table((all) => all.updates.updatesText);
