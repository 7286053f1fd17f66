import { controlSlices, feature } from "../app/app.ts";

/** The phone window itself: its tabs, and what stands on which screen. */
export const [phone, useApp] = feature("phone", [...controlSlices, "work", "dialler"]);
