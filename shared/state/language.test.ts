import { describe, expect, test } from "vitest";
import { initialState } from "./app.ts";
import { type Language, languageOf, localeOf, systemLanguage } from "./language.ts";
import type { SignedInUser } from "./session.ts";

const state = (chosen: Language | "", users: string | null, ...system: string[]) => ({
  settings: { ...initialState.settings, language: chosen },
  session: {
    ...initialState.session,
    ...(users !== null && {
      now: {
        phase: "signedIn" as const,
        user: { language: users } as SignedInUser,
        staysSignedIn: false,
      },
    }),
  },
  desktop: { ...initialState.desktop, languages: system },
});

describe("the language of everything that is shown", () => {
  test.each([
    ["is the chosen one", state("ar", "es", "en-US"), "ar"],
    ["else the signed-in user's", state("", "es_MX", "en-US"), "es"],
    ["else the system's, while nobody is signed in", state("", null, "es-419", "en-US"), "es"],
    ["else the system's, where the user has none", state("", "", "ar-EG"), "ar"],
    ["else the system's, where the user's is not spoken here", state("", "fi", "ar-EG"), "ar"],
    ["the system's first that is spoken here", state("", null, "fi-FI", "es-ES", "en-GB"), "es"],
    ["English where none is", state("", "fi", "fi-FI"), "en"],
    ["English where nothing is known", state("", null), "en"],
  ])("%s", (_name, of, expected) => {
    expect(languageOf(of)).toBe(expected);
  });

  test("a language is not one whose name begins alike", () => {
    expect(systemLanguage(["est-EE", "arn"])).toBe("en");
  });
});

describe("dates and numbers", () => {
  test("are written as in the system's region where its language is spoken", () => {
    expect(localeOf("es", ["en-US", "es-MX"])).toBe("es-MX-u-nu-latn");
    expect(localeOf("es", ["en-US"])).toBe("es-u-nu-latn");
  });

  test("have the digits 0 to 9 in every language", () => {
    expect(new Intl.NumberFormat(localeOf("ar", ["ar-EG"])).format(2026)).toMatch(/2.?026/);
  });
});
