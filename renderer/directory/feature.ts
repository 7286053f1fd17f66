import { controlSlices, feature } from "../app/app.ts";

/** Contacts, colleagues and queues. */
export const [directory, useApp] = feature("directory", [...controlSlices, "dialler"]);

/** Looking them up, for whatever is done with who was found. */
export const [find, useFind] = feature("find", ["agent"]);
