import { expect, test } from "vitest";
import { toFrame } from "./frames.ts";
import { createRecordReader, packRecord } from "./host-messages.ts";
import { createFrameQueue } from "./queue.ts";
import { FRAME_SAMPLES, type Frame } from "./types.ts";

const frame = (value: number): Frame => new Int16Array(FRAME_SAMPLES).fill(value);

test("reading starts when two frames wait, and again after it ran dry", () => {
  const queue = createFrameQueue();
  expect(queue.take()).toBeNull();
  queue.push(frame(1));
  expect(queue.take()).toBeNull();
  queue.push(frame(2));
  expect([queue.take()?.[0], queue.take()?.[0], queue.take()]).toEqual([1, 2, null]);
  queue.push(frame(3));
  expect(queue.take()).toBeNull();
  queue.push(frame(4));
  expect(queue.take()?.[0]).toBe(3);
  expect(queue.missed).toBe(1);
});

test("a queue that grows gives up its oldest, so that latency stays small", () => {
  const queue = createFrameQueue();
  queue.push(frame(0));
  queue.push(frame(1));
  queue.take();
  for (let i = 2; i <= 9; i++) queue.push(frame(i));
  expect(queue.dropped).toBe(7);
  expect(queue.take()?.[0]).toBe(8);
});

test("records survive any cut of the stream", () => {
  const bytes = Buffer.concat([packRecord(7, frame(-5)), packRecord(70_000, frame(32_767))]);
  for (const size of [1, 3, 963, 964, 965, 2_000]) {
    const heard: [number, number, number][] = [];
    const read = createRecordReader((id, one) => heard.push([id, one[0] ?? 0, one[FRAME_SAMPLES - 1] ?? 0]));
    for (let at = 0; at < bytes.length; at += size) read(bytes.subarray(at, at + size));
    expect(heard).toEqual([
      [7, -5, -5],
      [70_000, 32_767, 32_767],
    ]);
  }
});

test.each([
  ["8 kHz", 80, 1],
  ["16 kHz", 160, 1],
  ["44.1 kHz", 441, 1],
  ["48 kHz stereo", 960, 2],
])("%s becomes a frame of 480 that keeps its ramp", (_name, length, channels) => {
  const count = length / channels;
  const ramp = Int16Array.from({ length }, (_, i) => Math.round((Math.floor(i / channels) / count) * 10_000));
  const out = toFrame(ramp, channels);
  expect(out).toHaveLength(FRAME_SAMPLES);
  expect(Math.abs((out[240] ?? 0) - 5_000)).toBeLessThan(130);
  expect(out[0]).toBe(0);
});
