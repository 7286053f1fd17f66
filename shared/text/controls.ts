import { table } from "./language.ts";

export const controlWhyText = table((all) => all.controls.controlWhyText);
