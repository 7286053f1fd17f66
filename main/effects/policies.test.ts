import { describe, expect, test } from "vitest";
import { agentCommands } from "../commands/agent.ts";
import { offerCommands } from "../commands/offer.ts";
import { offer, workitem } from "../state/test-samples.ts";
import { settled, testContext } from "../work/test-context.ts";
import { watchPolicies } from "./policies.ts";

function setUp(user = {}) {
  const set = testContext(user);
  const offers = offerCommands(set.context);
  const undo = watchPolicies(set.context, offers);
  return {
    ...set,
    offers,
    undo,
    agent: () => set.store.get().agent,
    open: () => set.store.get().offers.open,
  };
}

describe("an offer that the server forgot", () => {
  test("rings no longer than its time and a little, and the server is told once", () => {
    const { store, clock, open, args } = setUp();
    store.dispatch({ kind: "offerMade", offer: offer("o1", { expiresAt: clock.now() + 15_000 }) });
    clock.advance(17_999);
    expect(open()).toHaveLength(1);
    clock.advance(1);
    expect(open()).toEqual([]);
    expect(store.get().offers.ended[0]?.end).toBe("expired");
    expect(args("acd.expired")).toEqual([[{ offerId: "o1" }]]);
  });
  test("one that ended in time is not told of, and leaves no timer", () => {
    const { store, clock, asked } = setUp();
    store.dispatch({ kind: "offerMade", offer: offer("o1", { expiresAt: clock.now() + 15_000 }) });
    store.dispatch({ kind: "offerEnded", offerId: "o1", end: "callerHungUp" });
    expect(clock.pending()).toBe(0);
    clock.advance(60_000);
    expect(asked("acd")).toEqual([]);
  });
  test("one that is being answered is left to its answer; refused, its time is up", async () => {
    const { store, clock, open, offers, asked, refuses } = setUp();
    store.dispatch({ kind: "offerMade", offer: offer("o1", { expiresAt: clock.now() + 1_000 }) });
    void offers.accept({ offerId: "o1" });
    clock.advance(5_000);
    expect(asked("acd")).toEqual(["acd.accept"]);
    await refuses("acd.accept", "serverError");
    expect(open()).toHaveLength(1);
    clock.advance(3_000);
    expect(open()).toEqual([]);
  });
  test("without a time limit the server's word is waited for", () => {
    const { store, clock, open } = setUp();
    store.dispatch({ kind: "offerMade", offer: offer() });
    clock.advance(3_600_000);
    expect(open()).toHaveLength(1);
  });
  test("a server that does not want to know of it is no error to the agent", async () => {
    const { store, clock, refuses, notices } = setUp();
    store.dispatch({ kind: "offerMade", offer: offer("o1", { expiresAt: clock.now() }) });
    clock.advance(3_000);
    await refuses("acd.expired", "gone");
    expect(notices()).toEqual([]);
  });
});

describe("auto-accept", () => {
  test("where the tenant set it, an offer is accepted by itself, once", () => {
    const { store, args } = setUp({ autoAccepts: true });
    store.dispatch({ kind: "offerMade", offer: offer() });
    store.dispatch({ kind: "offerMade", offer: offer() });
    expect(args("acd.accept")).toEqual([["o1"]]);
  });
  test("also an offer that a resync brings", () => {
    const { store, args, clock } = setUp({ autoAccepts: true });
    store.dispatch({ kind: "offersRead", offers: [offer("o1"), offer("o2")], askedAt: clock.now() });
    expect(args("acd.accept")).toEqual([["o1"]]);
  });
  test("not during a call, not a direct call, not where it is off", () => {
    const busy = setUp({ autoAccepts: true });
    busy.talks();
    busy.store.dispatch({ kind: "offerMade", offer: offer() });
    const direct = setUp({ autoAccepts: true });
    direct.store.dispatch({ kind: "offerMade", offer: offer("line:1", { source: "line" }) });
    const off = setUp();
    off.store.dispatch({ kind: "offerMade", offer: offer() });
    expect([...busy.asked("acd"), ...direct.asked("acd"), ...off.asked("acd")]).toEqual([]);
  });
});

