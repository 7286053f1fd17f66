import { describe, expect, it } from "vitest";
import { openWork } from "../../shared/state/work.ts";
import type { WorkitemFacts } from "./events.ts";
import type { MainState } from "./reduce.ts";
import type { EventInput } from "./store.ts";
import { dispatchAll, offer, signedIn, workitem } from "./test-samples.ts";

const sms = (more: Parameters<typeof offer>[1] = {}) =>
  offer("o1", { workitemId: "m1", channel: "sms", type: "InboundSMS", ...more });
const offered: EventInput = { kind: "offerMade", offer: sms() };
const pressed: EventInput = { kind: "offerAsked", offerId: "o1", to: "accepting" };
const taken: EventInput = { kind: "offerEnded", offerId: "o1", end: "accepted" };
const accepted = [offered, pressed, taken];
const says = (more: Partial<WorkitemFacts> = {}, askedAt?: number): EventInput => ({
  kind: "workitemReported",
  workitem: workitem("m1", { channel: "sms", mine: true, ...more }),
  ...(askedAt !== undefined && { askedAt }),
});
const list = (askedAt: number, ...workitems: readonly WorkitemFacts[]): EventInput => ({
  kind: "workitemsRead",
  workitems,
  askedAt,
});
const finished: EventInput = { kind: "workFinishAsked", workitemId: "m1" };
const told = (...events: readonly EventInput[]) => dispatchAll(events, signedIn());
const phases = ({ work }: MainState) =>
  work.list.map(({ workitemId, phase, end }) => [workitemId, end ?? phase].join(" "));

describe.each(["sms", "email", "fax", "chat", "social"])("an accepted %s offer", (channel) => {
  it("is message work, and no call", () => {
    const state = told({ kind: "offerMade", offer: sms({ channel }) }, pressed, taken);
    expect(state.work.list).toMatchObject([
      { workitemId: "m1", channel, phase: "open", number: "+15552013344", name: "Carl Customer" },
    ]);
    expect(state.calls.list).toEqual([]);
  });
});

