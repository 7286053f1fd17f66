import { table } from "./language.ts";

export const monitoringText = table((all) => all.monitoring.monitoringText);
