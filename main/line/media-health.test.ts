import { expect, test } from "vitest";
import { judge, type MediaMemory } from "./media-health.ts";

const due = { inbound: true, outbound: true };

function play(
  samples: readonly [at: number, packetsIn: number, packetsOut: number][],
  expects = due,
  peerId = "p1",
) {
  let memory: MediaMemory | null = null;
  return samples.map(([at, packetsIn, packetsOut]) => {
    const judged = judge(memory, { peerId, at, packetsIn, packetsOut }, expects);
    memory = judged.memory;
    return judged.health;
  });
}

test("packets both ways are good", () => {
  expect(
    play([
      [0, 10, 10],
      [500, 35, 35],
    ]),
  ).toEqual(["good", "good"]);
});

test("two seconds without an inbound packet is a fault, and the next packet mends it", () => {
  expect(
    play([
      [0, 10, 10],
      [1000, 10, 60],
      [1999, 10, 110],
      [2000, 10, 110],
      [2500, 11, 130],
    ]),
  ).toEqual(["good", "good", "good", "reconnecting", "good"]);
});

test("a peer that never received anything is a fault after two seconds", () => {
  expect(
    play([
      [0, 0, 10],
      [1000, 0, 60],
      [2000, 0, 110],
    ]),
  ).toEqual(["idle", "idle", "reconnecting"]);
});

test("packets that do not leave: they cannot hear us", () => {
  expect(
    play([
      [0, 10, 10],
      [2000, 110, 10],
    ]),
  ).toEqual(["good", "cannotBeHeard"]);
});

test("a held line owes no packets", () => {
  expect(
    play(
      [
        [0, 10, 10],
        [9000, 10, 10],
      ],
      { inbound: false, outbound: false },
    ),
  ).toEqual(["good", "good"]);
});

test("a new peer connection starts afresh", () => {
  const { memory } = judge(null, { peerId: "p1", at: 0, packetsIn: 900, packetsOut: 900 }, due);
  expect(judge(memory, { peerId: "p2", at: 9000, packetsIn: 0, packetsOut: 0 }, due).health).toBe("idle");
});
