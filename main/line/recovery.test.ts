import { describe, expect, test } from "vitest";
import type { LeftCall } from "../state/events.ts";
import { workitem } from "../state/test-samples.ts";
import type { FarReport } from "./media-health.ts";
import type { Claim } from "./memory.ts";
import { call, config, good, setUp } from "./test-line.ts";
import { failed } from "./verto/failure.ts";

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
  test("a leg that was hung up meanwhile is not taken back for a workitem that lives on", async () => {
    const { server, talks, line, leg } = setUp();
    await talks();
    server().drops();
    line.hangUp();
    await server().answers("bye", failed("notReady"));
    server().ready(["verto-1"], [call()]);
    expect([leg(), server().done.filter((each) => each === "bye verto-1").length]).toEqual(["none", 2]);
  });
  test("what the server kept and nobody here knows is hung up", () => {
    const { server } = setUp();
    server().drops();
    server().ready(["stray"], [call("stray")]);
    expect(server().args("bye")).toEqual(["stray", undefined]);
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
  test("with which a supervisor was on somebody's calls: it is ended, and nobody goes on to be listened to unseen", () => {
    const { server, leg, lost } = back({ sessid: "kept", direct: null, monitors: true });
    server().ready(["verto-8"], [call("verto-8")]);
    expect(server().done).toContain("bye verto-8");
    expect([leg(), lost()]).toEqual(["none", 0]);
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
