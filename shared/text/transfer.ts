import { table } from "./language.ts";

export const transferText = table((all) => all.transfer.transferText);
