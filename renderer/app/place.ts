import type { Place } from "../../shared/numbers/read.ts";
import { placeOf } from "../../shared/state/place.ts";
import { usePhone } from "./world.ts";

/** The country that numbers without + belong to: the user's choice, else the system's. */
export function useRegion(): string {
  return usePlace().region;
}

/** Where the numbers of this window are read. */
export function usePlace(): Place {
  const { state } = usePhone();
  return placeOf({ settings: state.settings.value, desktop: state.desktop.value });
}
