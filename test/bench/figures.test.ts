import { expect, test } from "vitest";
import { asJson, asLine, quantile, times } from "./figures.ts";

test("a quantile lies between its neighbours, and there is none of nothing", () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantile([10, 0], 0.95)).toBeCloseTo(9.5);
  expect(quantile([7], 0.95)).toBe(7);
  expect(quantile([], 0.5)).toBeNaN();
});

test("as JSON a figure is name, value and unit on one line, and null when it could not be had", () => {
  expect(asJson({ name: "a", value: 1.23456, unit: "ms", aim: { below: 2 }, note: "n" })).toBe(
    '{"name":"a","value":1.23,"unit":"ms"}',
  );
  expect(JSON.parse(asJson({ name: "a", value: Number.NaN, unit: "ms" })).value).toBeNull();
});

test("an aim is met below it, and missed by what is not a number", () => {
  const says = (value: number) => asLine({ name: "a", value, unit: "ms", aim: { below: 20 } });
  expect(says(19.9)).toContain("met (aim < 20)");
  expect(says(20)).toContain("MISSED");
  expect(says(Number.NaN)).toContain("MISSED");
});

test("times give the median, its rounds, and the worst where that is judged too", () => {
  const [middle, worst] = times("a", [3, 1, 2], { aim: 5, worst: true });
  expect(middle).toMatchObject({ name: "a", value: 2, note: "3 rounds" });
  expect(worst).toMatchObject({ name: "a-max", value: 3, aim: { below: 5 } });
});
