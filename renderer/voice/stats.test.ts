import { expect, test } from "vitest";
import { readStats } from "./stats.ts";

const report = (received: number, lost: number) => [
  {
    type: "inbound-rtp",
    kind: "audio",
    packetsReceived: received,
    packetsLost: lost,
    jitter: 0.004,
    audioLevel: 0.5,
  },
  { type: "inbound-rtp", kind: "video", packetsReceived: 999 },
  { type: "outbound-rtp", kind: "audio", packetsSent: 70 },
  { type: "media-source", kind: "audio", audioLevel: 1.2 },
  {
    type: "remote-inbound-rtp",
    kind: "audio",
    timestamp: 7_000,
    roundTripTime: 0.08,
    jitter: 0.002,
    fractionLost: 0.25,
  },
  { type: "candidate-pair", nominated: true, currentRoundTripTime: 0.2 },
];

test("packets are counted, times are milliseconds, levels within 0 and 1", () => {
  expect(readStats("p", report(50, 0), null).stats).toEqual({
    peerId: "p",
    packetsIn: 50,
    packetsOut: 70,
    roundTrip: 80,
    jitter: 4,
    loss: 0,
    jitterOut: 2,
    lossOut: 25,
    far: { at: 7_000, received: null, fractionLost: 0.25 },
    levelIn: 0.5,
    levelOut: 1,
  });
});

test("loss is that of the time since the last reading", () => {
  const first = readStats("p", report(100, 10), null);
  expect(first.stats.loss).toBeCloseTo(9.09, 1);
  expect(readStats("p", report(190, 20), first.counted).stats.loss).toBe(10);
  expect(readStats("p", report(100, 10), first.counted).stats.loss).toBeNull();
});

test("an empty report, or one of nonsense, is nothing heard and nothing known", () => {
  const nothing = {
    packetsIn: 0,
    packetsOut: 0,
    roundTrip: null,
    jitter: null,
    loss: null,
    jitterOut: null,
    lossOut: null,
    far: null,
    levelIn: 0,
    levelOut: 0,
  };
  expect(readStats("p", [], null).stats).toMatchObject(nothing);
  const odd = [
    { type: "inbound-rtp", kind: "audio", packetsReceived: "x", packetsLost: Number.NaN, jitter: -1 },
    {},
  ];
  expect(readStats("p", odd, null).stats).toMatchObject({ ...nothing, jitter: 0 });
});
