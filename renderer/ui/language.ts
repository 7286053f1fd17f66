import { effect, signal } from "@preact/signals";
import {
  directionOf,
  type Language,
  languageOf,
  localeOf,
  systemLanguage,
} from "../../shared/state/language.ts";
import { type Sentences, type Speech, speakFrom } from "../../shared/text/language.ts";
import type { Mirror } from "../app/mirror.ts";

/** A file each, so that a window loads the one it speaks. */
const load: Readonly<Record<Language, () => Promise<Sentences>>> = {
  en: async () => (await import("../../shared/text/en/english.ts")).english,
  es: async () => (await import("../../shared/text/es/spanish.ts")).spanish,
  ar: async () => (await import("../../shared/text/ar/arabic.ts")).arabic,
};

const speech = signal<Speech | null>(null);

/** Speaks so from now on: whoever showed a sentence shows it again. */
export function speakNow(next: Speech): void {
  document.documentElement.dir = next.direction;
  speech.value = next;
  speakFrom(() => speech.value ?? next);
}

/** Loads a language and speaks it. The page says which one it is in. */
async function speak(
  language: Language,
  systemTags: readonly string[],
  isWanted = () => true,
): Promise<void> {
  const sentences = await load[language]();
  if (!isWanted()) return;
  document.documentElement.lang = language;
  speakNow({ sentences, locale: localeOf(language, systemTags), direction: directionOf(language) });
}

/** Keeps the language of the state; resolves when the first one is there. */
export async function followLanguage(
  state: Pick<Mirror<"settings">, "settings" | "session" | "desktop">,
): Promise<void> {
  const wanted = () => ({
    language: languageOf({
      settings: state.settings.value,
      session: state.session.value,
      desktop: state.desktop.value,
    }),
    tags: state.desktop.value.languages,
  });
  const first = wanted();
  await speak(first.language, first.tags);
  let newest: Language = first.language;
  effect(() => {
    const { language, tags } = wanted();
    if (language === newest) return;
    newest = language;
    speak(language, tags, () => newest === language).catch((reason) =>
      console.error("window: language not loaded", reason),
    );
  });
}

/** For what has to be said before there is a state. */
export const speakAsBrowser = () => speak(systemLanguage(navigator.languages), navigator.languages);
