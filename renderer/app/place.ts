import type { Place } from "../../shared/numbers/read.ts";
import { placeOf } from "../../shared/state/place.ts";
import { useBase } from "./app.ts";

/** The country that numbers without + belong to: the user's choice, else the system's. */
export function useRegion(): string {
  return usePlace().region;
}

/** Where the numbers of this window are read. */
export function usePlace(): Place {
  return placeOf(useBase().view);
}
