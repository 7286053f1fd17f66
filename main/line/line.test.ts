import { describe, expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { silentLog } from "../../shared/log.ts";
import type { LeftCall } from "../state/events.ts";
import { offer, signedInStore, workitem } from "../state/test-samples.ts";
import type { VoiceServer } from "./api.ts";
import { createLine } from "./line.ts";
import type { FarReport } from "./media-health.ts";
import type { Claim } from "./memory.ts";
import type { VertoClient } from "./verto/api.ts";
import type { OfferedCall, VertoConnection, VertoEvent } from "./verto/events.ts";
import { failed, type VertoResult } from "./verto/failure.ts";

const config: VoiceServer = {
  url: "wss://pbx.example",
  login: "1000",
  passwd: "open sesame",
  iceServers: [],
};
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const good = { ok: true, value: undefined } as const;

interface Request {
  readonly what: string;
  readonly args: readonly unknown[];
  resolve(value: VertoResult<never>): void;
}

/** A client that does nothing by itself: the test is the server, and the socket too. */
function fakeClient(emit: (event: VertoEvent) => void) {
  let connection: VertoConnection = { kind: "closed", why: "notStarted" };
  const open: Request[] = [];
  const done: string[] = [];
  const ask = (what: string, ...args: unknown[]) =>
    new Promise<VertoResult<never>>((resolve) => {
      open.push({ what, args, resolve });
      done.push(`${what} ${args[0] as string}`);
    });
  const become = (next: VertoConnection) => {
    connection = next;
    emit({ kind: "connectionChanged", connection: next });
  };
  const client: VertoClient = {
    start: () => become({ kind: "connecting", attempt: 1 }),
    close: () => {
      done.push("close");
      connection = { kind: "closed", why: "asked" };
    },
    wake: () => void done.push("wake"),
    reconnect: (reason) => void done.push(`reconnect: ${reason}`),
    connection: () => connection,
    invite: () => ask("invite"),
    answer: (callId, sdp) => ask("answer", callId, sdp),
    attach: (callId, sdp) => ask("attach", callId, sdp),
    bye: (callId, cause) => ask("bye", callId, cause),
    modify: (callId, change) => ask("modify", callId, change),
    dtmf: (callId, digits) => ask("dtmf", callId, digits),
    exists: () => existing,
    ping: () => ask("ping"),
  };
  let existing: ReturnType<VertoClient["exists"]> = Promise.resolve(good);
  return {
    client,
    /** What it says from now on when it is asked for a call; null: nothing. */
    saysOfCalls(value: VertoResult<undefined> | null) {
      existing = value === null ? new Promise(() => {}) : Promise.resolve(value);
    },
    done,
    become,
    emit,
    args: (what: string) => open.filter((each) => each.what === what).at(-1)?.args,
    async answers(what: string, value: unknown = good) {
      const index = open.findIndex((each) => each.what === what);
      const [request] = index < 0 ? [] : open.splice(index, 1);
      if (request === undefined) throw new Error(`${what} was not asked: ${done.join(", ")}`);
      request.resolve(value as VertoResult<never>);
      await settled();
    },
    ready(reattached: readonly string[] = [], attaches: readonly OfferedCall[] = []) {
      become({ kind: "ready" });
      emit({ kind: "ready", reattached, attaches });
    },
    drops: () => become({ kind: "waiting", retryAt: 0, attempt: 1, why: "closed" as never }),
  };
}

const call = (callId = "verto-1", sdp = "v=0 server"): OfferedCall => ({
  callId,
  sdp,
  remote: { name: "Dora Direct", number: "+15550009" },
  direction: "inbound",
  headers: {},
});

function setUp() {
  const clock = fakeClock();
  const { store, kinds } = signedInStore(clock.now);
  store.dispatch({ kind: "voiceLinkChanged", link: { kind: "off" } });
  const clients: ReturnType<typeof fakeClient>[] = [];
  const sessids: string[] = [];
  const inForce: string[] = [];
  const faults: string[] = [];
  const line = createLine({
    store,
    clock,
    log: silentLog,
    onSession: (sessid) => void inForce.push(sessid),
    newId: () => `session-${sessids.length + 1}`,
    createClient(given, emit) {
      sessids.push(given.sessid);
      const made = fakeClient(emit);
      clients.push(made);
      return made.client;
    },
    onLegLost: (fault) => void faults.push(fault),
  });
  line.start(config);
  const server = () => {
    const last = clients.at(-1);
    if (last === undefined) throw new Error("no client");
    return last;
  };
  server().ready();
  const peer = () => store.get().voice.peer;
  const describes = (restart = 0, sdp = "v=0 ours") =>
    line.described({ peerId: peer()?.peerId ?? "", restart, sdp });
  return {
    clock,
    store,
    kinds,
    line,
    server,
    sessids,
    inForce,
    peer,
    describes,
    lost: () => faults.length,
    faults,
    leg: () => store.get().line.leg.phase,
    link: () => store.get().connection.voice.kind,
    media: () => store.get().line.media,
    offers: () => store.get().offers,
    notices: () => store.get().desktop.notices,
    /** A workitem's call, and its leg up. */
    async talks() {
      store.dispatch({ kind: "workitemReported", workitem: workitem() });
      server().emit({ kind: "invited", ...call() });
      const answering = describes();
      await server().answers("answer");
      await answering;
      store.dispatch({ kind: "microphoneReported", microphone: "granted", open: true, using: "Headset" });
    },
    /** A call that rings the line without a workitem, answered. */
    async talksDirectly() {
      server().emit({ kind: "invited", ...call() });
      const offered = store.get().offers.open[0];
      if (offered === undefined) throw new Error("no offer");
      line.answerDirect(offered.offerId);
      store.dispatch({ kind: "offerEnded", offerId: offered.offerId, end: "accepted" });
      store.dispatch({ kind: "callAccepted", offer: offered });
      const answering = describes();
      await server().answers("answer");
      await answering;
      return offered.offerId;
    },
  };
}

describe("the leg", () => {
  test("a ring that was asked for is answered by itself", async () => {
    const { store, server, describes, peer, leg, offers } = setUp();
    store.dispatch({ kind: "legAsked" });
    server().emit({ kind: "invited", ...call() });
    expect(leg()).toBe("negotiating");
    expect(peer()).toMatchObject({ role: "answer", remoteSdp: "v=0 server", restart: 0 });
    expect(offers().open).toEqual([]);
    const answering = describes();
    expect(server().args("answer")).toEqual(["verto-1", "v=0 ours"]);
    await server().answers("answer");
    await answering;
    expect(leg()).toBe("up");
  });
  test("asked for and not rung within two seconds: the socket is to prove itself", () => {
    const { store, server, clock } = setUp();
    store.dispatch({ kind: "legAsked" });
    clock.advance(1_999);
    expect(server().done).not.toContain("wake");
    clock.advance(1);
    expect(server().done.filter((each) => each === "wake")).toHaveLength(1);
  });
  test("rung in time: no proof is asked for", () => {
    const { store, server, clock } = setUp();
    store.dispatch({ kind: "legAsked" });
    server().emit({ kind: "invited", ...call() });
    clock.advance(10_000);
    expect(server().done).not.toContain("wake");
  });
  test("an answer that the server does not take within two seconds asks for proof too", async () => {
    const { store, server, describes, clock } = setUp();
    store.dispatch({ kind: "legAsked" });
    server().emit({ kind: "invited", ...call() });
    void describes();
    clock.advance(2_000);
    expect(server().done).toContain("wake");
  });
  test("a ring for a live workitem is answered too", () => {
    const { store, server, leg } = setUp();
    store.dispatch({ kind: "workitemReported", workitem: workitem() });
    server().emit({ kind: "invited", ...call() });
    expect(leg()).toBe("negotiating");
  });
  test("the server's call id, a secret, is in no window", async () => {
    const { store, talks } = setUp();
    await talks();
    expect(JSON.stringify(store.get())).not.toContain("verto-1");
  });
  test("a second ring is refused as busy, and the first call does not notice", async () => {
    const { server, talks, leg, offers } = setUp();
    await talks();
    server().emit({ kind: "invited", ...call("verto-2") });
    expect(server().args("bye")).toEqual(["verto-2", "USER_BUSY"]);
    expect([leg(), offers().open.length]).toEqual(["up", 0]);
  });
  test("who rang it meanwhile is told, counted as missed, and can be called back", async () => {
    const { server, talks, offers, notices } = setUp();
    await talks();
    server().emit({ kind: "invited", ...call("verto-2") });
    expect(offers()).toMatchObject({
      missed: 1,
      ended: [{ end: "lineBusy", offer: { name: "Dora Direct", from: "+15550009" } }],
    });
    expect(notices()).toMatchObject([
      { key: "rangBusy", values: { name: "Dora Direct" }, redial: "+15550009" },
    ]);
    expect(JSON.stringify(offers())).not.toContain("verto-2");
  });
  test("a second direct call while one rings is told in the same way, and the first rings on", () => {
    const { server, offers } = setUp();
    server().emit({ kind: "invited", ...call() });
    server().emit({ kind: "invited", ...call("verto-2"), remote: { name: "Ed", number: "+15550010" } });
    expect(server().args("bye")).toEqual(["verto-2", "USER_BUSY"]);
    expect(offers()).toMatchObject({ open: [{ name: "Dora Direct" }], ended: [{ offer: { name: "Ed" } }] });
  });
  test("a second leg for the same work is nobody who rang", async () => {
    const { server, talks, offers, notices } = setUp();
    await talks();
    const { number } = workitem();
    server().emit({ kind: "invited", ...call("verto-2"), remote: { number } });
    expect([offers().missed, notices()]).toEqual([0, []]);
  });
  test("a description of an older peer connection is not sent", async () => {
    const { store, line, server } = setUp();
    store.dispatch({ kind: "legAsked" });
    server().emit({ kind: "invited", ...call() });
    await line.described({ peerId: "peer-of-yesterday", restart: 0, sdp: "v=0" });
    expect(server().done).not.toContain("answer verto-1");
  });
  test("the server ends it", async () => {
    const { server, talks, leg, peer, lost } = setUp();
    await talks();
    server().emit({ kind: "ended", callId: "verto-1", cause: "NORMAL_CLEARING" });
    expect([leg(), peer()]).toEqual(["none", null]);
    // A workitem is still alive as far as we know: the truth is read.
    expect(lost()).toBe(1);
  });
  test("an end of some other call is none of ours", async () => {
    const { server, talks, leg } = setUp();
    await talks();
    server().emit({ kind: "ended", callId: "verto-2", cause: "NORMAL_CLEARING" });
    expect(leg()).toBe("up");
  });
  test("it cannot be answered: the leg is lost, not forgotten", async () => {
    const { store, server, describes, leg, lost } = setUp();
    store.dispatch({ kind: "legAsked" });
    server().emit({ kind: "invited", ...call() });
    const answering = describes();
    await server().answers("answer", { ok: false, error: { code: "refused", why: "refused" } });
    await answering;
    expect([leg(), lost()]).toEqual(["none", 1]);
    // It does not ring on there.
    expect(server().done.at(-1)).toBe("bye verto-1");
  });
  test("no answer to our answer: the signalling is set up anew, and says what it kept", async () => {
    const { store, server, describes } = setUp();
    store.dispatch({ kind: "legAsked" });
    server().emit({ kind: "invited", ...call() });
    const answering = describes();
    await server().answers("answer", failed("timedOut"));
    await answering;
    expect(server().done).toContain("reconnect: timedOut");
  });
});

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

test("listed and not offered while the sound goes on, the leg is up and not thrown away", async () => {
  const { server, talks, leg, line, peer, clock, lost } = setUp();
  await talks();
  server().drops();
  server().ready(["verto-1"], []);
  const peerId = peer()?.peerId ?? "";
  for (let packets = 50; packets <= 200; packets += 50) {
    line.sampled({ peerId, at: clock.monotonic(), packetsIn: packets, packetsOut: packets, far: null });
    clock.advance(1_000);
  }
  expect([leg(), lost(), server().args("bye")]).toEqual(["up", 0, undefined]);
});

describe("[complaint 8] signalling comes back, the call looks up, nobody hears anything", () => {
  test("socket lost → reattaching → attach → up, with a new peer connection on the server's offer", async () => {
    const { server, talks, leg, link, media, peer, describes, notices } = setUp();
    await talks();
    const before = peer()?.peerId;
    server().drops();
    // What is heard meanwhile, packets say: no guess is made.
    expect([leg(), link(), media()]).toEqual(["reattaching", "waiting", "idle"]);
    server().ready(["verto-1"], [call("verto-1", "v=0 attach")]);
    expect(peer()).toMatchObject({ remoteSdp: "v=0 attach" });
    expect(peer()?.peerId).not.toBe(before);
    const attaching = describes();
    expect(server().args("attach")).toEqual(["verto-1", "v=0 ours"]);
    await server().answers("attach");
    await attaching;
    expect([leg(), link()]).toEqual(["up", "open"]);
    expect(notices()).toEqual([]);
  });
  test.each(["by the server", "by this computer"] as const)(
    "an offer refused %s is asked for once more before the call is given up",
    async (by) => {
      const set = setUp();
      const { server, talks, lost, leg, line, peer, describes } = set;
      await talks();
      const refuses = async () => {
        if (by === "by this computer")
          return line.peerFailed({ peerId: peer()?.peerId ?? "", why: "broken", reason: "unreadable" });
        const attaching = describes();
        await server().answers("attach", { ok: false, error: { code: "refused", why: "refused" } });
        await attaching;
      };
      server().drops();
      server().ready(["verto-1"], [call("verto-1", "not an SDP")]);
      await refuses();
      expect([leg(), lost(), server().done.at(-1)]).toEqual([
        "reattaching",
        0,
        "reconnect: the offer could not be answered",
      ]);
      expect(server().args("bye")).toBeUndefined();
      server().ready(["verto-1"], [call("verto-1", "v=0 fresh")]);
      const attaching = describes();
      await server().answers("attach");
      await attaching;
      expect([leg(), lost()]).toEqual(["up", 0]);
      // A later one has its own second try, and not a third.
      for (const end of [0, 1]) {
        server().drops();
        server().ready(["verto-1"], [call("verto-1", "not an SDP")]);
        await refuses();
        expect(lost()).toBe(end);
      }
      expect(leg()).toBe("none");
    },
  );
  test("[complaint 12] it is the same session all the while", async () => {
    const { server, talks, sessids } = setUp();
    await talks();
    server().drops();
    server().ready(["verto-1"], [call()]);
    expect(sessids).toEqual(["session-1"]);
  });
  test("the offer may come after `ready`", async () => {
    const { server, talks, leg, peer } = setUp();
    await talks();
    server().drops();
    server().ready(["verto-1"]);
    expect(leg()).toBe("reattaching");
    server().emit({ kind: "attachOffered", ...call("verto-1", "v=0 later") });
    expect(peer()?.remoteSdp).toBe("v=0 later");
  });
  test("kept but never offered: it is given up instead of being silent for ever", async () => {
    const { server, talks, leg, lost, clock } = setUp();
    await talks();
    server().drops();
    server().ready(["verto-1"]);
    clock.advance(3_000);
    expect([leg(), lost(), server().done.at(-1)]).toEqual(["none", 1, "bye verto-1"]);
  });
  test("[complaint 11] reattach comes back empty: the leg is lost, and what is true is read", async () => {
    const { server, talks, leg, lost, peer } = setUp();
    await talks();
    server().drops();
    server().ready([]);
    expect([leg(), lost(), peer()]).toEqual(["none", 1, null]);
  });
  test("reattach comes back empty for a direct call: lost, and said so, with redial", async () => {
    const { server, talksDirectly, store, notices } = setUp();
    await talksDirectly();
    server().drops();
    server().ready([]);
    expect(store.get().calls.list[0]).toMatchObject({ phase: "ended", end: "lineLost" });
    expect(notices()).toMatchObject([{ key: "callLost", redial: "+15550009" }]);
  });
  test("what the server kept and nobody here knows is hung up", () => {
    const { server } = setUp();
    server().drops();
    server().ready(["stray"], [call("stray")]);
    expect(server().args("bye")).toEqual(["stray", undefined]);
  });
});

describe("[complaint 9] audio is judged by packets", () => {
  const flowing = (set: ReturnType<typeof setUp>, far: FarReport | null = null) => {
    let packetsIn = 10;
    let packetsOut = 10;
    return {
      seconds(count: number, moves: { in: boolean; out: boolean }) {
        for (let half = 0; half < count * 2; half++) {
          set.clock.advance(500);
          if (moves.in) packetsIn += 25;
          if (moves.out) packetsOut += 25;
          const peerId = set.peer()?.peerId ?? "";
          set.line.sampled({ peerId, at: set.clock.monotonic(), packetsIn, packetsOut, far });
        }
      },
    };
  };
  test("no inbound packets for 2 s: reconnecting, ICE is restarted once, and again after 4 s", async () => {
    const set = setUp();
    await set.talks();
    const flow = flowing(set);
    flow.seconds(3, { in: true, out: true });
    expect(set.media()).toBe("good");
    flow.seconds(1.5, { in: false, out: true });
    expect([set.media(), set.peer()?.restart]).toEqual(["good", 0]);
    flow.seconds(1, { in: false, out: true });
    expect([set.media(), set.peer()?.restart]).toEqual(["reconnecting", 1]);
    flow.seconds(3, { in: false, out: true });
    expect(set.peer()?.restart).toBe(1);
    flow.seconds(1, { in: false, out: true });
    expect(set.peer()?.restart).toBe(2);
  });
  test("the restart is offered to the server and its answer given to the peer connection", async () => {
    const set = setUp();
    await set.talks();
    const flow = flowing(set);
    flow.seconds(1, { in: true, out: true });
    flow.seconds(3, { in: false, out: true });
    const restarting = set.describes(1, "v=0 restart");
    expect(set.server().args("modify")).toEqual(["verto-1", { action: "updateMedia", sdp: "v=0 restart" }]);
    await set.server().answers("modify", { ok: true, value: { sdp: "v=0 fresh" } });
    await restarting;
    expect(set.peer()).toMatchObject({ restart: 1, restartSdp: "v=0 fresh" });
    flow.seconds(1, { in: true, out: true });
    expect([set.media(), set.leg()]).toEqual(["good", "up"]);
  });
  test("a refused restart leads to a fresh offer by reconnecting", async () => {
    const set = setUp();
    await set.talks();
    const flow = flowing(set);
    flow.seconds(1, { in: true, out: true });
    flow.seconds(3, { in: false, out: true });
    const restarting = set.describes(1, "v=0 restart");
    await set.server().answers("modify", { ok: false, error: { code: "refused", why: "refused" } });
    await restarting;
    expect(set.server().done).toContain("reconnect: ICE restart refused");
  });
  test("a restart that the browser cannot take leads there too: the call stands", async () => {
    const set = setUp();
    await set.talks();
    const flow = flowing(set);
    flow.seconds(1, { in: true, out: true });
    flow.seconds(3, { in: false, out: true });
    set.line.peerFailed({
      peerId: set.peer()?.peerId ?? "",
      why: "broken",
      reason: "Failed to set SSL role",
    });
    expect(set.server().done).toContain("reconnect: the ICE restart failed");
    expect(set.server().args("bye")).toBeUndefined();
  });
  test("a far end that sends nothing is not restarted every few seconds for ever", async () => {
    const set = setUp();
    await set.talks();
    const flow = flowing(set);
    flow.seconds(1, { in: true, out: true });
    flow.seconds(63, { in: false, out: true });
    // After 2, 6, 14, 30 and 62 s, and then every minute.
    expect(set.peer()?.restart).toBe(5);
    flow.seconds(3, { in: true, out: true });
    flow.seconds(9, { in: false, out: true });
    expect(set.peer()?.restart).toBe(7);
  });
  test("an answer to a restart that was overtaken is not used", async () => {
    const set = setUp();
    await set.talks();
    const flow = flowing(set);
    flow.seconds(1, { in: true, out: true });
    flow.seconds(3, { in: false, out: true });
    const restarting = set.describes(1);
    flow.seconds(5, { in: false, out: true });
    expect(set.peer()?.restart).toBeGreaterThan(1);
    await set.server().answers("modify", { ok: true, value: { sdp: "v=0 stale" } });
    await restarting;
    expect(set.peer()?.restartSdp).toBeNull();
  });
  test("ours do not leave: the agent cannot be heard, and is told so; ICE is left alone", async () => {
    const set = setUp();
    await set.talks();
    const flow = flowing(set);
    flow.seconds(1, { in: true, out: true });
    flow.seconds(3, { in: true, out: false });
    expect([set.media(), set.peer()?.restart]).toEqual(["cannotBeHeard", 0]);
  });
  test("the far end reports that nothing of ours arrives: ICE is restarted, and the agent is told", async () => {
    const set = setUp();
    await set.talks();
    flowing(set, { at: 1, received: null, fractionLost: 1 }).seconds(1, { in: true, out: true });
    expect([set.media(), set.peer()?.restart]).toEqual(["cannotBeHeard", 1]);
  });
  test("the socket is gone and sound flows on: the call is as good as it was", async () => {
    const set = setUp();
    await set.talks();
    const flow = flowing(set);
    flow.seconds(1, { in: true, out: true });
    set.server().drops();
    expect([set.leg(), set.media()]).toEqual(["reattaching", "good"]);
    flow.seconds(30, { in: true, out: true });
    expect([set.leg(), set.media()]).toEqual(["reattaching", "good"]);
  });
  test("the socket is gone and the server sends nothing more: known within a second and a half", async () => {
    const set = setUp();
    await set.talks();
    const flow = flowing(set);
    flow.seconds(1, { in: true, out: true });
    set.server().drops();
    flow.seconds(1, { in: false, out: true });
    expect(set.media()).toBe("reconnecting");
    flow.seconds(20, { in: false, out: true });
    // Nobody could be asked for it.
    expect(set.peer()?.restart).toBe(0);
    // The fresh offer: silent until its first packet, and not "ready" in between.
    set.server().ready(["verto-1"], [call("verto-1", "v=0 attach")]);
    set.line.sampled({
      peerId: set.peer()?.peerId ?? "",
      at: set.clock.monotonic(),
      packetsIn: 0,
      packetsOut: 1,
      far: null,
    });
    expect(set.media()).toBe("reconnecting");
    set.clock.advance(500);
    set.line.sampled({
      peerId: set.peer()?.peerId ?? "",
      at: set.clock.monotonic(),
      packetsIn: 3,
      packetsOut: 9,
      far: null,
    });
    expect(set.media()).toBe("good");
  });
  test("a held call may be silent", async () => {
    const set = setUp();
    await set.talks();
    const flow = flowing(set);
    flow.seconds(1, { in: true, out: true });
    set.store.dispatch({
      kind: "workitemReported",
      workitem: workitem("w1", { state: "hold", modifiedAt: 5_000 }),
    });
    flow.seconds(10, { in: false, out: false });
    expect([set.media(), set.peer()?.restart]).toEqual(["good", 0]);
  });
  test("counters of an older peer connection are not believed", async () => {
    const set = setUp();
    await set.talks();
    set.line.sampled({ peerId: "older", at: 0, packetsIn: 0, packetsOut: 0, far: null });
    expect(set.media()).toBe("idle");
  });
});

describe("the voice window", () => {
  test("is new: the call is offered afresh, and not ended", async () => {
    const { line, talks, server, leg, peer, media, store } = setUp();
    await talks();
    line.voiceLost();
    expect([leg(), peer(), media()]).toEqual(["reattaching", null, "silent"]);
    expect(server().done.at(-1)).toBe("reconnect: the voice window is new");
    expect(server().done.some((each) => each.startsWith("bye"))).toBe(false);
    expect(store.get().calls.list[0]?.phase).toBe("active");
  });
  test("is new while nothing is up: nothing to do", () => {
    const { line, server } = setUp();
    const before = server().done.length;
    line.voiceLost();
    expect(server().done).toHaveLength(before);
  });
  test.each([
    ["noCodec", "INCOMPATIBLE_DESTINATION", "refused"],
    ["noPath", "NETWORK_OUT_OF_ORDER", "noPath"],
  ] as const)("%s: the server is told %s", async (why, cause, fault) => {
    const { store, line, server, peer, leg, faults } = setUp();
    store.dispatch({ kind: "legAsked" });
    server().emit({ kind: "invited", ...call() });
    line.peerFailed({ peerId: peer()?.peerId ?? "", why, reason: "x" });
    expect(server().args("bye")).toEqual(["verto-1", cause]);
    expect([leg(), faults]).toEqual(["none", [fault]]);
  });
  test("cannot make the peer connection: the leg is given up, and asked for again", async () => {
    const { line, talks, server, peer, leg, lost } = setUp();
    await talks();
    line.peerFailed({ peerId: "older", why: "broken", reason: "x" });
    expect(leg()).toBe("up");
    line.peerFailed({ peerId: peer()?.peerId ?? "", why: "broken", reason: "refused" });
    expect(server().args("bye")).toEqual(["verto-1", "MEDIA_TIMEOUT"]);
    expect([leg(), lost()]).toEqual(["none", 1]);
  });
});

describe("the login", () => {
  test("logging in counts as connecting; a leg can reach us only once the server is ready", () => {
    const { server, link } = setUp();
    server().drops();
    server().become({ kind: "connecting", attempt: 2 });
    server().become({ kind: "loggingIn" });
    expect(link()).toBe("connecting");
    server().ready();
    expect(link()).toBe("open");
  });
  test("taken over by another program: told, and not fought", async () => {
    const { talks, server, leg, notices, sessids, lost } = setUp();
    await talks();
    server().become({ kind: "closed", why: "punted" });
    server().emit({ kind: "punted" });
    expect([leg(), lost(), sessids.length]).toEqual(["none", 1, 1]);
    expect(notices().map((each) => each.key)).toContain("lineTakenOver");
  });
  test("refused: told", () => {
    const { server, notices, link } = setUp();
    server().become({ kind: "closed", why: "loginRefused" });
    server().emit({ kind: "loginRefused", sessionInUse: false });
    expect(notices()).toMatchObject([{ key: "lineRefused" }]);
    expect(link()).toBe("failed");
  });
  test("refused: tried again, slowly by itself, at once when it is asked for, and not after signing out", async () => {
    const { server, line, sessids, clock } = setUp();
    const refuses = () => {
      server().become({ kind: "closed", why: "loginRefused" });
      server().emit({ kind: "loginRefused", sessionInUse: false });
    };
    refuses();
    clock.advance(15_000);
    expect(sessids).toHaveLength(2);
    refuses();
    line.wake();
    expect(sessids).toHaveLength(3);
    refuses();
    await line.stop();
    clock.advance(60_000);
    expect(sessids).toHaveLength(3);
  });
  test("the session id is another user's: a new one, without a word", () => {
    const { server, notices, sessids } = setUp();
    server().emit({ kind: "loginRefused", sessionInUse: true });
    expect(sessids).toEqual(["session-1", "session-2"]);
    expect(notices()).toEqual([]);
  });
  test("refused in a call: the next try has the same session id, for which the server keeps the leg", async () => {
    const { talks, server, sessids, clock, leg } = setUp();
    await talks();
    server().become({ kind: "closed", why: "loginRefused" });
    server().emit({ kind: "loginRefused", sessionInUse: false });
    clock.advance(15_000);
    expect(sessids).toEqual(["session-1", "session-1"]);
    server().ready(["verto-1"], [call("verto-1", "v=0 again")]);
    expect(leg()).toBe("negotiating");
  });
  test("taken over by another program: waking does not fight for it, a press takes it back", () => {
    const { line, server, sessids } = setUp();
    server().become({ kind: "closed", why: "punted" });
    server().emit({ kind: "punted" });
    line.wake();
    expect(sessids).toHaveLength(1);
    line.tryNow();
    expect(sessids).toEqual(["session-1", "session-2"]);
  });
  test("a press while it is there is no more than waking", () => {
    const { line, server, sessids } = setUp();
    line.tryNow();
    expect([server().done.at(-1), sessids.length]).toEqual(["wake", 1]);
  });
  test("a ring stops when the login is gone", () => {
    const { server, offers } = setUp();
    server().emit({ kind: "invited", ...call() });
    server().emit({ kind: "punted" });
    expect(offers().open).toEqual([]);
  });
  test("words of a client that was replaced are not heard", () => {
    const { server, line, offers } = setUp();
    const old = server();
    line.start(config);
    old.emit({ kind: "invited", ...call() });
    expect(offers().open).toEqual([]);
  });
  test("[complaint 14] after sleep nothing is believed", () => {
    const { line, server } = setUp();
    line.wake();
    expect(server().done).toContain("wake");
  });
});

describe("stop", () => {
  test("hangs up, closes, and leaves nothing behind", async () => {
    const { talks, line, server, leg, link, peer, clock } = setUp();
    await talks();
    const stopping = line.stop();
    await server().answers("bye");
    await stopping;
    expect(server().done.slice(-2)).toEqual(["bye verto-1", "close"]);
    expect([leg(), link(), peer(), clock.pending()]).toEqual(["none", "off", null, 0]);
  });
  test("a server that does not answer holds nobody up", async () => {
    const { talks, line, clock, leg } = setUp();
    await talks();
    const stopping = line.stop();
    clock.advance(1_500);
    await stopping;
    expect(leg()).toBe("none");
  });
  test("without a connection it does not wait for an answer", async () => {
    const { talks, line, server, leg } = setUp();
    await talks();
    server().drops();
    await line.stop();
    expect(leg()).toBe("none");
  });
  test("frames that come after it are not heard", async () => {
    const { line, server, offers } = setUp();
    const old = server();
    await line.stop();
    old.emit({ kind: "invited", ...call() });
    expect(offers().open).toEqual([]);
  });
});

test("stopped with its leg kept: nobody hangs up, and nothing of it is left here", async () => {
  const { server, talks, line, leg, link } = setUp();
  await talks();
  await line.stop({ keepLeg: true });
  expect(server().done.some((each) => each.startsWith("bye"))).toBe(false);
  expect([server().done.at(-1), leg(), link()]).toEqual(["close", "none", "off"]);
});

describe("the leg of the last run of the program", () => {
  const direct: LeftCall = {
    callId: "line:9",
    kind: "direct",
    direction: "inbound",
    number: "+15550009",
    name: "Dora Direct",
    queue: "",
    campaign: "",
    startedAt: 1,
    connectedAt: 2,
  };
  function back(claim: Claim) {
    const set = setUp();
    set.line.start(config, claim);
    return set;
  }
  test("is asked for with its session id, and taken before any workitem is known", async () => {
    const { server, sessids, inForce, leg, describes, peer, lost } = back({ sessid: "kept", direct: null });
    expect([sessids.at(-1), inForce.at(-1)]).toEqual(["kept", "kept"]);
    server().ready(["verto-8"], [call("verto-8", "v=0 fresh offer")]);
    expect([leg(), peer()?.remoteSdp]).toEqual(["negotiating", "v=0 fresh offer"]);
    const attaching = describes();
    await server().answers("attach");
    await attaching;
    expect([leg(), lost()]).toEqual(["up", 0]);
    expect(server().done).not.toContain("bye verto-8");
  });
  test("with a direct call on it: the call is back, and is ended over the leg", async () => {
    const { server, store, line, describes } = back({ sessid: "kept", direct });
    server().ready(["verto-8"], [call("verto-8")]);
    const attaching = describes();
    await server().answers("attach");
    await attaching;
    expect(store.get().calls.list).toMatchObject([{ callId: "line:9", phase: "active", connectedAt: 2 }]);
    const ending = line.endDirect("line:9");
    await server().answers("bye", { ok: true, value: { cause: "NORMAL_CLEARING" } });
    expect(await ending).toEqual(good);
  });
  test("that is gone: a direct call is over, and what became of the workitems is read", () => {
    const { server, store, lost, leg } = back({ sessid: "kept", direct });
    server().ready([], []);
    expect(store.get().calls.list).toMatchObject([{ callId: "line:9", phase: "ended", end: "whileAway" }]);
    expect([lost(), leg()]).toEqual([1, "none"]);
    // Only the first word on it counts.
    server().ready([], []);
    expect(lost()).toBe(1);
  });
  test("too old to be kept: a session id of our own", () => {
    const { server, sessids, lost } = back({ sessid: null, direct: null });
    expect(sessids.at(-1)).toBe("session-2");
    server().ready([], []);
    expect(lost()).toBe(1);
  });
  test("whose session id is somebody else's now: a new one, and the end is found out", () => {
    const { server, sessids, inForce, lost } = back({ sessid: "kept", direct: null });
    server().become({ kind: "loggingIn" });
    server().emit({ kind: "loginRefused", sessionInUse: true });
    expect([sessids.at(-1), inForce.at(-1)]).toEqual(["session-3", "session-3"]);
    server().ready([], []);
    expect(lost()).toBe(1);
  });
  test("a second leg under the same id is not ours to keep", () => {
    const { server, leg } = back({ sessid: "kept", direct: null });
    server().ready(["verto-8", "verto-9"], [call("verto-8"), call("verto-9")]);
    expect(leg()).toBe("negotiating");
    expect(server().done.filter((each) => each.startsWith("bye"))).toEqual(["bye verto-9"]);
  });
});
