import { describe, expect, test } from "vitest";
import { workitem } from "../state/test-samples.ts";
import { call, setUp } from "./test-line.ts";
import { failed } from "./verto/failure.ts";

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
