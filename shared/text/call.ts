import { table } from "./language.ts";

export const callText = table((all) => all.call.callText);
export const campaignText = table((all) => all.call.campaignText);
export const callEndText = table((all) => all.call.callEndText);
export const keySpoken = table((all) => all.call.keySpoken);

/** The letters under the keys of a telephone. */
export const keyLetters: Readonly<Record<string, string>> = {
  "2": "ABC",
  "3": "DEF",
  "4": "GHI",
  "5": "JKL",
  "6": "MNO",
  "7": "PQRS",
  "8": "TUV",
  "9": "WXYZ",
  "0": "+",
};
