import { controlSlices, feature } from "../app/app.ts";

/** Offers, and those that were missed. */
export const [offer, useApp] = feature("offer", [...controlSlices, "dialler"]);
