import { pluralsIn } from "../plural.ts";

export const plural = pluralsIn("es");