describe("message work", () => {
  it.each<[string, readonly EventInput[], readonly string[]]>([
    ["accepted", accepted, ["m1 open"]],
    ["accepted, said twice", [...accepted, { kind: "workAccepted", offer: sms() }], ["m1 open"]],
    ["rejected", [offered, { kind: "offerEnded", offerId: "o1", end: "rejected" }], []],
    ["run out", [offered, { kind: "offerEnded", offerId: "o1", end: "expired" }], []],
    ["accepted elsewhere by the same agent", [offered, taken, says()], ["m1 open"]],
    ["found after a restart", [says()], ["m1 open"]],
    ["found in a state without a word here", [says({ state: "unknown" })], ["m1 open"]],
    ["somebody else's", [says({ mine: false })], []],
    ["in a queue", [says({ state: "queued" })], []],
    ["finished by the agent", [...accepted, finished], ["m1 ending"]],
    [
      "… which the server refused",
      [...accepted, finished, { kind: "workFinishRefused", workitemId: "m1" }],
      ["m1 open"],
    ],
    ["… which the server did", [...accepted, finished, says({ state: "terminated" })], ["m1 finished"]],
    ["… and a frame that does not know of it yet", [...accepted, finished, says()], ["m1 ending"]],
    ["… and an answer that says it did not happen", [...accepted, finished, says({}, 20_000)], ["m1 open"]],
    ["… and gone from the list", [...accepted, finished, list(20_000)], ["m1 finished"]],
    ["put into wrap-up by the server", [...accepted, says({ state: "wrapUp" })], ["m1 terminated"]],
    [
      "closed by the customer",
      [...accepted, says({ state: "terminated", end: "farEndHungUp" })],
      ["m1 contactLeft"],
    ],
    ["passed on", [...accepted, says(), says({ mine: false, modifiedAt: 3_000 })], ["m1 transferred"]],
    [
      "given back to its queue",
      [...accepted, says(), says({ state: "queued", mine: null })],
      ["m1 backInQueue"],
    ],
    ["a word from before the accept", [...accepted, says({ state: "queued", mine: null })], ["m1 open"]],
    ["quicker hands, by an answer", [...accepted, says({ mine: false }, 20_000)], ["m1 takenByOther"]],
    ["no longer listed", [...accepted, list(20_000)], ["m1 lost"]],
    ["not yet listed", [...accepted, list(9_000)], ["m1 open"]],
    ["listed", [list(20_000, workitem("m1", { channel: "email" }))], ["m1 open"]],
    [
      "lost, and listed again",
      [...accepted, list(20_000), list(30_000, workitem("m1", { channel: "sms" }))],
      ["m1 open"],
    ],
    ["ended, and an older frame", [says(), says({ state: "terminated" }), says()], ["m1 terminated"]],
    ["ended before it was heard of", [says({ state: "terminated" }), says()], []],
    [
      "passed on, and given back",
      [says(), says({ mine: false, modifiedAt: 3_000 }), says({ modifiedAt: 4_000 })],
      ["m1 open"],
    ],
    ["ended, and offered again", [says(), says({ state: "terminated" }), ...accepted], ["m1 open"]],
    ["put away", [says(), says({ state: "terminated" }), { kind: "workDismissed", workitemId: "m1" }], []],
    ["not over, and put away", [says(), { kind: "workDismissed", workitemId: "m1" }], ["m1 open"]],
  ])("%s", (_, events, expected) => {
    expect(phases(told(...events))).toEqual(expected);
  });

  it("knows what the server says of it, and keeps what a later word leaves out", () => {
    const state = told(
      ...accepted,
      says({ contactId: "k1", conversationId: "v1", lastText: "Hello?" }),
      says({ name: "Carla", modifiedAt: 3_000 }),
      says({ name: "old", modifiedAt: 2_500 }),
    );
    expect(state.work.list).toMatchObject([
      { name: "Carla", contactId: "k1", conversationId: "v1", lastText: "Hello?", queue: "Sales" },
    ]);
  });

  it("that a frame tells of without its channel does not become a call", () => {
    const state = told(...accepted, says({ channel: "" }));
    expect(phases(state)).toEqual(["m1 open"]);
    expect(state.calls.list).toEqual([]);
    const early = told(offered, pressed, says({ channel: "" }));
    expect(early.calls.list).toEqual([]);
  });

  it("that nobody knows and that does not say what it is is no call; what it holds may say it", () => {
    const sparse = { channel: "", number: "", lastText: "" };
    const nothing = told({ kind: "workitemReported", workitem: workitem("m9", sparse) });
    expect([nothing.calls.list, nothing.work.list]).toEqual([[], []]);
    const read: EventInput = { kind: "workitemsRead", workitems: [workitem("m9", sparse)], askedAt: 1 };
    expect(told(read).calls.list).toEqual([]);
    for (const held of [{ lastText: "Hello?" }, { number: "ines@customer.test" }]) {
      const state = told({ kind: "workitemReported", workitem: workitem("m9", { ...sparse, ...held }) });
      expect([state.calls.list, phases(state)]).toEqual([[], ["m9 open"]]);
    }
  });

  it("keeps the last few that ended", () => {
    const ids = ["a", "b", "c", "d", "e"];
    const each = (id: string, state: WorkitemFacts["state"]): EventInput => ({
      kind: "workitemReported",
      workitem: workitem(id, { channel: "chat", state }),
    });
    const state = told(...ids.flatMap((id) => [each(id, "active"), each(id, "terminated")]));
    expect(state.work.list.map(({ workitemId }) => workitemId)).toEqual(["c", "d", "e"]);
    expect(openWork(state.work)).toEqual([]);
  });

  it("is nobody's after sign-out", () => {
    expect(told(...accepted, { kind: "signedOut", why: null, error: null }).work).toEqual({
      list: [],
      past: [],
    });
  });
});

describe("beside a call", () => {
  const talks: readonly EventInput[] = [
    { kind: "callAccepted", offer: offer("o9", { workitemId: "w9" }) },
    { kind: "workitemReported", workitem: workitem("w9") },
    { kind: "legUp", id: "leg" },
  ];

  it("an SMS is offered, taken and ends without a change to the call, the line or the sound", () => {
    const before = told(...talks);
    const steps = [offered, pressed, taken, says(), finished, says({ state: "terminated" })];
    for (let upTo = 1; upTo <= steps.length; upTo += 1) {
      const { calls, line, voice, agent } = dispatchAll(steps.slice(0, upTo), before, 11_000);
      expect({ calls, line, voice, agent }).toEqual({
        calls: before.calls,
        line: before.line,
        voice: before.voice,
        agent: before.agent,
      });
    }
  });

  it("a call still rings", () => {
    const state = told(...talks, offered, { kind: "offerMade", offer: offer("o2", { workitemId: "w2" }) });
    expect(state.voice.ring).toBe("o2");
  });

  it("and without one an SMS rings, with the microphone closed and no leg prepared", () => {
    const { voice } = told(offered);
    expect(voice).toMatchObject({ ring: "o1", microphone: "closed", prepare: null });
    expect(told(offered, pressed).voice).toMatchObject({ ring: null, microphone: "closed" });
  });

  it("the list of workitems is one list: calls and messages not in it are gone", () => {
    const state = told(
      ...talks,
      ...accepted,
      list(20_000, workitem("w9"), workitem("m2", { channel: "fax" })),
    );
    expect(state.calls.list.map(({ callId, phase }) => [callId, phase])).toEqual([["w9", "active"]]);
    expect(phases(state)).toEqual(["m1 lost", "m2 open"]);
  });
});
