import { expect, test } from "vitest";
import { createQualityMeter, type QualitySample } from "./meter.ts";

const sample = (more: Partial<QualitySample> = {}): QualitySample => ({
  peerId: "p",
  roundTrip: 40,
  jitter: 3,
  loss: 0,
  jitterOut: 3,
  lossOut: 0,
  levelIn: 0.1,
  levelOut: 0.2,
  ...more,
});

test("one bad reading is no bad line; ten of them are, with their cause, and it passes again", () => {
  const read = createQualityMeter();
  for (let count = 0; count < 10; count += 1) read(sample());
  expect(read(sample({ loss: 10 }))).toMatchObject({ grade: "good", cause: null });
  for (let count = 0; count < 10; count += 1) read(sample({ loss: 10 }));
  expect(read(sample({ loss: 10 }))).toMatchObject({ grade: "poor", cause: "lossIn" });
  for (let count = 0; count < 20; count += 1) read(sample());
  expect(read(sample())).toMatchObject({ grade: "good", cause: null });
});

test("the worse direction counts: the far side tells what it does not get", () => {
  const read = createQualityMeter();
  expect(read(sample({ lossOut: 12 }))).toMatchObject({
    grade: "poor",
    cause: "lossOut",
    loss: 0,
    lossOut: 12,
  });
});

test("levels are not smoothed, what is not known is not made up, and a new connection begins anew", () => {
  const read = createQualityMeter();
  read(sample({ loss: 20 }));
  expect(read(sample({ loss: null })).loss).toBe(20);
  const unknown = { roundTrip: null, jitter: null, loss: null, jitterOut: null, lossOut: null };
  expect(read(sample({ ...unknown, peerId: "q", levelIn: 0.7 }))).toEqual({
    roundTrip: null,
    jitter: null,
    loss: null,
    lossOut: null,
    levelIn: 0.7,
    levelOut: 0.2,
    mos: null,
    grade: null,
    cause: null,
  });
});
