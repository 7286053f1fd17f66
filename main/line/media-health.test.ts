import { describe, expect, test } from "vitest";
import { createMediaWatch, type FarReport, judge, type MediaMemory } from "./media-health.ts";

const due = { inbound: true, outbound: true };

function play(
  samples: readonly [at: number, packetsIn: number, packetsOut: number][],
  expects = due,
  peerId = "p1",
) {
  let memory: MediaMemory | null = null;
  return samples.map(([at, packetsIn, packetsOut]) => {
    const judged = judge(memory, { peerId, at, packetsIn, packetsOut, far: null }, expects);
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
  const { memory } = judge(null, { peerId: "p1", at: 0, packetsIn: 900, packetsOut: 900, far: null }, due);
  expect(judge(memory, { peerId: "p2", at: 9000, packetsIn: 0, packetsOut: 0, far: null }, due).health).toBe(
    "idle",
  );
});

test("nothing either way is told from one way", () => {
  expect(
    play([
      [0, 10, 10],
      [2000, 10, 10],
    ]),
  ).toEqual(["good", "silent"]);
});

describe("what the far end reports", () => {
  /** Sound comes in and ours goes out, 50 packets a second; reports come as given, at their second. */
  function reports(said: Readonly<Record<number, Omit<FarReport, "at">>>, seconds: number) {
    let memory: MediaMemory | null = null;
    let far: FarReport | null = null;
    const all: Record<number, string> = {};
    for (let second = 0; second <= seconds; second += 1) {
      const now = said[second];
      if (now !== undefined) far = { at: second, ...now };
      const sample = { peerId: "p1", at: second * 1_000, packetsIn: second * 50, packetsOut: second * 50 };
      const judged = judge(memory, { ...sample, packetsIn: sample.packetsIn + 1, far }, due);
      memory = judged.memory;
      all[second] = judged.health + (judged.restart ? " restart" : "");
    }
    return all;
  }
  const got = (received: number | null, fractionLost: number | null = 0) => ({ received, fractionLost });

  test("what it has got stands still: they may not hear us, and another way is tried, until it rises again", () => {
    const heard = reports({ 5: got(250), 10: got(500), 15: got(500), 20: got(500), 25: got(600) }, 27);
    expect([heard[14], heard[15], heard[24], heard[25]]).toEqual([
      "good",
      "cannotBeHeard restart",
      "cannotBeHeard restart",
      "good",
    ]);
  });
  test("everything is lost on the way", () => {
    const heard = reports({ 5: got(null), 10: got(null, 1), 15: got(null, 0.4) }, 16);
    expect([heard[9], heard[10], heard[15]]).toEqual(["good", "cannotBeHeard restart", "good"]);
  });
  test("nearly everything is lost, or half of it: the second is poor sound, and is heard", () => {
    const heard = reports({ 5: got(null), 10: got(null, 0.97), 15: got(null, 0.5) }, 16);
    expect([heard[10], heard[15]]).toEqual(["cannotBeHeard restart", "good"]);
  });
  test("they stop although we send", () => {
    const heard = reports({ 5: got(null), 10: got(null), 30: got(null) }, 31);
    expect([heard[24], heard[25], heard[30]]).toEqual(["good", "cannotBeHeard restart", "good"]);
  });
  test.each([
    { every: 5, from: 13 },
    { every: 2, from: 6 },
    { every: 10, from: 15 },
  ])("one that reported every $every s and stops is suspected after $from s", ({ every, from }) => {
    const last = every * 6;
    const said = Object.fromEntries([1, 2, 3, 4, 5, 6].map((nth) => [nth * every, got(null)]));
    const heard = reports(said, last + from);
    expect([heard[last + from - 1], heard[last + from]]).toEqual(["good", "cannotBeHeard restart"]);
  });
  test("it comes at random times: the longest of the last four counts, and never one across a hold", () => {
    const uneven = { 3: got(null), 6: got(null), 9: got(null), 16: got(null), 19: got(null) };
    const heard = reports(uneven, 34);
    expect([heard[33], heard[34]]).toEqual(["good", "cannotBeHeard restart"]);
    const watch = createMediaWatch({ monotonic: () => 0 });
    let memory: MediaMemory | undefined;
    for (let at = 0; at <= 60; at += 1) {
      const isHeld = at > 21 && at < 40;
      const far = { at: Math.floor(at / 4), received: null, fractionLost: 0 };
      const count = isHeld ? 21 : at;
      const sample = { peerId: "p1", at: at * 1_000, packetsIn: count, packetsOut: count, far };
      memory = watch.judge(sample, { inbound: !isHeld, outbound: !isHeld }).memory;
    }
    expect(memory?.rhythm).toEqual([4_000, 4_000, 4_000, 4_000]);
  });
  test("a far end that never reports is not suspected", () => {
    expect(reports({}, 90)[90]).toBe("good");
  });
  test("nothing is expected of it while nothing is sent", () => {
    const far = { at: 1, received: 10, fractionLost: 0 };
    const held = { inbound: false, outbound: false };
    let memory: MediaMemory | null = null;
    for (let second = 0; second < 60; second += 1) {
      const sample = { peerId: "p1", at: second * 1_000, packetsIn: 9, packetsOut: 9, far };
      const judged = judge(memory, sample, second < 2 ? due : held);
      memory = judged.memory;
      if (second > 2) expect([judged.health, judged.restart]).toEqual(["good", false]);
    }
  });
  test("after a new peer connection, one that reported before and says nothing more is suspected", () => {
    let now = 0;
    const watch = createMediaWatch({ monotonic: () => now });
    const hear = (peerId: string, far: FarReport | null) =>
      watch.judge({ peerId, at: now, packetsIn: now + 1, packetsOut: now, far }, due).health;
    hear("p1", null);
    now = 1_000;
    hear("p1", { at: 1, received: null, fractionLost: 0 });
    watch.renew();
    const told: string[] = [];
    for (; now <= 17_000; now += 1_000) told.push(hear("p2", null));
    expect([told[0], told[14], told[15]]).toEqual(["good", "good", "cannotBeHeard"]);
  });
});

test("silence goes on through a new peer connection, which has its own time before ICE is restarted", () => {
  let now = 0;
  const watch = createMediaWatch({ monotonic: () => now });
  const hear = (peerId: string, packetsIn: number) =>
    watch.judge({ peerId, at: now, packetsIn, packetsOut: now, far: null }, due).health;
  hear("p1", 5);
  now = 3_000;
  expect(hear("p1", 5)).toBe("reconnecting");
  watch.renew();
  now = 3_500;
  expect([hear("p2", 0), watch.mayRestart()]).toEqual(["reconnecting", false]);
  now = 4_000;
  expect(hear("p2", 1)).toBe("good");
});
