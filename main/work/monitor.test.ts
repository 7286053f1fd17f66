import { describe, expect, test } from "vitest";
import { followMonitoring } from "../effects/follow-monitoring.ts";
import { offer } from "../state/test-samples.ts";
import { acceptOffer } from "./accept.ts";
import { changeMonitoring, leaveMonitoring, startMonitoring } from "./monitor.ts";
import { createMuter } from "./mute.ts";
import { settled, testContext } from "./test-context.ts";

const ana = { userId: "u-ana", name: "Ana Alvarez", mode: "listen" } as const;

function supervisor() {
  const set = testContext({ isSupervisor: true });
  const stop = followMonitoring(set.context);
  const { store, context } = set;
  const monitoring = () => store.get().monitor;
  const legUp = () => store.dispatch({ kind: "legUp", id: "leg-1" });
  const legEnds = () => store.dispatch({ kind: "legEnded", cause: "x" });
  return {
    ...set,
    stop,
    monitoring,
    legUp,
    legEnds,
    start: (wish: Parameters<typeof startMonitoring>[1] = ana) => startMonitoring(context, wish),
    async listening() {
      const started = startMonitoring(context, ana);
      await settled();
      await set.answers("users.listen");
      legUp();
      await started;
    },
  };
}

describe("getting on an agent's call", () => {
  test("asks once, and is heard with the leg that the server rings", async () => {
    const { start, asked, answers, monitoring, legUp, clock } = supervisor();
    const started = start();
    await settled();
    expect((await start()).ok).toBe(false);
    expect(asked()).toEqual(["users.listen"]);
    await answers("users.listen");
    legUp();
    await started;
    expect(monitoring().now).toMatchObject({ phase: "on", mode: "listen", name: "Ana Alvarez" });
    clock.advance(60_000);
    expect(monitoring().now?.phase).toBe("on");
    expect(asked()).toEqual(["users.listen"]);
  });

  test("a line that is not rung by itself is asked for", async () => {
    const { start, asked, answers, clock, store } = supervisor();
    void start();
    await settled();
    await answers("users.listen");
    clock.advance(1_500);
    expect(asked()).toEqual(["users.listen", "users.connectToServer"]);
    expect(store.get().line.leg.phase).toBe("asked");
  });

  test("no sound in time: it is given up and said, and the server is told", async () => {
    const { start, asked, answers, clock, monitoring } = supervisor();
    void start();
    await settled();
    await answers("users.listen");
    clock.advance(1_500);
    await answers("users.connectToServer");
    clock.advance(12_000);
    await settled();
    await answers("users.disconnectFromServer");
    expect(asked()).toEqual(["users.listen", "users.connectToServer", "users.disconnectFromServer"]);
    expect(monitoring().last).toMatchObject({ end: "noLine" });
  });

  test.each(["forbidden", "webPage", "refused", "notFound"] as const)(
    "refused (%s): said, once, with nothing torn down",
    async (code) => {
      const { start, asked, refuses, monitoring } = supervisor();
      const started = start();
      await settled();
      await refuses("users.listen", code);
      expect(await started).toEqual({ ok: true, value: undefined });
      expect(monitoring()).toMatchObject({ now: null, last: { end: "refused", code } });
      // Who may not listen may not be a supervisor any more: that is read.
      const isRead = code === "forbidden" || code === "webPage";
      expect(asked()).toEqual(isRead ? ["users.listen", "session.resync"] : ["users.listen"]);
    },
  );

  test("the answer is lost and the line rings: it happened", async () => {
    const { start, asked, refuses, monitoring, legUp } = supervisor();
    void start();
    await settled();
    await refuses("users.listen", "timeout");
    legUp();
    expect(monitoring().now?.phase).toBe("on");
    expect(asked()).toEqual(["users.listen"]);
  });

  test("the answer is lost and nothing rings: said after a while, and never asked twice", async () => {
    const { start, asked, refuses, answers, monitoring, clock } = supervisor();
    void start();
    await settled();
    await refuses("users.listen", "timeout");
    clock.advance(5_000);
    await settled();
    await answers("users.disconnectFromServer");
    expect(monitoring().last).toMatchObject({ end: "unclear" });
    expect(asked()).toEqual(["users.listen", "users.disconnectFromServer"]);
  });

  test("on a line that stood before only the server's word shows it", async () => {
    const { start, refuses, monitoring, legUp, store } = supervisor();
    legUp();
    void start();
    await settled();
    await refuses("users.listen", "timeout");
    expect(monitoring().now?.phase).toBe("starting");
    const me = { userId: "u-amy", name: "Amy", mode: "listen" } as const;
    store.dispatch({ kind: "watchersReported", userId: "u-ana", watchers: [me], call: null, end: null });
    expect(monitoring().now?.phase).toBe("on");
  });

  test.each(["agent", "own call", "own number"] as const)("not for %s", async (who) => {
    const set = who === "agent" ? testContext() : testContext({ isSupervisor: true });
    if (who === "own call") set.talks();
    if (who === "own number") set.store.dispatch({ kind: "dialAsked", number: "1", name: "" });
    const started = await startMonitoring(set.context, ana);
    expect(started).toMatchObject({ ok: false, error: { code: "notAllowed" } });
    if (who !== "agent") expect(started).toMatchObject({ error: { reason: "ownCall" } });
    expect(set.asked()).toEqual([]);
  });
});

