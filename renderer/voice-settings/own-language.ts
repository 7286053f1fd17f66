import { greetingLanguages } from "../../shared/state/voice-settings.ts";

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
