import { afterEach, describe, expect, test } from "vitest";
import { callText } from "./call.ts";
import { completed } from "./complete.ts";
import { english } from "./en/english.ts";
import { fullTime, listOf, percentText } from "./format.ts";
import { phrase, type Speech, speakFrom, table } from "./language.ts";
import { hotkeyText } from "./settings.ts";
import { clockText, spokenSpan } from "./time.ts";

const spanish = completed({ call: { callText: { mute: "Silenciar" } } });
const inEnglish: Speech = { sentences: english, locale: "en-US", direction: "ltr" };
const inSpanish: Speech = { sentences: spanish, locale: "es-ES", direction: "ltr" };
const speakEnglish = () => speakFrom(() => inEnglish);
afterEach(speakEnglish);

describe("a sentence", () => {
  test("is read in the language of the moment, each time", () => {
    let now = inEnglish;
    speakFrom(() => now);
    const said = [callText.mute];
    now = inSpanish;
    expect([...said, callText.mute]).toEqual(["Mute", "Silenciar"]);
  });

  test("that a language lacks is said in English, with its gaps", () => {
    speakFrom(() => inSpanish);
    expect([callText.hold, callText.hangUpWho("Ann")]).toEqual(["Hold", "Hang up on Ann"]);
  });

  test("that is read before there is a language fails at once instead of staying in the wrong one", () => {
    speakFrom(() => {
      throw new Error("none yet");
    });
    expect(() => callText.mute).toThrow("none yet");
  });
});

describe("names of sentences", () => {
  test("can be gone through like any object's", () => {
    expect(Object.keys(hotkeyText)).toEqual(["mute", "dialCopied"]);
    expect(Object.hasOwn(hotkeyText, "mute")).toBe(true);
    expect("nothing" in hotkeyText).toBe(false);
    expect({ ...hotkeyText }).toEqual(english.settings.hotkeyText);
  });

  test("of tables and of phrases are both asked anew", () => {
    const ours = table((all) => all.call.callText);
    const resume = phrase((all) => all.call.callText.resumeWho);
    expect([ours.mute, resume("Ann")]).toEqual(["Mute", "Resume Ann"]);
  });
});

describe("dates, numbers and lists", () => {
  test("are Intl's in the language of the moment", () => {
    const at = new Date(2026, 10, 4, 9, 41).getTime();
    const said = () => [fullTime(at), percentText(1.25), listOf(["a", "b", "c"]), spokenSpan(3_720_000)];
    const one = said();
    speakFrom(() => inSpanish);
    expect([one, said()]).toEqual(
      [
        ["November 4, 2026 at 9:41 AM", "1.3%", "a, b, and c", "1 hour 2 minutes"],
        ["4 de noviembre de 2026 a las 9:41", "1,3 %", "a, b y c", "1 hora 2 minutos"],
      ].map((all) => all.map((each) => expect.stringMatching(loosely(each)))),
    );
  });

  test("a clock's digits are the same in every language", () => {
    const said = clockText(3_729_000);
    speakFrom(() => inSpanish);
    expect([said, clockText(3_729_000)]).toEqual(["1:02:09", "1:02:09"]);
  });
});

/** Intl's spaces may be narrow or hard. */
function loosely(words: string): RegExp {
  return new RegExp(
    `^${words
      .split(" ")
      .map((word) => word.replace(/[.+]/g, "\\$&"))
      .join("\\s")}$`,
  );
}
