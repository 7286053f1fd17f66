import { expect, test } from "vitest";
import { mix } from "./mix.ts";
import { FRAME_SAMPLES, type Frame } from "./types.ts";

const level = (value: number): Frame => new Int16Array(FRAME_SAMPLES).fill(value);
const heard = (frames: Frame[]) => frames.map((frame) => frame[FRAME_SAMPLES - 1]);
const a = { said: level(1) };
const b = { said: level(10) };
const c = { said: level(100) };
const music = level(7);

test.each([
  ["nobody", [], []],
  ["one alone hears nothing", [a], [0]],
  ["two hear each other", [a, b], [10, 1]],
  ["three hear the others", [a, b, c], [110, 101, 11]],
  ["silence is not heard", [{ said: null }, b], [10, 0]],
  ["the muted hear and are not heard", [{ ...a, muted: true }, b, c], [110, 100, 10]],
  ["the deaf are heard and do not hear", [{ ...a, deaf: true }, b], [0, 1]],
  ["the held hear music and are not heard", [{ ...a, held: true }, b, c], [7, 100, 10]],
  ["two held parties", [{ ...a, held: true }, { ...b, held: true }, c], [7, 7, 0]],
  ["a whisper reaches one party", [a, b, { ...c, whisperTo: 0 }], [110, 1, 11]],
  ["a muted whisper reaches nobody", [a, b, { ...c, whisperTo: 0, muted: true }], [10, 1, 11]],
  ["a whisper to somebody who left reaches nobody", [a, b, { ...c, whisperTo: -1 }], [10, 1, 11]],
  [
    "a whisper to the held waits behind the music",
    [{ ...a, held: true }, b, { ...c, whisperTo: 0 }],
    [7, 0, 10],
  ],
])("%s", (_name, voices, expected) => {
  expect(heard(mix(voices, music))).toEqual(expected);
});

test("the sum is clipped, both ways", () => {
  expect(heard(mix([{ said: null }, { said: level(30_000) }, { said: level(30_000) }], null))[0]).toBe(
    32_767,
  );
  expect(heard(mix([{ said: null }, { said: level(-30_000) }, { said: level(-30_000) }], null))[0]).toBe(
    -32_768,
  );
});

test("loud parties are added before they are clipped", () => {
  const voices = [{ said: null }, { said: level(30_000) }, { said: level(30_000) }, { said: level(-30_000) }];
  expect(heard(mix(voices, null))[0]).toBe(30_000);
});
