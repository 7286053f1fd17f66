import { describe, expect, test } from "vitest";
import { causeOf, delayImpairment, gradeOf, lossImpairment, mosOf, scoreOf } from "./quality.ts";

describe("the E-model, by hand", () => {
  test.each([
    [0, 0],
    [100, 2.4],
    [177.3, 4.2552],
    [300, 20.697],
  ])("a delay of %d ms takes %d", (ms, taken) => expect(delayImpairment(ms)).toBeCloseTo(taken, 3));
  test.each([
    [0, 0],
    [1, 3.6398],
    [5, 15.7807],
    [25.1, 47.5],
  ])("a loss of %d %% takes %d", (percent, taken) => expect(lossImpairment(percent)).toBeCloseTo(taken, 3));
  // G.107, table B.1, unrounded.
  test.each([
    [90, 4.34],
    [80, 4.024],
    [70, 3.6],
    [60, 3.1],
    [50, 2.58],
    [93.2, 4.41],
    [0, 1],
    [-20, 1],
    [120, 4.5],
  ])("R %d is a MOS of %d", (r, mos) => expect(mosOf(r)).toBeCloseTo(mos, 2));
});

// R = 93.2 − 0.024·d − 0.11·(d − 177.3)⁺ − 95·p/(p + 25.1), d = roundTrip/2 + 2·jitter + 25.
test.each([
  ["a line on this computer", 0, 0, 0, 4.4],
  ["a line across an ocean", 180, 5, 0, 4.34],
  ["two percent lost", 40, 5, 2, 4.21],
  ["a satellite", 600, 5, 0, 3.49],
  ["ten percent lost", 40, 5, 10, 3.34],
] as const)("%s", (_, roundTrip, jitter, loss, mos) => {
  expect(scoreOf({ roundTrip, jitter, loss })).toBeCloseTo(mos, 1);
});

test("nothing known is no score; what is missing counts as none", () => {
  expect(scoreOf({ roundTrip: null, jitter: null, loss: null })).toBeNull();
  expect(scoreOf({ roundTrip: null, jitter: 1, loss: null })).toBeGreaterThan(4.3);
});

test.each([
  [4.1, null, "good"],
  [4.0, null, "fair"],
  [4.0, "good", "good"],
  [3.9, "good", "fair"],
  [4.1, "fair", "fair"],
  [4.15, "fair", "good"],
  [3.55, "fair", "fair"],
  [3.45, "fair", "poor"],
  [3.65, "poor", "poor"],
  [3.75, "poor", "fair"],
] as const)("a score of %d after %s is %s", (score, was, grade) => expect(gradeOf(score, was)).toBe(grade));

const fine = { roundTrip: 40, jitter: 3, loss: 0 };
test.each([
  ["nothing", fine, fine, null],
  ["what comes in is lost", { ...fine, loss: 5 }, fine, "lossIn"],
  ["what goes out is lost", { ...fine, loss: 2 }, { ...fine, loss: 6 }, "lossOut"],
  ["packets come unevenly", { ...fine, jitter: 120 }, fine, "jitter"],
  ["the way is long", { ...fine, roundTrip: 600 }, fine, "delay"],
] as const)("the cause: %s", (_, inbound, outbound, cause) => {
  expect(causeOf(inbound, outbound)).toBe(cause);
});
