import * as v from "valibot";
import { command } from "./command.ts";

const group = v.pipe(v.string(), v.minLength(1), v.maxLength(400));

/** Devices, and trying them out. */
export const audio = {
  /** Chooses the microphone and the speaker of one thing that was plugged in. */
  useDevice: command(v.object({ group }), ["phone", "settings"]),
  /** Opens the microphone for the meter of Settings, or lets it go. */
  meter: command(v.object({ on: v.boolean() }), ["settings"]),
  /** A tone, the ring, a recording of a few seconds that is played back, or a greeting that was made. */
  test: command(
    v.variant("what", [
      v.object({ what: v.picklist(["tone", "ring", "record"]) }),
      v.object({ what: v.literal("greeting"), sound: v.pipe(v.string(), v.uuid()) }),
    ]),
    ["settings", "people"],
  ),
  stopTest: command(v.undefined(), ["settings", "people"]),
  /** Lets the devices go and opens them again, echo cancelling and all. The call is not touched. */
  reset: command(v.undefined(), ["phone", "settings"]),
  /** Makes the voice window again at once where it is let rest. */
  revive: command(v.undefined(), ["phone"]),
};
