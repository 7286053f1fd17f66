import * as v from "valibot";
import type { CallQuality } from "../state/call-quality.ts";
import { commandFor } from "./command.ts";

const callId = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** How calls sounded. */
export const quality = {
  /** Of some calls: those that were measured here. */
  of: commandFor<readonly CallQuality[]>()(
    v.object({ callIds: v.pipe(v.array(callId), v.maxLength(1_000)) }),
    ["phone", "history"],
  ),
  /** Asks where to, and writes all that is kept there. How many calls that were; null when the agent thought better. */
  export: commandFor<number | null>()(v.object({ format: v.picklist(["csv", "json"]) }), ["settings"]),
};
