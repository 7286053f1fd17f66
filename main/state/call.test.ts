import { describe, expect, test } from "vitest";
import { callById, foregroundCall, liveCalls, pastCallsKept } from "../../shared/state/call.ts";
import type { WorkitemFacts } from "./events.ts";
import type { MainState } from "./reduce.ts";
import type { EventInput } from "./store.ts";
import { dispatchAll, offer, signedIn, workitem } from "./test-samples.ts";

const said = (more: Partial<WorkitemFacts> = {}, id = "w1"): EventInput => ({
  kind: "workitemReported",
  workitem: workitem(id, more),
});
const accepted: EventInput = { kind: "callAccepted", offer: offer("o1", { workitemId: "w1" }) };
const dialled: EventInput = { kind: "callDialled", callId: "w1", number: "+15552013344", name: "" };
const read = (workitems: readonly WorkitemFacts[], askedAt = 50_000): EventInput => ({
  kind: "workitemsRead",
  workitems,
  askedAt,
});
const call = (state: MainState, id = "w1") => callById(state.calls, id);
const talking = () => dispatchAll([accepted, said()], signedIn());
const holds = (on: boolean): EventInput => ({ kind: "holdAsked", callId: "w1", on });
const hangsUp: EventInput = { kind: "hangUpAsked", callId: "w1" };

describe("the life of a call", () => {
  test("accepted → connecting → active → ending → ended", () => {
    const connecting = dispatchAll([accepted], signedIn());
    expect(call(connecting)).toMatchObject({
      phase: "connecting",
      connectedAt: null,
      number: "+15552013344",
    });
    const active = dispatchAll([said({ queue: "" })], connecting, 20_000);
    expect(call(active)).toMatchObject({ phase: "active", connectedAt: 20_000, queue: "Sales" });
    const ending = dispatchAll([hangsUp], active);
    expect(call(ending)?.phase).toBe("ending");
    expect(call(dispatchAll([said({ state: "terminated", modifiedAt: 3_000 })], ending))).toMatchObject({
      phase: "ended",
      end: "agentHungUp",
    });
  });
  test("dialled → active; the timer starts when both can talk", () => {
    const ringing = dispatchAll([dialled, said({ state: "dialling", direction: "outbound" })], signedIn());
    expect(call(ringing)).toMatchObject({ phase: "dialling", direction: "outbound", connectedAt: null });
    expect(call(dispatchAll([said({ modifiedAt: 3_000 })], ringing, 30_000))).toMatchObject({
      connectedAt: 30_000,
    });
  });
  test("the timer does not start again after a hold", () => {
    const back = dispatchAll(
      [said({ state: "hold", modifiedAt: 3_000 }), said({ modifiedAt: 4_000 })],
      talking(),
      60_000,
    );
    expect(call(back)?.connectedAt).toBe(10_001);
  });
  test("the time on hold runs from the server's word until it is taken back", () => {
    const held = dispatchAll([said({ state: "hold", modifiedAt: 3_000 })], talking(), 30_000);
    expect(call(held)).toMatchObject({ hold: "on", heldSince: 30_000 });
    const still = dispatchAll([said({ state: "hold", modifiedAt: 3_500 }), holds(false)], held, 40_000);
    expect(call(still)).toMatchObject({ hold: "turningOff", heldSince: 30_000 });
    expect(call(dispatchAll([said({ modifiedAt: 4_000 })], still, 50_000))).toMatchObject({
      heldSince: null,
    });
    expect(call(dispatchAll([said({ state: "hold" })], signedIn(), 60_000))?.heldSince).toBe(60_000);
  });
  test.each([
    ["terminated", null, "farEndHungUp"],
    ["terminated", "busy", "busy"],
    ["wrapUp", null, "farEndHungUp"],
  ] as const)("%s (%s) ends it: %s", (state, end, shown) => {
    expect(call(dispatchAll([said({ state, end, modifiedAt: 3_000 })], talking()))).toMatchObject({
      phase: "ended",
      end: shown,
    });
  });
  test("a refused hang-up goes back to what was", () => {
    const refused: EventInput = { kind: "hangUpRefused", callId: "w1" };
    expect(call(dispatchAll([hangsUp, refused], talking()))?.phase).toBe("active");
    expect(call(dispatchAll([accepted, hangsUp, refused], signedIn()))?.phase).toBe("connecting");
    expect(call(dispatchAll([dialled, hangsUp, refused], signedIn()))?.phase).toBe("dialling");
    expect(call(dispatchAll([refused], talking()))?.phase).toBe("active");
  });
  test("a hang-up that finds the call gone is a hang-up", () => {
    expect(
      call(dispatchAll([hangsUp, { kind: "callEnded", callId: "w1", end: "lost" }], talking()))?.end,
    ).toBe("agentHungUp");
  });
  test("what the agent keyed in is kept for show, not without bounds", () => {
    const keyed = Array.from(
      { length: 40 },
      (): EventInput => ({ kind: "digitsSent", callId: "w1", digits: "12" }),
    );
    expect(call(dispatchAll(keyed, talking()))?.digits).toHaveLength(64);
  });
});

