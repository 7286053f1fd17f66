import { controlSlices, feature } from "../app/app.ts";

/** A call: its card, its row beside another, what can be done with it, and its end. */
export const [call, useApp] = feature("call", [...controlSlices, "audio", "transcripts", "dialler"]);