describe("changing how", () => {
  test("keeps the leg, and the microphone waits for the yes", async () => {
    const { listening, context, answers, asked, store, done, monitoring } = supervisor();
    await listening();
    const changed = changeMonitoring(context, "coach");
    await settled();
    expect(store.get().voice.microphone).toBe("closed");
    await answers("users.coach");
    expect(await changed).toMatchObject({ ok: true });
    expect(store.get().voice.microphone).toBe("open");
    expect(asked()).toEqual(["users.listen", "users.coach"]);
    expect([monitoring().now?.phase, done]).toEqual(["on", []]);
  });

  test("refused: it stays as it was, and the answer says why", async () => {
    const { listening, context, refuses, monitoring, store } = supervisor();
    await listening();
    const changed = changeMonitoring(context, "join");
    await settled();
    await refuses("users.join", "refused");
    expect(await changed).toMatchObject({ ok: false, error: { code: "refused" } });
    expect(monitoring().now).toMatchObject({ mode: "listen", wanted: "listen", isWaiting: false });
    expect(store.get().voice.microphone).toBe("closed");
  });

  test("the answer is lost: the server's word decides, else it is said, and nothing is sent again", async () => {
    const { listening, context, refuses, asked, store, monitoring, clock } = supervisor();
    await listening();
    const first = changeMonitoring(context, "coach");
    await settled();
    await refuses("users.coach", "timeout");
    const me = { userId: "u-amy", name: "Amy", mode: "coach" } as const;
    store.dispatch({ kind: "watchersReported", userId: "u-ana", watchers: [me], call: null, end: null });
    expect(await first).toMatchObject({ ok: true });
    const second = changeMonitoring(context, "join");
    await settled();
    await refuses("users.join", "timeout");
    clock.advance(5_000);
    expect(await second).toMatchObject({ ok: false, error: { code: "timeout" } });
    expect(monitoring().now).toMatchObject({ mode: "coach", phase: "on" });
    expect(asked()).toEqual(["users.listen", "users.coach", "users.join"]);
  });

  test("listening again closes the microphone with the press", async () => {
    const { listening, context, answers, store } = supervisor();
    await listening();
    void changeMonitoring(context, "join");
    await settled();
    await answers("users.join");
    expect(store.get().voice.microphone).toBe("open");
    void changeMonitoring(context, "listen");
    expect(store.get().voice.microphone).toBe("closed");
  });
});

