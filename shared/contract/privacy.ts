import * as v from "valibot";
import { command, commandFor } from "./command.ts";

/** What is kept on this computer, beside settings and the saved sign-in. */
export const keptThings = ["quality", "extensions", "people", "log", "unsent", "wrapUps"] as const;
export type KeptThing = (typeof keptThings)[number];

/** What may be removed by a press: what is typed and not sent is not among it. */
export const removableThings = ["quality", "extensions", "people", "log"] as const;
export type RemovableThing = (typeof removableThings)[number];

export const privacy = {
  /** How much of each there is, in bytes. */
  kept: commandFor<Readonly<Record<KeptThing, number>>>()(v.undefined(), ["settings"]),
  remove: command(v.object({ what: v.picklist(removableThings) }), ["settings"]),
  /** What somebody who helps needs to know, as text: versions, connection, audio, last errors; no names, no secrets. */
  diagnostics: commandFor<string>()(v.undefined(), ["settings"]),
  /** Puts that into the clipboard. */
  copyDiagnostics: command(v.undefined(), ["settings"]),
  /** Asks where to and writes it there; false when the user thought better. */
  saveDiagnostics: commandFor<boolean>()(v.undefined(), ["settings"]),
};
