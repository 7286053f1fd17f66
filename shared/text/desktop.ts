import { table } from "./language.ts";

export const desktopText = table((all) => all.desktop.desktopText);
