import { controlSlices, feature } from "../app/app.ts";

/** Signing in and out, and how connection and audio are. */
export const [session, useApp] = feature("session", [...controlSlices, "audio", "messages"]);
