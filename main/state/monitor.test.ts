import { describe, expect, test } from "vitest";
import type { MonitorMode, Watcher } from "../../shared/state/monitor.ts";
import type { MainState } from "./reduce.ts";
import type { EventInput } from "./store.ts";
import { amy, dispatchAll, offer, signedInFacts, workitem } from "./test-samples.ts";

const facts = signedInFacts.map((fact) =>
  fact.kind === "signedIn" ? { ...fact, user: { ...amy, isSupervisor: true } } : fact,
);
const supervisor = () => dispatchAll(facts);
const asks = (mode: MonitorMode = "listen"): EventInput => ({
  kind: "monitorAsked",
  userId: "u-ana",
  name: "Ana Alvarez",
  mode,
});
const taken: EventInput = { kind: "monitorTaken" };
const legUp: EventInput = { kind: "legUp", id: "leg-1" };
const wants = (mode: MonitorMode): EventInput => ({ kind: "monitorModeAsked", mode });
const takes = (mode: MonitorMode): EventInput => ({ kind: "monitorModeTaken", mode });
const me = (mode: MonitorMode): Watcher => ({ userId: amy.userId, name: amy.name, mode });
const told = (
  watchers: readonly Watcher[],
  more: Partial<Extract<EventInput, { kind: "watchersReported" }>> = {},
): EventInput => ({ kind: "watchersReported", userId: "u-ana", watchers, call: null, end: null, ...more });
const on = (mode: MonitorMode = "listen"): readonly EventInput[] => [asks(mode), taken, legUp];
const having = (...events: readonly EventInput[]) => dispatchAll(events, supervisor(), 20_000);
const microphone = ({ voice }: MainState) => `${voice.microphone}${voice.muted ? " muted" : ""}`;

describe("[supervisor complaint 9] the microphone of a supervisor", () => {
  const rings: EventInput = { kind: "offerMade", offer: offer("o1") };
  test.each<[string, readonly EventInput[], string]>([
    ["asked to listen", [asks()], "closed muted"],
    ["listening", on(), "closed muted"],
    ["listening, and somebody calls the supervisor", [...on(), rings], "closed muted"],
    [
      "listening, and a sound check is asked for",
      [...on(), { kind: "meterAsked", on: true }],
      "closed muted",
    ],
    ["asked to coach, without an answer yet", [...on(), wants("coach")], "closed muted"],
    ["coaching", [...on(), wants("coach"), takes("coach")], "open"],
    ["coaching from the start, but no leg yet", [asks("coach"), taken], "closed muted"],
    ["joined from the start", on("join"), "open"],
    ["going back to listening, before any answer", [...on("coach"), wants("listen")], "closed muted"],
    [
      "coaching refused",
      [...on(), wants("coach"), { kind: "monitorModeRefused", unclear: false }],
      "closed muted",
    ],
    [
      "coaching unclear",
      [...on(), wants("coach"), { kind: "monitorModeRefused", unclear: true }],
      "closed muted",
    ],
    [
      "coaching unclear, and the server says that it is so",
      [...on(), wants("coach"), { kind: "monitorModeRefused", unclear: true }, told([me("coach")])],
      "open",
    ],
    ["the server says coach, and nobody asked for it", [...on(), told([me("coach")])], "closed muted"],
    ["coaching, muted", [...on("coach"), { kind: "muteAsked", muted: true }], "open muted"],
    ["leaving", [...on("join"), { kind: "monitorLeaving" }], "closed muted"],
    ["the leg is gone", [...on("join"), { kind: "legEnded", cause: "lost" }], "closed muted"],
    ["over", [...on("join"), { kind: "monitorEnded", end: "callEnded" }], "closed muted"],
    [
      "on a telephone of their own, whatever the mode",
      [{ kind: "lineModeReported", mode: "phone", number: "+1" }, ...on("join")],
      "closed",
    ],
  ])("%s", (_, events, wanted) => {
    expect(microphone(having(...events))).toContain(wanted.split(" ")[0]);
    if (wanted !== "closed") expect(microphone(having(...events))).toBe(wanted);
  });

  test("mute ends with it, so that the next one does not meet silence", () => {
    const muted = having(...on("coach"), { kind: "muteAsked", muted: true });
    expect(muted.line.mute.muted).toBe(true);
    expect(dispatchAll([{ kind: "monitorEnded", end: "left" }], muted).line.mute.muted).toBe(false);
  });
});

