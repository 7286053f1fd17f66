import { expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import type { Quality } from "../../shared/state/audio.ts";
import type { CallQuality } from "../../shared/state/call-quality.ts";
import { offer, signedInStore, workitem } from "../state/test-samples.ts";
import { keepCallQuality } from "./call-quality.ts";

const quality = (change: Partial<Quality>): Quality => ({
  roundTrip: 40,
  jitter: 4,
  loss: 0,
  lossOut: 0,
  levelIn: 0,
  levelOut: 0,
  mos: 4.4,
  grade: "good",
  cause: null,
  ...change,
});

test("a call is measured while it is talked in, and kept once it is over", () => {
  const clock = fakeClock();
  const { store } = signedInStore(clock.now);
  const keptCalls: CallQuality[] = [];
  keepCallQuality({ store, qualityFile: { add: (each) => keptCalls.push(each) } });
  const hear = (change: Partial<Quality> = {}) => {
    clock.advance(1_000);
    store.dispatch({ kind: "qualityReported", quality: quality(change) });
  };
  store.dispatch({ kind: "legUp", id: "leg" });
  store.dispatch({ kind: "callAccepted", offer: offer("o1", { workitemId: "w1" }) });
  hear();
  store.dispatch({ kind: "workitemReported", workitem: workitem("w1", { modifiedAt: 2 }) });
  store.dispatch({
    kind: "microphoneReported",
    microphone: "granted",
    open: true,
    using: "Jabra (0b0e:0305)",
  });
  for (let second = 0; second < 3; second += 1) hear();
  store.dispatch({ kind: "workitemReported", workitem: workitem("w1", { state: "hold", modifiedAt: 3 }) });
  hear({ mos: 1, grade: "poor" });
  expect(keptCalls).toEqual([]);
  store.dispatch({ kind: "callEnded", callId: "w1", end: "farEndHungUp" });
  expect(keptCalls).toMatchObject([
    { callId: "w1", seconds: 3, poorSeconds: 0, mosMedian: 4.4, microphone: "Jabra" },
  ]);
});
