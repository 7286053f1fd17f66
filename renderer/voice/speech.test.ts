import { expect, test } from "vitest";
import { rmsOf } from "./listener.ts";
import { createSpeechDetector } from "./speech.ts";

/** Readings a tenth of a second apart: how often speech was said. */
function saidOf(levels: readonly number[]): number {
  let said = 0;
  const hear = createSpeechDetector(() => {
    said += 1;
  });
  for (const [index, level] of levels.entries()) hear(level, index * 100);
  return said;
}
const of = (count: number, level: number) => Array.from({ length: count }, () => level);

test.each([
  ["a quiet room", of(100, 0.001), 0],
  ["a key is pressed, and another", [0.3, 0, 0, 0.3, 0.2, 0], 0],
  ["a word", [0, ...of(5, 0.05), 0], 1],
  ["a word that does not end", of(99, 0.05), 1],
  ["still speaking ten seconds later", of(110, 0.05), 2],
])("%s", (_, levels, times) => expect(saidOf(levels)).toBe(times));

test("a level is the root of the mean square, within 0 and 1", () => {
  expect(rmsOf(new Float32Array([0.5, -0.5]))).toBe(0.5);
  expect(rmsOf(new Float32Array([]))).toBe(0);
  expect(rmsOf(new Float32Array([2, -2]))).toBe(1);
});
