import { table } from "./language.ts";

export const signatureText = table((all) => all.signature.signatureText);
