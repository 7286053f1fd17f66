import { pluralsIn } from "../plural.ts";

/** Arabic counts none, one, two, a few (3 to 10), many (11 to 99) and the rest. */
export const plural = pluralsIn<"zero" | "one" | "two" | "few" | "many">("ar");
