import { controlSlices, feature } from "../app/app.ts";

/** What the agent did. */
export const [recent, useApp] = feature("recent", [...controlSlices, "dialler"]);
