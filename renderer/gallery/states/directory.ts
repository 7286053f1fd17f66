import { idle } from "../samples.ts";
import { phone, type Shown } from "./shown.ts";

/** Recent calls and the directory. */
export const directoryStates: Readonly<Record<string, Shown>> = {
  "recent-transcript": phone(idle, {
    press: ["Recent", "Transcript: Maria Delgado"],
    until: ".transcript-lines li",
  }),
  recent: phone(idle, { press: ["Recent"], until: ".find-list li" }),
  directory: phone(idle, { press: ["Directory"], until: ".person" }),
};
