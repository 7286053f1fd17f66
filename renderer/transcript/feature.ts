import { feature } from "../app/app.ts";

/** What is said, in writing. */
export const [transcript, useApp] = feature("transcript", ["transcripts"]);
