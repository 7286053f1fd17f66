import { greetingLanguages } from "../../shared/state/voice-settings.ts";
import { locale } from "../../shared/text/language.ts";

/** A language in words. */
export function languageName(code: string): string {
  return new Intl.DisplayNames(locale(), { type: "language" }).of(code) ?? code;
}

/** The language of this computer's user, where a greeting can be spoken in it. */
export function ownLanguage(): string {
  const [own = ""] = navigator.languages;
  const [plain = ""] = own.split("-");
  return (
    greetingLanguages.find((code) => code === own) ??
    greetingLanguages.find((code) => code.startsWith(`${plain}-`)) ??
    "en-US"
  );
}
