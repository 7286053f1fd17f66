import { feature } from "../app/app.ts";

/** A user's call forwarding, call waiting, voicemail and greeting. A greeting is heard like the other sound checks. */
export const [voiceSettings, useApp] = feature("voice-settings", ["check"]);
