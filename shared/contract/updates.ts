import * as v from "valibot";
import { command } from "./command.ts";

/** Newer versions of the program. How they stand is told by the state. */
export const updates = {
  /** Looks now, and brings what is there. */
  look: command(v.undefined(), ["settings"]),
  /** Restarts into what is ready. `notAllowed` while work is on. */
  install: command(v.undefined(), ["settings"]),
};
