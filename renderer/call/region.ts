import { usePhone } from "../world.ts";

const names = new Intl.DisplayNames(undefined, { type: "region" });

/** A country in words; its code where nobody knows it. */
export function regionName(code: string): string {
  return names.of(code) ?? code;
}

/** The country that numbers without + belong to: the user's choice, else the system's. */
export function useRegion(): string {
  const { state } = usePhone();
  return state.settings.value.region || state.desktop.value.region;
}
