import { controlSlices, feature } from "../app/app.ts";

/** What happened: the list, one of it, and files made of it. */
export const [history, useApp] = feature("history", [...controlSlices, "history", "dialler"]);
