import { feature } from "../app/app.ts";

/** Recordings and voicemails, and what they are played on. */
export const [recording, useApp] = feature("recording", ["audio", "calls"]);
