import { signal } from "@preact/signals";
import { kept } from "../app/app.ts";

/** What was searched for in the directory. */
export const [useSearch] = kept(() => signal(""));
