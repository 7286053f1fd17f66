import type { Place } from "../numbers/read.ts";
import type { AppState } from "./app.ts";

/** Where this agent's numbers are read: the user's choice, else the system's region. */
export function placeOf({ settings, desktop }: Pick<AppState, "settings" | "desktop">): Place {
  return { region: settings.region || desktop.region, internalDigits: settings.internalDigits };
}