describe("[supervisor complaint 10] leaving", () => {
  test("ends the leg at once, tells the server, and one can listen again", async () => {
    const { listening, context, answers, done, monitoring, legEnds, start, asked } = supervisor();
    await listening();
    const left = leaveMonitoring(context);
    expect([done, monitoring().now?.phase]).toEqual([["hangUp"], "leaving"]);
    expect(await leaveMonitoring(context)).toMatchObject({ ok: false, error: { code: "busy" } });
    legEnds();
    await settled();
    await answers("users.disconnectFromServer");
    expect(await left).toMatchObject({ ok: true });
    expect(monitoring()).toMatchObject({ now: null, last: { end: "left" } });
    void start();
    await settled();
    expect(asked("users.listen")).toHaveLength(2);
  });

  test("while it is being asked for: what rings after all is ended", async () => {
    const { start, context, answers, done, monitoring, legUp, asked } = supervisor();
    void start();
    await settled();
    const left = leaveMonitoring(context);
    await answers("users.listen");
    legUp();
    await settled();
    expect(asked().at(-1)).toBe("users.disconnectFromServer");
    await answers("users.disconnectFromServer");
    await left;
    expect(monitoring()).toMatchObject({ now: null });
    expect(done).toContain("hangUp");
  });

  test("a server that does not answer keeps nobody on the call", async () => {
    const { listening, context, refuses, monitoring, legEnds } = supervisor();
    await listening();
    const left = leaveMonitoring(context);
    legEnds();
    await settled();
    await refuses("users.disconnectFromServer", "timeout");
    expect(await left).toMatchObject({ ok: true });
    expect(monitoring().now).toBeNull();
  });

  test("on a telephone of one's own only the server ends it: where it refuses, one is still on the call", async () => {
    const { listening, context, refuses, monitoring, store, done } = supervisor();
    store.dispatch({ kind: "lineModeReported", mode: "phone", number: "+15550100" });
    await listening();
    const left = leaveMonitoring(context);
    await settled();
    await refuses("users.disconnectFromServer", "serverError");
    expect(await left).toMatchObject({ ok: false });
    expect([monitoring().now?.phase, done]).toEqual(["on", []]);
  });

  test("another agent: off the one, on the other", async () => {
    const { listening, start, answers, asked, monitoring, legEnds, legUp } = supervisor();
    await listening();
    void start({ userId: "u-ben", name: "Ben", mode: "coach" });
    legEnds();
    await settled();
    await answers("users.disconnectFromServer");
    await answers("users.coach");
    legUp();
    expect(asked()).toEqual(["users.listen", "users.disconnectFromServer", "users.coach"]);
    expect(monitoring().now).toMatchObject({ userId: "u-ben", mode: "coach", phase: "on" });
  });
});

describe("what takes a supervisor off", () => {
  test("the leg ends: the server's word on why has a moment to come, else it is the line", async () => {
    const said = supervisor();
    await said.listening();
    said.legEnds();
    said.store.dispatch({
      kind: "watchersReported",
      userId: "u-ana",
      watchers: [],
      call: null,
      end: "callEnded",
    });
    said.clock.advance(1_000);
    expect(said.monitoring().last?.end).toBe("callEnded");
    const silent = supervisor();
    await silent.listening();
    silent.legEnds();
    expect(silent.monitoring().now).not.toBeNull();
    silent.clock.advance(1_000);
    expect(silent.monitoring()).toMatchObject({ now: null, last: { end: "lineEnded" } });
    silent.stop();
  });

  test("a call of their own is accepted: first off the agent's", async () => {
    const { listening, context, store, asked, answers, legEnds, monitoring } = supervisor();
    await listening();
    store.dispatch({ kind: "offerMade", offer: offer("o1") });
    void acceptOffer(context, "o1");
    legEnds();
    await settled();
    expect(asked("acd")).toEqual([]);
    await answers("users.disconnectFromServer");
    expect(asked("acd")).toEqual(["acd.accept"]);
    expect(monitoring().last?.end).toBe("ownCall");
  });

  test("the authority is withdrawn", async () => {
    const { listening, store, answers, monitoring, legEnds } = supervisor();
    await listening();
    store.dispatch({ kind: "authorityReported", isSupervisor: false });
    legEnds();
    await settled();
    await answers("users.disconnectFromServer");
    expect(monitoring()).toMatchObject({ now: null, last: { end: "notAllowed" } });
  });
});

test("mute is of the supervisor's own leg: the server is told of the user, not of a workitem", async () => {
  const { listening, context, answers, asked, store } = supervisor();
  await listening();
  const muter = createMuter(context);
  expect(muter.set()).toMatchObject({ ok: false, error: { reason: "listening" } });
  void changeMonitoring(context, "coach");
  await settled();
  await answers("users.coach");
  expect(muter.set()).toMatchObject({ ok: true });
  expect(store.get().voice.muted).toBe(true);
  expect(asked().at(-1)).toBe("users.mute");
  await answers("users.mute");
  expect(store.get().line.mute).toEqual({ muted: true, server: true, asked: null, by: "agent" });
  muter.set();
  expect(asked().at(-1)).toBe("users.unMute");
});
