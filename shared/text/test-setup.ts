import { english } from "./en/english.ts";
import { speakFrom } from "./language.ts";

// Tests read sentences in English.
speakFrom(() => ({ sentences: english, locale: "en-US", direction: "ltr" }));
