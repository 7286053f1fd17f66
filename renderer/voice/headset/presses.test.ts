import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type HeadsetPress, lampsOff } from "../../../shared/state/headset.ts";
import { readLayout } from "./layout.ts";
import { forgetful, lit, read } from "./presses.ts";
import { type Model, naming, pushing, switching } from "./test-headsets.ts";

const inCall = { ...lampsOff, offHook: true };

/** A headset in a hand: reports go in at times, presses come out. */
function held(model: Model) {
  const layout = readLayout(model.collections);
  let memory = forgetful(layout);
  let at = 10_000;
  const report = (bytes: readonly number[], reportId = model.reportId) => {
    const answer = read(layout, memory, { reportId, data: new DataView(Uint8Array.from(bytes).buffer) }, at);
    memory = answer.memory;
    return answer;
  };
  return {
    report: (bytes: readonly number[], reportId?: number) => [...report(bytes, reportId).presses],
    says: (hook: boolean, mute = false) => [...report(model.bytes(hook, mute)).presses],
    lamps(lamps: typeof lampsOff) {
      memory = lit(memory, lamps, at);
    },
    later(ms: number) {
      at += ms;
    },
  };
}

describe("a hook switch that says what is", () => {
  test("off hook and on hook", () => {
    const headset = held(switching);
    expect(headset.says(true)).toEqual(["offHook"]);
    headset.lamps(inCall);
    headset.later(5_000);
    expect(headset.says(false)).toEqual(["onHook"]);
  });
  test("its echo of the lamp is no press", () => {
    const headset = held(switching);
    headset.lamps(inCall);
    expect(headset.says(true)).toEqual([]);
    headset.later(5_000);
    headset.lamps(lampsOff);
    expect(headset.says(false)).toEqual([]);
  });
  test("a headset that repeats no lamp hangs up all the same", () => {
    const headset = held(switching);
    headset.lamps(inCall);
    headset.later(5_000);
    expect(headset.says(false)).toEqual(["onHook"]);
  });
  test("what comes along with another button is no hang-up", () => {
    const headset = held(switching);
    headset.lamps(inCall);
    headset.later(5_000);
    expect(headset.says(false, true)).toEqual(["mute"]);
    expect(headset.says(false, false)).toEqual([]);
  });
  test("an off-hook that nobody answered falls back without a word", () => {
    const headset = held(switching);
    expect(headset.says(true)).toEqual(["offHook"]);
    // Main had nothing to do with it: the lamps are set again, and so is what is expected.
    headset.lamps(lampsOff);
    headset.later(2_000);
    expect(headset.says(false)).toEqual([]);
  });
});

test("on hook in the moment of a mute is not believed, and the headset is set right [complaint 22]", () => {
  const headset = held(switching);
  headset.lamps(inCall);
  headset.says(true);
  headset.later(5_000);
  expect(headset.says(true, true)).toEqual(["mute"]);
  headset.lamps({ ...inCall, muted: true });
  headset.later(200);
  expect(headset.report(switching.bytes(false, false))).toEqual([]);
  // Its lamps are set again, it repeats them, and a press later on is one.
  headset.lamps({ ...inCall, muted: true });
  expect(headset.says(true)).toEqual([]);
  headset.later(1_000);
  expect(headset.says(false)).toEqual(["onHook"]);
});

describe("buttons that go back by themselves", () => {
  test("one press is one word, whatever its length", () => {
    const headset = held(pushing);
    expect(headset.says(true)).toEqual(["hook"]);
    expect(headset.says(false)).toEqual([]);
    headset.later(1_000);
    expect(headset.says(false, true)).toEqual(["mute"]);
    headset.later(3_000);
    expect(headset.says(false, false)).toEqual([]);
  });
  test("a press told twice is one", () => {
    const headset = held(pushing);
    expect([headset.says(false, true), headset.says(false)]).toEqual([["mute"], []]);
    headset.later(50);
    expect([headset.says(false, true), headset.says(false)]).toEqual([[], []]);
    headset.later(400);
    expect(headset.says(false, true)).toEqual(["mute"]);
  });
  test("an answer is not taken back by letting the button go", () => {
    const headset = held(naming);
    expect(headset.says(true)).toEqual(["offHook"]);
    headset.lamps(inCall);
    headset.later(300);
    expect(headset.says(false)).toEqual([]);
    headset.lamps(inCall);
    // The next press hangs up when it is let go.
    headset.later(5_000);
    expect(headset.says(true)).toEqual([]);
    expect(headset.says(false)).toEqual(["onHook"]);
  });
});

test("a mute that stays where it is put says which way, and its echo nothing", () => {
  const headset = held(naming);
  headset.lamps(inCall);
  headset.later(5_000);
  expect(headset.says(false, true)).toEqual(["muteOn"]);
  headset.lamps({ ...inCall, muted: true });
  headset.later(1_000);
  expect(headset.says(false, false)).toEqual(["muteOff"]);
  headset.lamps(inCall);
  headset.later(1_000);
  headset.lamps({ ...inCall, muted: true });
  expect(headset.says(false, true)).toEqual([]);
});

test.each([
  ["flash", [0b1000, 0], ["flash"]],
  ["drop", [0b10_0000, 0], ["drop"]],
  ["redial, which nobody listens to", [0b1_0000, 0], []],
  ["too short", [], []],
  ["only padding", [0, 0b1111_1100], []],
])("%s", (_name, bytes, presses) => {
  expect(held(switching).report(bytes)).toEqual(presses);
});

test("a report of another id says nothing", () => {
  expect(held(switching).report([0xff, 0xff], 4)).toEqual([]);
  expect(held(switching).report([0xff, 0xff], 1)).toEqual([]);
});

test("a relative switch with both ways", () => {
  const twoWay: Model = {
    ...switching,
    collections: [
      {
        usagePage: 0x0b,
        usage: 5,
        inputReports: [
          {
            reportId: 2,
            items: [
              { usages: [0xb0020], reportSize: 2, reportCount: 1, logicalMinimum: -1, isAbsolute: false },
            ],
          },
        ],
      },
    ],
  };
  const headset = held(twoWay);
  expect(headset.report([0b01])).toEqual(["offHook"]);
  expect(headset.report([0])).toEqual([]);
  headset.later(5_000);
  expect(headset.report([0b11])).toEqual(["onHook"]);
});

test("no report makes it throw; a malformed one never answers", () => {
  const reports = fc.array(
    fc.record({ reportId: fc.nat(30), bytes: fc.uint8Array({ maxLength: 6 }), after: fc.nat(800) }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(fc.constantFrom(switching, pushing, naming), reports, (model, all) => {
      const layout = readLayout(model.collections);
      let memory = forgetful(layout);
      let at = 0;
      for (const { reportId, bytes, after } of all) {
        at += after;
        const data = new DataView(bytes.slice().buffer);
        const answer = read(layout, memory, { reportId, data }, at);
        memory = answer.memory;
        const known: HeadsetPress[] = [...answer.presses];
        const isWhole = reportId === model.reportId && bytes.length > 0;
        if (!isWhole) expect(known).toEqual([]);
        // Off hook is said only by a report whose hook bit is set.
        if (known.includes("offHook") || known.includes("hook")) expect((bytes[0] ?? 0) & 0b1111).not.toBe(0);
      }
    }),
  );
});