describe("hold: only the server's word reaches on and off", () => {
  const hold = (events: EventInput[]) => call(dispatchAll(events, talking()))?.hold;
  const onHold = said({ state: "hold", modifiedAt: 3_000 });
  test.each([
    ["pressed", [holds(true)], "turningOn"],
    ["pressed twice", [holds(true), holds(true)], "turningOn"],
    ["confirmed", [holds(true), onHold], "on"],
    ["refused", [holds(true), { kind: "holdRefused", callId: "w1" }], "off"],
    ["an older word while waiting", [holds(true), said({ modifiedAt: 2_500 })], "turningOn"],
    ["resumed", [onHold, holds(false)], "turningOff"],
    ["resume confirmed", [onHold, holds(false), said({ modifiedAt: 4_000 })], "off"],
    ["resume refused", [onHold, holds(false), { kind: "holdRefused", callId: "w1" }], "on"],
    [
      "a word on hold while resuming",
      [onHold, holds(false), said({ state: "hold", modifiedAt: 3_500 })],
      "turningOff",
    ],
    ["resume of a call that is not held", [holds(false)], "off"],
    ["held by somebody else", [onHold], "on"],
  ] satisfies [string, EventInput[], string][])("%s", (_name, events, shown) => {
    expect(hold(events)).toBe(shown);
  });
});

describe("words out of order", () => {
  test("an older word changes nothing", () => {
    const held = dispatchAll([said({ state: "hold", modifiedAt: 9_000 })], talking());
    expect(call(dispatchAll([said({ modifiedAt: 8_000 })], held))?.hold).toBe("on");
  });
  test("an end is an end even when it carries an older time", () => {
    expect(call(dispatchAll([said({ state: "terminated", modifiedAt: 1 })], talking()))?.phase).toBe("ended");
  });
  test("no ghost calls: an ended call does not come back", () => {
    const over = dispatchAll([said({ state: "terminated", modifiedAt: 3_000 })], talking());
    const late = dispatchAll(
      [said({ modifiedAt: 9_000 }), read([workitem("w1", { modifiedAt: 9_000 })]), accepted],
      over,
    );
    expect(liveCalls(late.calls)).toEqual([]);
  });
  test("no ghost calls: not after it was put away either", () => {
    const away = dispatchAll(
      [said({ state: "terminated", modifiedAt: 3_000 }), { kind: "callDismissed", callId: "w1" }],
      talking(),
    );
    expect(away.calls.list).toEqual([]);
    expect(dispatchAll([said({ modifiedAt: 9_000 })], away).calls.list).toEqual([]);
  });
  test("no ghost calls: an end that overtakes the beginning", () => {
    const early = dispatchAll([said({ state: "terminated" }), said({ modifiedAt: 1_500 })], signedIn());
    expect(early.calls.list).toEqual([]);
  });
  test("the yes to an accept comes after the call is already over", () => {
    const events: EventInput[] = [
      { kind: "offerMade", offer: offer("o1", { workitemId: "w1" }) },
      said(),
      said({ state: "terminated", modifiedAt: 3_000 }),
      { kind: "offerEnded", offerId: "o1", end: "accepted" },
      accepted,
    ];
    expect(liveCalls(dispatchAll(events, signedIn()).calls)).toEqual([]);
  });
  test("a workitem that is transferred back is offered anew and lives anew", () => {
    const away = dispatchAll(
      [said({ state: "terminated", end: "transferred", modifiedAt: 3_000 })],
      talking(),
    );
    const back = dispatchAll(
      [
        { kind: "offerMade", offer: offer("o2", { workitemId: "w1" }) },
        { kind: "offerEnded", offerId: "o2", end: "accepted" },
        { kind: "callAccepted", offer: offer("o2", { workitemId: "w1" }) },
        said({ modifiedAt: 8_000 }),
      ],
      away,
    );
    expect(liveCalls(back.calls)).toMatchObject([{ callId: "w1", phase: "active" }]);
  });
  test("the memory of past calls is bounded", () => {
    const many = Array.from({ length: pastCallsKept + 20 }, (_, n) =>
      said({ state: "terminated" }, `old${n}`),
    );
    expect(dispatchAll(many, signedIn()).calls.past).toHaveLength(pastCallsKept);
  });
});