describe("being on an agent's calls", () => {
  test("begins with the server's yes and the leg, in whichever order they come", () => {
    expect(having(asks(), legUp).monitor.now?.phase).toBe("starting");
    expect(having(asks(), taken).monitor.now?.phase).toBe("starting");
    for (const order of [
      [asks(), taken, legUp],
      [asks(), legUp, taken],
      [asks(), legUp, told([me("listen")])],
    ])
      expect(having(...order).monitor.now).toMatchObject({ phase: "on", mode: "listen", isWaiting: false });
  });

  test.each<[string, EventInput, unknown]>([
    ["held", told([me("listen")], { call: "held" }), { now: { call: "held" } }],
    ["a conference", told([me("listen")], { call: "conference" }), { now: { call: "conference" } }],
    [
      "another supervisor comes",
      told([me("listen"), { userId: "u-tom", name: "Tom", mode: "join" }]),
      { now: { mode: "listen", others: [{ userId: "u-tom", name: "Tom", mode: "join" }] } },
    ],
    [
      "the call ends",
      told([], { end: "callEnded" }),
      { now: null, last: { end: "callEnded", name: "Ana Alvarez" } },
    ],
    ["it is passed on", told([], { end: "transferred" }), { now: null, last: { end: "transferred" } }],
    [
      "the agent is logged out",
      told([], { end: "agentLoggedOut" }),
      { now: null, last: { end: "agentLoggedOut" } },
    ],
    ["taken off without a reason", told([]), { now: null, last: { end: "lineEnded" } }],
    [
      "of somebody else",
      told([], { userId: "u-ben", end: "callEnded" }),
      { now: { phase: "on" }, last: null },
    ],
  ])("%s", (_, event, wanted) => {
    expect(having(...on(), event).monitor).toMatchObject(wanted as object);
  });

  test("a word of the time before it ends nothing that has only begun", () => {
    expect(having(asks(), told([], { end: "callEnded" })).monitor.now?.phase).toBe("starting");
    expect(having(asks(), taken, told([])).monitor.now?.phase).toBe("starting");
    expect(having(asks(), taken, told([], { end: "callEnded" })).monitor.last?.end).toBe("callEnded");
  });

  test("the newest press is what is wanted, also while an older one is answered", () => {
    const state = having(...on(), wants("coach"), wants("join"), takes("coach"));
    expect(state.monitor.now).toMatchObject({ mode: "coach", wanted: "join", isWaiting: true });
    expect(dispatchAll([takes("join")], state).monitor.now).toMatchObject({ mode: "join", isWaiting: false });
  });

  test("signing out forgets all of it", () => {
    const state = having(...on(), { kind: "signedOut", why: "signedOut", error: null });
    expect(state.monitor).toEqual({ now: null, last: null, actions: [], onMe: [] });
  });
});

describe("the agent's side", () => {
  test("who coaches or joins is told, who listens in silence is not, and the end of it is", () => {
    const on = (watchers: readonly Watcher[]) =>
      having(told(watchers, { userId: amy.userId })).monitor.onMe.map(({ name, mode }) => `${name} ${mode}`);
    const sue = (mode: MonitorMode): Watcher => ({ userId: "u-sue", name: "Sue", mode });
    expect(on([sue("listen")])).toEqual([]);
    expect(on([sue("coach"), { ...sue("join"), name: "Tom" }])).toEqual(["Sue coach", "Tom join"]);
    expect(on([])).toEqual([]);
  });

  test("[supervisor complaint 11] a status that a supervisor sets is told, and stays after a call", () => {
    const talking: readonly EventInput[] = [
      { kind: "statusChosen", statusId: "available" },
      { kind: "callAccepted", offer: offer("o1", { workitemId: "w1" }) },
      { kind: "workitemReported", workitem: workitem("w1") },
    ];
    const set: EventInput = { kind: "statusChanged", statusId: "lunch", since: 20_000, by: "Sue Sato" };
    const ends: EventInput = { kind: "callEnded", callId: "w1", end: "farEndHungUp" };
    for (const events of [[set], [...talking, set, ends], [...talking, ends, set]]) {
      const { agent, desktop } = having(...events);
      expect(agent).toMatchObject({ chosen: "lunch", next: null, afterCall: false });
      expect(desktop.notices).toMatchObject([
        { key: "statusSetForYou", values: { status: "Lunch", by: "Sue Sato" } },
      ]);
    }
  });
});

describe("what is asked of agents", () => {
  const action = {
    id: 1,
    kind: "status",
    userId: "u-ana",
    name: "Ana",
    target: "lunch",
    label: "Lunch",
  } as const;
  test("is asked, then done or not; a later word still makes it done", () => {
    const asked = having({ kind: "agentActionAsked", action });
    expect(asked.monitor.actions).toMatchObject([{ ...action, phase: "asked" }]);
    const not = dispatchAll(
      [{ kind: "agentActionNotDone", id: 1, code: null, instead: "Break", by: "Tom" }],
      asked,
    );
    expect(not.monitor.actions).toMatchObject([{ phase: "notDone", instead: "Break", by: "Tom" }]);
    const done = dispatchAll([{ kind: "agentActionDone", id: 1 }], not);
    expect(done.monitor.actions).toMatchObject([{ phase: "done", instead: "", by: "" }]);
    expect(dispatchAll([{ kind: "agentActionClosed", id: 1 }], done).monitor.actions).toEqual([]);
  });
});
