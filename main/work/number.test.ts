import { expect, test } from "vitest";
import { dialable } from "./number.ts";

const inRegion = (region: string) => ({ region, internalDigits: 0 });

test.each([
  ["+1 (555) 201-3344", "US", "+15552013344"],
  ["(555) 201-3344", "US", "+15552013344"],
  ["020 7946 0018", "GB", "+442079460018"],
  ["+44 20 7946 0018", "US", "+442079460018"],
  ["tel:+1-555-201-3344", "DE", "+15552013344"],
  ["9196", "US", "9196"],
  ["*97", "US", "*97"],
])("%s in %s dials %s", (typed, region, to) => {
  expect(dialable(typed, inRegion(region))).toEqual({
    ok: true,
    value: { to, postDial: "", isEmergency: false },
  });
});

test("digits behind a number are kept apart from it", () => {
  expect(dialable("(415) 555-2671 x136", inRegion("US"))).toMatchObject({
    value: { to: "+14155552671", postDial: "136" },
  });
});

test.each(["", "abc", "1", "+", "555 201 33 44 55 66 77 88 99", "<script>", "1".repeat(10_000)])(
  "%j is no number",
  (typed) => {
    expect(dialable(typed, inRegion("US"))).toMatchObject({ ok: false, error: { code: "badNumber" } });
  },
);

test.each([
  ["0000000000", "notInPlan", "+10000000000"],
  ["1234567890", "notInPlan", "+11234567890"],
  ["0301234567", "notInPlan", "+10301234567"],
  ["911", "emergency", "911"],
])("%s is dialled only once the agent is sure: %s", (typed, doubt, to) => {
  expect(dialable(typed, inRegion("US"))).toEqual({ ok: false, error: { code: "doubtful", reason: doubt } });
  expect(dialable(typed, inRegion("US"), true)).toMatchObject({ ok: true, value: { to } });
});
