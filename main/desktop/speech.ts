import type { AppState } from "../../shared/state/app.ts";
import {
  directionOf,
  type Language,
  languageOf,
  localeOf,
  systemLanguage,
} from "../../shared/state/language.ts";
import { arabic } from "../../shared/text/ar/arabic.ts";
import { english } from "../../shared/text/en/english.ts";
import { spanish } from "../../shared/text/es/spanish.ts";
import type { Sentences, Speech } from "../../shared/text/language.ts";

/** Tray, notifications and dialogs may change their language at any moment: main has all. */
const catalogues: Readonly<Record<Language, Sentences>> = { en: english, es: spanish, ar: arabic };

const speechIn = (language: Language, tags: readonly string[]): Speech => ({
  sentences: catalogues[language],
  locale: localeOf(language, tags),
  direction: directionOf(language),
});

/** What is spoken before there is a state to ask. */
export function systemSpeech(tags: readonly string[]): Speech {
  return speechIn(systemLanguage(tags), tags);
}

/** What is spoken now, in the system's part of the program. */
export function speechOf(state: Pick<AppState, "settings" | "session" | "desktop">): Speech {
  return speechIn(languageOf(state), state.desktop.languages);
}
