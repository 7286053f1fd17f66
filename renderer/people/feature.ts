import { controlSlices, feature } from "../app/app.ts";

/** People and queues in a window of their own: who they are, and everything that can be done with them. */
export const [people, useApp] = feature("people", [...controlSlices, "dialler"]);