describe("reading everything again", () => {
  test("a call that the server no longer lists is lost; one that was hung up is over", () => {
    expect(call(dispatchAll([read([])], talking()))).toMatchObject({ phase: "ended", end: "lost" });
    expect(call(dispatchAll([hangsUp, read([])], talking()))).toMatchObject({
      phase: "ended",
      end: "agentHungUp",
    });
  });
  test("a call begun after the list was asked for is not lost", () => {
    expect(call(dispatchAll([read([], 10_000)], dispatchAll([accepted], signedIn(), 10_500)))?.phase).toBe(
      "connecting",
    );
  });
  test("a direct call is in no list of the server's", () => {
    const direct = dispatchAll(
      [{ kind: "callAccepted", offer: offer("line:1", { source: "line", workitemId: "" }) }],
      signedIn(),
    );
    expect(call(dispatchAll([read([])], direct), "line:1")?.phase).toBe("connecting");
  });
  test("a call that was never heard of is shown, with its own start", () => {
    const found = dispatchAll([read([workitem("w7", { state: "hold" })])], signedIn(), 60_000);
    expect(call(found, "w7")).toMatchObject({
      phase: "active",
      hold: "on",
      startedAt: 1_000,
      connectedAt: 1_000,
    });
  });
  test("a call given up for not being listed is there again when a later list names it", () => {
    const lost = dispatchAll([read([])], talking());
    expect(call(dispatchAll([read([workitem()])], lost))).toMatchObject({ phase: "active" });
    // A frame alone is no proof: it may be late.
    expect(call(dispatchAll([said({ modifiedAt: 9_000 })], lost))).toMatchObject({ phase: "ended" });
  });
  test.each(["queued", "offered", "wrapUp", "terminated", "unknown"] as const)(
    "%s is no call of ours",
    (state) => {
      expect(dispatchAll([read([workitem("w7", { state })])], signedIn()).calls.list).toEqual([]);
    },
  );
});

describe("direct calls", () => {
  const direct = () =>
    dispatchAll(
      [{ kind: "callAccepted", offer: offer("line:1", { source: "line", workitemId: "" }) }],
      signedIn(),
    );
  test("answered, held, resumed, ended", () => {
    const up = dispatchAll([{ kind: "directCallAnswered", callId: "line:1" }], direct(), 20_000);
    expect(call(up, "line:1")).toMatchObject({ kind: "direct", phase: "active", connectedAt: 20_000 });
    const held = dispatchAll([{ kind: "directCallHeld", callId: "line:1", held: true }], up);
    expect(call(held, "line:1")?.hold).toBe("on");
    expect(held.voice.muted).toBe(true);
    expect(
      call(dispatchAll([{ kind: "directCallHeld", callId: "line:1", held: false }], held), "line:1")?.hold,
    ).toBe("off");
    expect(
      call(dispatchAll([{ kind: "callEnded", callId: "line:1", end: "lineLost" }], up), "line:1"),
    ).toMatchObject({
      phase: "ended",
      end: "lineLost",
    });
  });
});

test("ended calls stay to be read until the next call or until put away", () => {
  const over = dispatchAll([said({ state: "terminated", modifiedAt: 3_000 })], talking());
  expect(over.calls.list).toHaveLength(1);
  expect(dispatchAll([{ kind: "callDismissed", callId: "w1" }], over).calls.list).toEqual([]);
  expect(dispatchAll([said({}, "w2")], over).calls.list.map((each) => each.callId)).toEqual(["w2"]);
  expect(dispatchAll([{ kind: "callDismissed", callId: "w1" }], talking()).calls.list).toHaveLength(1);
});

