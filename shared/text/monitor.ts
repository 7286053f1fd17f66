import { table } from "./language.ts";

export const monitorText = table((all) => all.monitor.monitorText);
