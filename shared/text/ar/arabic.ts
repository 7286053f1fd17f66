import { completed } from "../complete.ts";

/** Every sentence in Arabic, where there is one yet. */
export const arabic = completed({});
