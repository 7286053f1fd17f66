import { table } from "./language.ts";

export const headsetText = table((all) => all.headset.headsetText);
export const headsetStateText = table((all) => all.headset.headsetStateText);
