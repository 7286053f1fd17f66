import { table } from "./language.ts";

export const checkText = table((all) => all.check.checkText);
