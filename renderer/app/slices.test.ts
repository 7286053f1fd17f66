import { expect, test } from "vitest";
import type { Slices } from "../../shared/contract/index.ts";
import { type DesiredVoice, idleVoice } from "../../shared/state/voice.ts";
import { followSlices } from "./slices.ts";

const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
const wish = (ring: string): DesiredVoice => ({ ...idleVoice, ring });

function setUp() {
  const seen: (string | null | undefined)[] = [];
  const snapshots: PromiseWithResolvers<Slices<"voice">>[] = [];
  const watchers = new Set<(piece: Slices<"voice">) => void>();
  const started = followSlices<"voice">(
    {
      snapshot() {
        const asked = Promise.withResolvers<Slices<"voice">>();
        snapshots.push(asked);
        return asked.promise;
      },
      watch(heard) {
        watchers.add(heard);
        return () => void watchers.delete(heard);
      },
    },
    (slices) => seen.push(slices.voice?.ring),
  );
  const piece = (number: number, ring: string): Slices<"voice"> => ({
    number,
    at: 0,
    slices: { voice: wish(ring) },
  });
  return {
    seen,
    snapshots,
    watchers,
    started,
    says(number: number, ring: string) {
      for (const heard of watchers) heard(piece(number, ring));
    },
    async answers(number: number, ring: string) {
      snapshots.shift()?.resolve(piece(number, ring));
      await settled();
    },
    async fails() {
      snapshots.shift()?.reject(new Error("busy"));
      await settled();
    },
  };
}

test("the snapshot first, then each piece at once and in order", async () => {
  const { seen, says, answers } = setUp();
  await answers(0, "a");
  says(1, "b");
  says(2, "c");
  expect(seen).toEqual(["a", "b", "c"]);
});

test("pieces that come before the snapshot answered follow it; what it already holds is not taken back", async () => {
  const { seen, says, answers } = setUp();
  says(1, "b");
  says(2, "c");
  await answers(1, "b");
  expect(seen).toEqual(["b", "c"]);
});

test("a gap asks for everything again, also one behind a snapshot", async () => {
  const { seen, says, answers, snapshots } = setUp();
  await answers(0, "a");
  says(3, "d");
  expect([seen, snapshots.length]).toEqual([["a"], 1]);
  says(6, "g");
  await answers(4, "e");
  expect([seen, snapshots.length]).toEqual([["a", "e"], 1]);
  await answers(6, "g");
  says(7, "h");
  expect(seen).toEqual(["a", "e", "g", "h"]);
});

test("a snapshot that cannot be had is asked for again with the next piece", async () => {
  const { seen, says, answers, fails } = setUp();
  await answers(0, "a");
  says(2, "c");
  await fails();
  says(3, "d");
  await answers(3, "d");
  expect(seen).toEqual(["a", "d"]);
});

test("without the first snapshot there is nothing to follow", async () => {
  const { started, fails, watchers } = setUp();
  const failed = expect(started).rejects.toThrow("busy");
  await fails();
  await failed;
  expect(watchers.size).toBe(0);
});

test("an old piece changes nothing", async () => {
  const { seen, says, answers } = setUp();
  await answers(5, "a");
  says(5, "old");
  says(4, "older");
  expect(seen).toEqual(["a"]);
});

test("its undo lets go of the bridge", async () => {
  const { started, answers, watchers } = setUp();
  await answers(0, "a");
  (await started)();
  expect(watchers.size).toBe(0);
});
