import { table } from "./language.ts";

export const linkText = table((all) => all.link.linkText);
