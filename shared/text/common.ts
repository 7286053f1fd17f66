import { table } from "./language.ts";

export const commonText = table((all) => all.common.commonText);
