import { controlSlices, feature } from "../app/app.ts";

/** Contacts, colleagues and queues. */
export const [directory, useApp] = feature("directory", [...controlSlices, "dialler"]);
