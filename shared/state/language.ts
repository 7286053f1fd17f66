import type { AppState } from "./app.ts";
import { userOf } from "./session.ts";

/** The languages that are spoken here, as their speakers call them. */
export const languageNames = { en: "English", es: "Español", ar: "العربية" } as const;

export type Language = keyof typeof languageNames;

export const languages = Object.keys(languageNames) as readonly Language[];

/** "es_MX", "es-419", "ES" → "es"; undefined for one that is not spoken here. */
const spoken = (tag: string): Language | undefined => {
  const base = tag.split(/[-_]/)[0]?.toLowerCase();
  return languages.find((language) => language === base);
};

/** The first of the system's languages that is spoken here, else English. */
export function systemLanguage(tags: readonly string[]): Language {
  return tags.map(spoken).find((language) => language !== undefined) ?? "en";
}

/** The language of everything that is shown: chosen in the settings, else the signed-in user's, else the system's. */
export function languageOf(state: Pick<AppState, "settings" | "session" | "desktop">): Language {
  if (state.settings.language !== "") return state.settings.language;
  return spoken(userOf(state.session)?.language ?? "") ?? systemLanguage(state.desktop.languages);
}

/** How numbers and dates are written in it: as in the system's region where that speaks it, always with 0 to 9. */
export function localeOf(language: Language, systemTags: readonly string[]): string {
  const tag = systemTags.find((each) => spoken(each) === language) ?? language;
  return new Intl.Locale(tag, { numberingSystem: "latn" }).toString();
}

/** Which way it is written. */
export const directionOf = (language: Language): "ltr" | "rtl" => (language === "ar" ? "rtl" : "ltr");
