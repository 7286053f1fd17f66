import { describe, expect, test } from "vitest";
import { besides, fitBounds } from "./bounds.ts";

const size = { width: 360, height: 640 };
const main = { x: 0, y: 0, width: 1920, height: 1040 };
const left = { x: -1280, y: 200, width: 1280, height: 800 };
const small = { x: 0, y: 0, width: 320, height: 480 };
const middle = { x: 780, y: 200, width: 360, height: 640 };

describe("[complaint 39] the window opens off screen after a monitor was removed", () => {
  test.each([
    ["first start", null, [main], middle],
    [
      "where it was",
      { x: 10, y: 20, width: 400, height: 700 },
      [main],
      { x: 10, y: 20, width: 400, height: 700 },
    ],
    ["on the second monitor", { x: -1000, y: 300, ...size }, [main, left], { x: -1000, y: 300, ...size }],
    ["that monitor is gone", { x: -1000, y: 300, ...size }, [main], middle],
    ["below the last monitor", { x: 100, y: 2_000, ...size }, [main], middle],
    ["above it: no title bar to hold", { x: 100, y: -700, ...size }, [main], middle],
    ["a sliver at the edge cannot be held", { x: 1_910, y: 100, ...size }, [main], middle],
    ["enough of it at the edge", { x: 1_800, y: 100, ...size }, [main], { x: 1_800, y: 100, ...size }],
    [
      "larger than the only monitor",
      { x: 0, y: 0, width: 900, height: 900 },
      [small],
      { x: 0, y: 0, width: 320, height: 480 },
    ],
    ["size only", { width: 400, height: 700 }, [main], { x: 760, y: 170, width: 400, height: 700 }],
    ["no monitor at all", null, [], { x: 460, y: 40, ...size }],
  ])("%s", (_name, saved, areas, fitted) => {
    expect(fitBounds(saved, size, areas)).toEqual(fitted);
  });
});

describe("one more window of a kind", () => {
  test.each([
    ["stands a little off the one before", { x: 100, y: 100, ...size }, [main], { x: 132, y: 132, ...size }],
    ["on the same monitor", { x: -1000, y: 250, ...size }, [main, left], { x: -968, y: 282, ...size }],
    [
      "at its corner where it would stick out",
      { x: 1_550, y: 100, ...size },
      [main],
      { x: 32, y: 32, ...size },
    ],
    ["and below it", { x: 100, y: 390, ...size }, [main], { x: 32, y: 32, ...size }],
    ["no monitor at all", { x: 100, y: 390, ...size }, [], { x: 132, y: 422, ...size }],
  ])("%s", (_name, before, areas, place) => {
    expect(besides(before, areas)).toEqual(place);
  });
});