test("the call that keys and mute act on is the one talked in", () => {
  const two = dispatchAll([said({ state: "hold", modifiedAt: 3_000 }), said({}, "w2")], talking());
  expect(foregroundCall(two.calls)?.callId).toBe("w2");
  const back = dispatchAll(
    [said({ state: "hold", modifiedAt: 5_000 }, "w2"), said({ modifiedAt: 6_000 })],
    two,
  );
  expect(foregroundCall(back.calls)?.callId).toBe("w1");
});

test("a call heard of after a list was asked for is not lost for not being in it, however old it is", () => {
  const passedOn = dispatchAll([said({ createdAt: 1_000 })], signedIn(), 20_000);
  expect(call(dispatchAll([read([], 19_000)], passedOn))?.phase).toBe("active");
  expect(call(dispatchAll([read([], 20_001)], passedOn))?.end).toBe("lost");
});

describe("a call that is not ours any more before it had sound", () => {
  const waits = () => dispatchAll([accepted], signedIn(), 10_000);
  const answer = (more: Partial<WorkitemFacts>, askedAt = 11_000): EventInput => ({
    kind: "workitemReported",
    workitem: workitem("w1", { modifiedAt: 3_000, ...more }),
    askedAt,
  });
  test.each([
    ["back in its queue", { state: "queued" }, "backInQueue"],
    ["somebody else's", { state: "active", mine: false }, "takenByOther"],
    ["somebody else's, and over", { state: "terminated", mine: false }, "takenByOther"],
  ] as const)("%s: it ends here, with no microphone and no wrap-up", (_name, more, end) => {
    const state = dispatchAll([answer(more)], waits(), 12_000);
    expect(call(state)).toMatchObject({ phase: "ended", end });
    expect(state.voice.microphone).toBe("closed");
    expect(state.wrapUps.list).toEqual([]);
  });
  test("while the agent hangs up on it, too", () => {
    expect(call(dispatchAll([hangsUp, answer({ state: "queued" })], waits(), 12_000))?.end).toBe(
      "backInQueue",
    );
  });
  test("a frame that says so may be older than the accept, and an answer to an older question is", () => {
    const frame = said({ state: "queued", modifiedAt: 3_000 });
    expect(call(dispatchAll([frame, answer({ state: "queued" }, 10_000)], waits()))?.phase).toBe(
      "connecting",
    );
  });
  test("a list that is read later says it as well", () => {
    const list = read([workitem("w1", { state: "queued", modifiedAt: 3_000 })]);
    expect(call(dispatchAll([list], waits(), 60_000))?.end).toBe("backInQueue");
  });
  test("offered again it is a new call", () => {
    const again: readonly EventInput[] = [
      { kind: "offerMade", offer: offer("o2", { workitemId: "w1" }) },
      { kind: "callAccepted", offer: offer("o2", { workitemId: "w1" }) },
    ];
    const state = dispatchAll([answer({ state: "queued" }), ...again], waits(), 12_000);
    expect(state.calls.list).toMatchObject([{ callId: "w1", phase: "connecting", end: null }]);
  });
  test("one that is dialled is in no queue", () => {
    const state = dispatchAll([dialled, answer({ state: "queued" })], signedIn(), 10_000);
    expect(call(state)?.phase).toBe("dialling");
  });
});

describe("a hang-up that the server does not follow", () => {
  const gaveUp: EventInput = { kind: "callGivenUp", callId: "w1" };
  test("is one here: a list that still has the call does not bring it back, until the server has had its time", () => {
    const over = dispatchAll([hangsUp, gaveUp], talking(), 20_000);
    expect(call(over)).toMatchObject({ phase: "ended", end: "agentHungUp" });
    const still = workitem("w1", { modifiedAt: 9_000 });
    expect(call(dispatchAll([read([still], 30_000)], over, 30_000))?.phase).toBe("ended");
    expect(call(dispatchAll([said({ modifiedAt: 9_000 })], over, 30_000))?.phase).toBe("ended");
    expect(call(dispatchAll([read([still], 200_000)], over, 200_000))?.phase).toBe("active");
  });
});