describe("after a call the agent's last chosen status is asserted", () => {
  const said = (statusId: string) => ({ kind: "statusChanged", statusId, since: 0 }) as const;
  const ends = { kind: "callEnded", callId: "w1", end: "farEndHungUp" } as const;

  test("once, and confirmed, when the server leaves them busy", async () => {
    const { store, talks, answers, agent, args, clock } = setUp();
    talks();
    store.dispatch(said("busy"));
    store.dispatch(ends);
    await settled();
    expect(args("acd.setStatus")).toEqual([]);
    clock.advance(2_000);
    await settled();
    expect(args("acd.setStatus")).toEqual([["available"]]);
    await answers("acd.setStatus", {});
    expect(agent()).toMatchObject({ current: { statusId: "available" }, afterCall: false });
    expect(args("acd.setStatus")).toHaveLength(1);
  });
  test("a status chosen during the call waits and is asserted after it", async () => {
    const { store, talks, context, answers, agent, args } = setUp();
    talks();
    await agentCommands(context).setStatus({ statusId: "lunch" });
    expect(args("acd.setStatus")).toEqual([]);
    store.dispatch(ends);
    await settled();
    expect(args("acd.setStatus")).toEqual([["lunch"]]);
    await answers("acd.setStatus", {});
    expect(agent()).toMatchObject({ current: { statusId: "lunch" }, chosen: "lunch", next: null });
  });
  test("refused: the agent is told, and the server is not fought", async () => {
    const { store, talks, refuses, args, notices, clock } = setUp();
    talks();
    store.dispatch(said("busy"));
    store.dispatch(ends);
    clock.advance(2_000);
    await settled();
    await refuses("acd.setStatus", "forbidden");
    expect(notices()).toEqual(["statusRefused"]);
    expect(store.get().desktop.notices[0]?.values).toEqual({ status: "Available" });
    store.dispatch({ kind: "resynced" });
    await settled();
    expect(args("acd.setStatus")).toHaveLength(1);
  });
  test("wrap-up that the server tells of after the end is not overtaken", async () => {
    const { store, talks, args, clock } = setUp();
    store.dispatch(said("break"));
    talks();
    store.dispatch(said("busy"));
    store.dispatch(ends);
    clock.advance(300);
    store.dispatch(said("wrapUp"));
    clock.advance(10_000);
    await settled();
    expect(args("acd.setStatus")).toEqual([]);
    store.dispatch(said("available"));
    await settled();
    expect(args("acd.setStatus")).toEqual([["break"]]);
  });
  test("not over wrap-up; when that ends, then", async () => {
    const { store, talks, args } = setUp();
    store.dispatch(said("break"));
    talks();
    store.dispatch(ends);
    store.dispatch(said("wrapUp"));
    await settled();
    const before = args("acd.setStatus").length;
    store.dispatch(said("available"));
    await settled();
    expect(args("acd.setStatus").at(-1)).toEqual(["break"]);
    expect(args("acd.setStatus")).toHaveLength(before + 1);
  });
});

test("a leg that comes up has the waiting call bridged onto it", () => {
  const { store, clock, args } = setUp();
  store.dispatch({ kind: "callAccepted", offer: offer("o1", { workitemId: "w1" }) });
  store.dispatch({ kind: "legUp", id: "leg-1" });
  clock.advance(1_500);
  expect(args("workitems.active")).toEqual([["w1"]]);
});

test("undone, it does nothing more and leaves no timer", () => {
  const { store, clock, undo, asked } = setUp({ autoAccepts: true });
  store.dispatch({ kind: "offerMade", offer: offer("o1", { source: "line", expiresAt: clock.now() + 1 }) });
  undo();
  expect(clock.pending()).toBe(0);
  store.dispatch({ kind: "offerMade", offer: offer("o2") });
  expect(asked()).toEqual([]);
});

describe("a call that is found without a leg", () => {
  const synced = [{ kind: "resyncStarted" }, { kind: "resynced" }] as const;
  test("gets one, once the server had the time to ring by itself", () => {
    const { store, clock, asked, talks } = setUp();
    talks();
    for (const fact of synced) store.dispatch(fact);
    clock.advance(1_499);
    expect(asked("users")).toEqual([]);
    clock.advance(1);
    expect(asked("users")).toEqual(["users.connectToServer"]);
    expect(store.get().line.leg.phase).toBe("asked");
  });
  test.each([
    ["it rang meanwhile", { kind: "legNegotiating", id: "leg-1" }],
    ["the call ended meanwhile", { kind: "callEnded", callId: "w1", end: "farEndHungUp" }],
    ["the voice socket went meanwhile", { kind: "voiceLinkChanged", link: { kind: "off" } }],
    ["the user has a telephone", { kind: "lineModeReported", mode: "phone" }],
  ] as const)("none when %s", (_, fact) => {
    const { store, clock, asked, talks } = setUp();
    talks();
    for (const each of synced) store.dispatch(each);
    store.dispatch(fact);
    clock.advance(5_000);
    expect(asked("users")).toEqual([]);
  });
  test("none before the state is known, nor for a call that was not there", () => {
    const { store, clock, asked, talks } = setUp();
    store.dispatch({ kind: "resyncStarted" });
    talks();
    clock.advance(5_000);
    expect(asked("users")).toEqual([]);
  });
  test("leaves no timer", () => {
    const { store, clock, talks, undo } = setUp();
    talks();
    for (const each of synced) store.dispatch(each);
    undo();
    expect(clock.pending()).toBe(0);
  });
});

describe("a call that went elsewhere, and one that was hung up on", () => {
  test("the leg that was asked for is given back", async () => {
    const { store, clock, offers, answers, asked } = setUp();
    store.dispatch({ kind: "offerMade", offer: offer("o1", { workitemId: "w1" }) });
    void offers.accept({ offerId: "o1" });
    await answers("acd.accept", {});
    clock.advance(10);
    const gone = { workitem: workitem("w1", { state: "queued", modifiedAt: 9 }), askedAt: clock.now() };
    store.dispatch({ kind: "workitemReported", ...gone });
    expect(store.get().calls.list).toMatchObject([{ end: "backInQueue" }]);
    expect(asked("users")).toEqual(["users.connectToServer", "users.disconnectFromServer"]);
  });
  test("listed as ours once more, it is hung up on once more, and stays off the screen", () => {
    const { store, clock, talks, asked } = setUp();
    talks();
    store.dispatch({ kind: "hangUpAsked", callId: "w1" });
    store.dispatch({ kind: "callGivenUp", callId: "w1" });
    clock.advance(1_000);
    store.dispatch({
      kind: "workitemsRead",
      workitems: [workitem("w1", { modifiedAt: 9 })],
      askedAt: clock.now(),
    });
    expect(asked("workitems")).toEqual(["workitems.hangUp"]);
    store.dispatch({ kind: "workitemsRead", workitems: [], askedAt: clock.now() });
    expect(asked("workitems")).toHaveLength(1);
    expect(store.get().calls.list).toMatchObject([{ phase: "ended" }]);
  });
});
