import { controlSlices, feature } from "../app/app.ts";

/** The dial pad, and what is asked before a number is called. */
export const [dial, useApp] = feature("dial", controlSlices);
