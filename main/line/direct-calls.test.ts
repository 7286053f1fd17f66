import { describe, expect, test } from "vitest";
import { offer, workitem } from "../state/test-samples.ts";
import { call, good, settled, setUp } from "./test-line.ts";
import { failed } from "./verto/failure.ts";

describe("a ring that nobody asked for", () => {
  test("becomes an offer with the caller, and rings until it ends", () => {
    const { server, offers, store, leg } = setUp();
    server().emit({ kind: "invited", ...call() });
    expect(offers().open).toMatchObject([{ source: "line", name: "Dora Direct", from: "+15550009" }]);
    expect(leg()).toBe("none");
    server().emit({ kind: "ended", callId: "verto-1", cause: "ORIGINATOR_CANCEL" });
    expect(offers()).toMatchObject({ open: [], ended: [{ end: "callerHungUp" }], missed: 1 });
    expect(store.get().voice.ring).toBeNull();
  });
  test("accepted: answered on the leg, held, keyed, hung up", async () => {
    const { line, server, store, talksDirectly, leg } = setUp();
    const callId = await talksDirectly();
    const of = () => store.get().calls.list.find((each) => each.callId === callId);
    expect(of()).toMatchObject({ kind: "direct", phase: "active" });

    const holding = line.holdDirect(callId, true);
    expect(server().args("modify")).toEqual(["verto-1", { action: "hold" }]);
    await server().answers("modify", { ok: true, value: { hold: "held" } });
    expect([await holding, of()?.hold]).toEqual([good, "on"]);

    const keying = line.digitsDirect(callId, "12#");
    expect(server().args("dtmf")).toEqual(["verto-1", "12#"]);
    await server().answers("dtmf");
    expect(await keying).toEqual(good);

    const ending = line.endDirect(callId);
    await server().answers("bye", { ok: true, value: { cause: "NORMAL_CLEARING" } });
    expect([await ending, leg()]).toEqual([good, "none"]);
  });
  test("told of by the feed a moment later, it is the workitem's leg after all", async () => {
    const { server, store, offers, leg, peer, describes } = setUp();
    server().emit({ kind: "invited", ...call() });
    expect(offers().open).toHaveLength(1);
    store.dispatch({ kind: "workitemReported", workitem: workitem() });
    expect([leg(), peer()?.remoteSdp]).toEqual(["negotiating", "v=0 server"]);
    expect(offers()).toMatchObject({ open: [], missed: 0 });
    const answering = describes();
    await server().answers("answer");
    await answering;
    expect(leg()).toBe("up");
    expect(store.get().calls.list.map((each) => each.kind)).toEqual(["workitem"]);
  });
  test("rings on beside work that comes much later", () => {
    const { server, store, offers, leg, clock } = setUp();
    server().emit({ kind: "invited", ...call() });
    clock.advance(1_500);
    store.dispatch({ kind: "workitemReported", workitem: workitem() });
    expect([leg(), offers().open.length]).toEqual(["none", 1]);
  });
  test("rejected", async () => {
    const { line, server, offers } = setUp();
    server().emit({ kind: "invited", ...call() });
    const rejecting = line.endDirect(offers().open[0]?.offerId ?? "");
    expect(server().args("bye")).toEqual(["verto-1", "CALL_REJECTED"]);
    await server().answers("bye");
    expect(await rejecting).toEqual(good);
  });
  test("a refused hold is a value, and shows nothing that is not so", async () => {
    const { line, server, store, talksDirectly } = setUp();
    const callId = await talksDirectly();
    const holding = line.holdDirect(callId, true);
    await server().answers("modify", { ok: false, error: { code: "refused", why: "refused" } });
    expect(await holding).toMatchObject({ error: { code: "refused" } });
    expect(store.get().calls.list[0]?.hold).toBe("off");
  });
  test("a call that is not on the line is gone", async () => {
    const { line } = setUp();
    expect(line.answerDirect("line:9")).toMatchObject({ error: { code: "gone" } });
    expect(await line.endDirect("line:9")).toMatchObject({ error: { code: "gone" } });
    expect(await line.holdDirect("line:9", true)).toMatchObject({ error: { code: "gone" } });
    expect(await line.digitsDirect("line:9", "1")).toMatchObject({ error: { code: "gone" } });
  });
  test("the socket drops while it rings: the server hung up on it, and it rings no more at once", () => {
    const { server, offers, store } = setUp();
    server().emit({ kind: "invited", ...call() });
    server().drops();
    expect(offers()).toMatchObject({ open: [], ended: [{ end: "lost" }] });
    expect(store.get().voice.ring).toBeNull();
  });
  test("told of only when a feed that was away has caught up, it is the workitem's leg after all", async () => {
    const { clock, server, store, offers, leg } = setUp();
    store.dispatch({ kind: "feedChanged", link: { kind: "waiting", since: 0, retryAt: 0, attempt: 1 } });
    server().emit({ kind: "invited", ...call() });
    for (let second = 0; second < 20; second += 1) {
      await settled();
      clock.advance(1_000);
    }
    expect(offers().open).toHaveLength(1);
    const given = workitem("w1", { state: "offered", mine: true });
    store.dispatch({ kind: "workitemsRead", workitems: [given], askedAt: clock.now() });
    expect([offers().open.length, offers().missed, leg()]).toEqual([0, 0, "negotiating"]);
  });
  test("a ring for what the server accepted by itself, and said so before, is the leg", () => {
    const { server, store, offers, leg } = setUp();
    store.dispatch({ kind: "workitemReported", workitem: workitem("w1", { state: "offered", mine: true }) });
    server().emit({ kind: "invited", ...call() });
    expect([offers().open.length, leg()]).toEqual([0, "negotiating"]);
  });
  test.each([
    ["is somebody else's", { state: "offered", mine: false }, false],
    ["is gone again", { state: "queued", mine: null }, false],
    ["is still an offer to the agent", { state: "offered", mine: true }, true],
  ] as const)("a workitem that %s explains no ring", (_, last, isOffer) => {
    const { server, store, leg } = setUp();
    store.dispatch({ kind: "workitemReported", workitem: workitem("w1", { state: "offered", mine: true }) });
    store.dispatch({ kind: "workitemReported", workitem: workitem("w1", { ...last, modifiedAt: 3_000 }) });
    if (isOffer) store.dispatch({ kind: "offerMade", offer: offer("o1", { workitemId: "w1" }) });
    server().emit({ kind: "invited", ...call() });
    expect(leg()).toBe("none");
  });
  test("a leg is asked for while it rings and nothing else does: it is that leg", () => {
    const { clock, server, store, offers, leg } = setUp();
    server().emit({ kind: "invited", ...call() });
    clock.advance(5_000);
    store.dispatch({ kind: "legAsked" });
    clock.advance(1_499);
    expect(leg()).toBe("asked");
    clock.advance(1);
    expect([offers().open.length, leg()]).toEqual([0, "negotiating"]);
  });
  test("a leg that is asked for while it rings goes before it", () => {
    const { clock, server, store, offers, leg } = setUp();
    server().emit({ kind: "invited", ...call() });
    clock.advance(5_000);
    store.dispatch({ kind: "legAsked" });
    server().emit({ kind: "invited", ...call("verto-2") });
    expect([offers().open.length, leg()]).toEqual([0, "negotiating"]);
    expect(server().args("bye")).toEqual(["verto-1", "USER_BUSY"]);
    clock.advance(60_000);
    expect(leg()).toBe("negotiating");
  });
  test("told twice it is one ring, and the second refuses nothing", () => {
    const { server, offers, line, leg } = setUp();
    server().emit({ kind: "invited", ...call() });
    server().emit({ kind: "invited", ...call() });
    expect(offers().open).toHaveLength(1);
    line.answerDirect(offers().open[0]?.offerId ?? "");
    server().emit({ kind: "invited", ...call() });
    expect([leg(), server().args("bye")]).toEqual(["negotiating", undefined]);
  });
  test.each([
    ["ORIGINATOR_CANCEL", "callerHungUp"],
    ["NORMAL_CLEARING", "callerHungUp"],
    ["NO_ANSWER", "expired"],
    ["PICKED_OFF", "answeredElsewhere"],
    ["LOSE_RACE", "answeredElsewhere"],
    ["ATTENDED_TRANSFER", "withdrawn"],
    ["ALLOTTED_TIMEOUT", "expired"],
    ["DESTINATION_OUT_OF_ORDER", "lost"],
    ["NORMAL_TEMPORARY_FAILURE", "lost"],
    ["SOMETHING_NEW", "callerHungUp"],
  ])("ended by the server with %s it is told as %s", (cause, end) => {
    const { server, offers } = setUp();
    server().emit({ kind: "invited", ...call() });
    server().emit({ kind: "ended", callId: "verto-1", cause });
    expect(offers().ended[0]?.end).toBe(end);
  });
  test.each([
    ["LOSE_RACE", 0],
    ["PICKED_OFF", 0],
    ["NO_ANSWER", 1],
    ["MEDIA_TIMEOUT", 1],
  ])("ended with %s it counts as %i missed calls", (cause, missed) => {
    const { server, offers } = setUp();
    server().emit({ kind: "invited", ...call() });
    server().emit({ kind: "ended", callId: "verto-1", cause });
    expect(offers().missed).toBe(missed);
  });
  test.each([
    ["NORMAL_CLEARING", "farEndHungUp", false],
    ["LOSE_RACE", "answeredElsewhere", false],
    ["ATTENDED_TRANSFER", "transferred", false],
    ["USER_BUSY", "busy", false],
    ["NO_ANSWER", "noAnswer", false],
    ["CALL_REJECTED", "rejected", false],
    ["MANAGER_REQUEST", "terminated", false],
    ["MEDIA_TIMEOUT", "soundLost", true],
    ["NORMAL_TEMPORARY_FAILURE", "serverFailed", true],
    ["SYSTEM_SHUTDOWN", "serverFailed", true],
    ["DESTINATION_OUT_OF_ORDER", "lineLost", true],
    ["RECOVERY_ON_TIMER_EXPIRE", "lineLost", true],
    ["INCOMPATIBLE_DESTINATION", "noCommonAudio", true],
  ])(
    "answered, and ended by the server with %s, it is %s, and a fault is said to be lost: %s",
    async (cause, end, isFault) => {
      const { server, store, notices, talksDirectly } = setUp();
      await talksDirectly();
      server().emit({ kind: "ended", callId: "verto-1", cause });
      expect(store.get().calls.list[0]).toMatchObject({ phase: "ended", end });
      const told = [{ key: "callLost", values: { name: "Dora Direct" }, redial: "+15550009" }];
      expect(notices()).toMatchObject(isFault ? told : []);
    },
  );
  test("a fault while the agent hangs up is their hang-up", async () => {
    const { server, store, notices, talksDirectly } = setUp();
    store.dispatch({ kind: "hangUpAsked", callId: await talksDirectly() });
    server().emit({ kind: "ended", callId: "verto-1", cause: "MEDIA_TIMEOUT" });
    expect([store.get().calls.list[0]?.end, notices()]).toEqual(["agentHungUp", []]);
  });
  test("whose end came before it, as the server says when it is asked: rings no more", async () => {
    const { server, offers } = setUp();
    server().saysOfCalls({ ok: false, error: { code: "gone", why: "refused" } });
    server().emit({ kind: "ended", callId: "verto-1", cause: "ORIGINATOR_CANCEL" });
    server().emit({ kind: "invited", ...call() });
    await settled();
    expect(offers()).toMatchObject({ open: [], ended: [{ end: "callerHungUp" }] });
  });
  test("over without a word to us: noticed at the next look", async () => {
    const { clock, server, offers } = setUp();
    server().emit({ kind: "invited", ...call() });
    await settled();
    server().saysOfCalls({ ok: false, error: { code: "gone", why: "refused" } });
    clock.advance(3_000);
    await settled();
    expect(offers().open).toEqual([]);
  });
  test("that the server does not confirm ends by itself after 10 s", async () => {
    const { clock, server, offers, store } = setUp();
    server().saysOfCalls(null);
    server().emit({ kind: "invited", ...call() });
    clock.advance(9_999);
    expect(offers().open).toHaveLength(1);
    clock.advance(1);
    expect(offers()).toMatchObject({ open: [], ended: [{ end: "lost" }] });
    expect(store.get().voice.ring).toBeNull();
  });
  test.each([
    ["confirms", good],
    ["does not understand the question about", { ok: false, error: { code: "refused", why: "refused" } }],
  ] as const)("that the server %s rings on", async (_, said) => {
    const { clock, server, offers } = setUp();
    server().saysOfCalls(said);
    server().emit({ kind: "invited", ...call() });
    for (let second = 0; second < 60; second += 1) {
      await settled();
      clock.advance(1_000);
    }
    expect(offers().open).toHaveLength(1);
  });
  test("hung up while the server cannot be told: over here at once, and there after the next login", async () => {
    const { server, store, line, leg, talksDirectly } = setUp();
    const callId = await talksDirectly();
    store.dispatch({ kind: "hangUpAsked", callId });
    server().drops();
    const ending = line.endDirect(callId);
    await server().answers("bye", failed("notReady"));
    expect(await ending).toEqual(good);
    expect([leg(), store.get().calls.list[0]?.end]).toEqual(["none", "agentHungUp"]);
    server().ready(["verto-1"], [call("verto-1", "v=0 again")]);
    expect([leg(), server().done.at(-1)]).toEqual(["none", "bye verto-1"]);
    expect(store.get().desktop.notices).toEqual([]);
  });
  test.each([
    ["refused", { ok: false, error: { code: "refused", why: "refused" } }],
    ["not answered", null],
  ] as const)("a hang-up that is %s is one here at once", async (_name, said) => {
    const { server, line, leg, peer, store, talksDirectly } = setUp();
    const callId = await talksDirectly();
    expect(await line.endDirect(callId)).toMatchObject({ ok: true });
    expect([leg(), peer()]).toEqual(["none", null]);
    expect(store.get().calls.list).toMatchObject([{ phase: "ended" }]);
    if (said !== null) await server().answers("bye", said);
    // Told again when the server offers it.
    server().drops();
    server().ready(["verto-1"], [call()]);
    expect(server().done.filter((each) => each === "bye verto-1")).toHaveLength(2);
    expect(leg()).toBe("none");
  });
});
