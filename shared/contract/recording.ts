import * as v from "valibot";
import { command, commandFor } from "./command.ts";

const windows = ["history", "messages", "conversation"] as const;
const id = v.pipe(v.string(), v.maxLength(200));

/** Something that can be listened to. */
export interface Recording {
  /** `recording://…`: main's own, good for this program alone. */
  readonly url: string;
  readonly kind: "recording" | "voicemail";
}

/** What was recorded of a call. A window names the call; where its sound lies is between main and the server. */
export const recording = {
  /**
   * What can be listened to, in order; `notFound` where there is nothing, `forbidden` where it is not for this user.
   * `conversationId`: where the call must belong; "" for anywhere, which a torn-off window may not ask for.
   */
  open: commandFor<readonly Recording[]>()(
    v.object({ workitemId: v.pipe(id, v.minLength(1)), conversationId: id }),
    windows,
    "conversationId",
  ),
  /** Recordings are played on this device from now on; "default" is the system's own. */
  playOn: command(v.object({ deviceId: v.pipe(v.string(), v.maxLength(300)) }), windows),
};
