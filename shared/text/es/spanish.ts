import { completed } from "../complete.ts";

/** Every sentence in Spanish. */
export const spanish = completed({});
