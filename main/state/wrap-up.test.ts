import { describe, expect, it } from "vitest";
import { openWrapUps, wrapUpById } from "../../shared/state/wrap-up.ts";
import type { MainState } from "./reduce.ts";
import type { EventInput } from "./store.ts";
import { amy, dispatchAll, offer, signedIn, workitem } from "./test-samples.ts";

const talks = (callId = "w1"): EventInput[] => [
  { kind: "callAccepted", offer: offer(`o-${callId}`, { workitemId: callId }) },
  { kind: "workitemReported", workitem: workitem(callId, { campaignId: "c-1" }) },
];
const ends = (callId = "w1", more: Parameters<typeof workitem>[1] = {}): EventInput => ({
  kind: "workitemReported",
  workitem: workitem(callId, { state: "terminated", modifiedAt: 3_000, ...more }),
});
const writes = (workitemId = "w1"): EventInput => ({
  kind: "wrapUpWritten",
  workitemId,
  noted: true,
});
const status = (statusId: string): EventInput => ({ kind: "statusChanged", statusId, since: 10_000 });
const open = (state: MainState) => openWrapUps(state.wrapUps).map((each) => each.workitemId);
const told = (...events: readonly EventInput[]) => dispatchAll(events, signedIn());

describe("what is to be said of a call", () => {
  it("is open from its end, with who it was", () => {
    const state = told(...talks(), ends());
    expect(wrapUpById(state.wrapUps, "w1")).toMatchObject({
      name: "Carl Customer",
      campaignId: "c-1",
      end: "farEndHungUp",
      noted: false,
      dispositionId: null,
    });
    expect(wrapUpById(state.wrapUps, "w1")?.endedAt).not.toBeNull();
  });

  it("begins with the first note in the call, and is not open before its end", () => {
    const state = told(...talks(), writes());
    expect(open(state)).toEqual([]);
    expect(wrapUpById(dispatchAll([ends()], state).wrapUps, "w1")?.noted).toBe(true);
  });

  it.each([
    ["a call that was passed on", { mine: false, state: "active" } as const],
    ["a call that went back to the queue", { state: "queued" } as const],
  ])("is not asked of %s, unless something was written", (_, more) => {
    expect(open(told(...talks(), ends("w1", more)))).toEqual([]);
    expect(open(told(...talks(), writes(), ends("w1", more)))).toEqual(["w1"]);
  });

  it("is not asked of an agent without dispositions, nor of a call without a workitem", () => {
    const silent = dispatchAll(
      [...talks(), ends()],
      dispatchAll([{ kind: "signedIn", stays: false, user: { ...amy, disposes: false } }]),
    );
    expect(open(silent)).toEqual([]);
    const direct = told(
      { kind: "callAccepted", offer: offer("line:1", { source: "line", workitemId: "" }) },
      { kind: "callEnded", callId: "line:1", end: "farEndHungUp" },
    );
    expect(open(direct)).toEqual([]);
  });

  it("is nothing where the caller hung up before there was sound; of a number that was dialled it is asked", () => {
    const accepted: EventInput = { kind: "callAccepted", offer: offer("o-w1", { workitemId: "w1" }) };
    expect(open(told(accepted, ends()))).toEqual([]);
    expect(open(told(accepted, { kind: "callEnded", callId: "w1", end: "farEndHungUp" }))).toEqual([]);
    expect(open(told(accepted, writes(), ends()))).toEqual(["w1"]);
    const dialled: EventInput = {
      kind: "callDialled",
      callId: "w1",
      number: "+1",
      name: "",
      consultFor: null,
    };
    expect(open(told(dialled, ends()))).toEqual(["w1"]);
  });

  it("of several calls is several questions", () => {
    expect(open(told(...talks("w1"), ...talks("w2"), ends("w1"), ends("w2")))).toEqual(["w1", "w2"]);
  });

  it("makes room for the next call when nothing was written, and stays when something was", () => {
    expect(open(told(...talks(), ends(), ...talks("w2")))).toEqual([]);
    expect(open(told(...talks(), ends(), writes(), ...talks("w2")))).toEqual(["w1"]);
  });

  it("is settled by the server when wrap-up runs out, but never what was written", () => {
    expect(open(told(...talks(), ends(), status("wrapUp"), status("available")))).toEqual([]);
    const written = told(...talks(), ends(), status("wrapUp"), writes(), status("available"));
    expect(open(written)).toEqual(["w1"]);
  });

  it("is put away with its call, but never what was written", () => {
    const dismissed: EventInput = { kind: "callDismissed", callId: "w1" };
    expect(open(told(...talks(), ends(), dismissed))).toEqual([]);
    expect(open(told(...talks(), ends(), writes(), dismissed))).toEqual(["w1"]);
  });

  it("is over when the server took it, and open again when it did not", () => {
    const asked = told(...talks(), ends(), writes(), { kind: "wrapUpAsked", workitemId: "w1" });
    expect(wrapUpById(asked.wrapUps, "w1")?.sending).toBe(true);
    expect(open(dispatchAll([{ kind: "wrapUpTaken", workitemId: "w1" }], asked))).toEqual([]);
    const refused = dispatchAll([{ kind: "wrapUpRefused", workitemId: "w1" }], asked);
    expect(wrapUpById(refused.wrapUps, "w1")).toMatchObject({ sending: false, noted: true });
  });

  it("of an earlier run joins what is known, and overwrites nothing", () => {
    const found = told(...talks(), ends(), writes());
    const [mine] = found.wrapUps.list;
    if (mine === undefined) throw new Error("no wrap-up");
    const old = { ...mine, dispositionId: "old", sending: true };
    const state = dispatchAll(
      [{ kind: "wrapUpsFound", wrapUps: [old, { ...old, workitemId: "w0" }] }],
      found,
    );
    expect(
      state.wrapUps.list.map(({ workitemId, dispositionId, sending }) => [
        workitemId,
        dispositionId,
        sending,
      ]),
    ).toEqual([
      ["w0", "old", false],
      ["w1", null, false],
    ]);
  });

  it("is nobody's after sign-out", () => {
    const state = told(...talks(), ends(), writes(), { kind: "signedOut", why: null, error: null });
    expect(state.wrapUps.list).toEqual([]);
  });

  it("is nothing for a call that nobody knows", () => {
    expect(told(writes("nobody")).wrapUps.list).toEqual([]);
  });

  describe("of messages", () => {
    const says = (state: "active" | "terminated" | "wrapUp", more = {}): EventInput => ({
      kind: "workitemReported",
      workitem: workitem("m1", {
        channel: "sms",
        state,
        modifiedAt: state === "active" ? 2_000 : 3_000,
        ...more,
      }),
    });

    it.each(["terminated", "wrapUp"] as const)(
      "is open once they are %s, and begins with a note",
      (state) => {
        expect(open(told(says("active"), says(state)))).toEqual(["m1"]);
        const noted = told(says("active"), writes("m1"), says(state));
        expect(wrapUpById(noted.wrapUps, "m1")).toMatchObject({
          channel: "sms",
          noted: true,
          connectedAt: null,
        });
      },
    );

    it.each(["wrapUpTaken", "wrapUpDropped"] as const)("puts them away with its end: %s", (kind) => {
      const over: EventInput = { kind, workitemId: "m1" };
      expect(told(says("active"), says("terminated"), over)).toMatchObject({
        work: { list: [] },
        wrapUps: { list: [] },
      });
      expect(told(says("active"), writes("m1"), over).work.list).toMatchObject([{ phase: "open" }]);
    });

    it("is not asked where they went to somebody else", () => {
      expect(open(told(says("active"), says("active", { mine: false, modifiedAt: 4_000 })))).toEqual([]);
    });

    it("waits beside calls: neither a new one nor the end of wrap-up closes it, nor it theirs", () => {
      expect(open(told(says("active"), says("terminated"), ...talks()))).toEqual(["m1"]);
      const both = [...talks(), ends(), says("active"), says("terminated")];
      expect(open(told(...both))).toEqual(["w1", "m1"]);
      expect(open(told(...both, status("wrapUp"), status("available")))).toEqual(["m1"]);
    });
  });
});
