import { describe, expect, it } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { fakeOpener } from "./fake-socket.ts";
import { type KeepSocketOptions, type KeptState, keepSocket, pingBeat } from "./keep-socket.ts";

function setUp(more: Partial<KeepSocketOptions> = {}) {
  const clock = fakeClock();
  const net = fakeOpener();
  const states: KeptState[] = [];
  const texts: string[] = [];
  const kept = keepSocket({
    target: () => ({ url: "ws://contact.centre" }),
    text: (text) => texts.push(text),
    changed: (state) => states.push(state),
    clock,
    random: () => 0,
    open: net.open,
    ...more,
  });
  const kinds = () => states.map((state) => state.kind);
  return { clock, net, states, texts, kept, kinds };
}
/** Lets what was resolved run. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("a kept socket", () => {
  it("connects, opens and hands on text", () => {
    const { kept, net, kinds, texts } = setUp();
    expect(kept.state()).toEqual({ kind: "closed", why: { kind: "notStarted" } });
    kept.start();
    expect(kept.send("early")).toBe(false);
    net.latest().opens();
    net.latest().says("hello");
    expect(kept.send("there")).toBe(true);
    expect(kinds()).toEqual(["connecting", "open"]);
    expect(texts).toEqual(["hello"]);
    expect(net.latest().sent).toEqual(["there"]);
  });

  it("[complaint 13] comes back after a loss, waiting longer each time, and never gives up", () => {
    const { kept, net, states, clock } = setUp();
    kept.start();
    net.latest().opens();
    net.latest().finish(1006);
    expect(states.at(-1)).toEqual({
      kind: "waiting",
      retryAt: clock.now() + 250,
      attempt: 1,
      why: { kind: "closed", code: 1006, reason: "" },
    });
    const waits: number[] = [];
    for (let i = 0; i < 50; i++) {
      const state = kept.state();
      if (state.kind !== "waiting") throw new Error(state.kind);
      waits.push(state.retryAt - clock.now());
      clock.advance(state.retryAt - clock.now());
      expect(kept.state()).toEqual({ kind: "connecting", attempt: i + 1 });
      net.latest().finish();
    }
    expect(waits.slice(0, 7)).toEqual([250, 500, 1000, 2000, 4000, 7500, 7500]);
    expect(net.made).toHaveLength(51);
  });

  it("does not count a server that accepts and drops as a success", () => {
    const { kept, net, clock } = setUp();
    kept.start();
    for (const attempt of [1, 2, 3]) {
      net.latest().opens();
      net.latest().finish();
      const state = kept.state();
      if (state.kind !== "waiting") throw new Error(state.kind);
      expect(state.attempt).toBe(attempt);
      clock.advance(state.retryAt - clock.now());
    }
    net.latest().opens();
    kept.settle();
    net.latest().finish();
    expect(kept.state()).toMatchObject({ kind: "waiting", attempt: 1 });
    clock.advance(250);
    net.latest().opens();
    clock.advance(10_000);
    net.latest().finish();
    expect(kept.state()).toMatchObject({ kind: "waiting", attempt: 1 });
  });

  it("gives a handshake that hangs a time-out", () => {
    const { kept, net, clock } = setUp({ handshakeMs: 3_000 });
    kept.start();
    clock.advance(2_999);
    expect(kept.state().kind).toBe("connecting");
    clock.advance(1);
    expect(kept.state()).toMatchObject({ kind: "waiting", why: { kind: "handshakeTimeout" } });
    expect(net.latest().readyState).toBe(3);
  });

  it("closes for good, with no timer left and nothing told of the old socket", () => {
    const { kept, net, kinds, texts, clock } = setUp({ beat: pingBeat });
    kept.start();
    net.latest().opens();
    kept.close();
    net.latest().says("late");
    kept.wake();
    kept.restart("why");
    expect(kinds()).toEqual(["connecting", "open", "closed"]);
    expect(texts).toEqual([]);
    expect(clock.pending()).toBe(0);
    clock.advance(100_000);
    expect(net.made).toHaveLength(1);
  });

  it("stops on the user's verdict and starts again only when asked", () => {
    const { kept, net, clock } = setUp();
    kept.start();
    net.latest().opens();
    kept.refuse("punted");
    expect(kept.state()).toEqual({ kind: "closed", why: { kind: "refused", reason: "punted" } });
    clock.advance(100_000);
    expect(net.made).toHaveLength(1);
    kept.start();
    net.latest().opens();
    expect(kept.state().kind).toBe("open");
  });

  it("stops at a close code that says no", () => {
    const { kept, net } = setUp({ refusingCloses: [4401] });
    kept.start();
    net.latest().opens();
    net.latest().finish(4401);
    expect(kept.state()).toEqual({
      kind: "closed",
      why: { kind: "refused", reason: "closeCode", status: 4401 },
    });
  });

  it("asks for its target at each attempt", () => {
    let token = 1;
    const { kept, net, clock } = setUp({
      target: () => ({ url: "ws://contact.centre", headers: { Authorization: `t${token++}` } }),
    });
    kept.start();
    net.latest().finish();
    clock.advance(250);
    expect(net.made.map((ws) => ws.options.headers)).toEqual([
      { Authorization: "t1" },
      { Authorization: "t2" },
    ]);
  });

  it("survives being closed from its own callback", () => {
    let opened = 0;
    const harness = setUp({
      opened: () => opened++,
      changed: (state) => state.kind === "open" && harness.kept.close(),
    });
    harness.kept.start();
    harness.net.latest().opens();
    expect(opened).toBe(0);
    expect(harness.kept.state().kind).toBe("closed");
    expect(harness.clock.pending()).toBe(0);
  });
});

describe("its heartbeat", () => {
  it("keeps a socket that proves its life", async () => {
    const { kept, net, clock } = setUp({ beat: pingBeat });
    kept.start();
    net.latest().opens();
    for (const beat of [1, 2, 3]) {
      clock.advance(10_000);
      expect(net.latest().pings).toBe(beat);
      clock.advance(4_999);
      net.latest().emit("pong");
      await settled();
    }
    clock.advance(9_999);
    expect(kept.state().kind).toBe("open");
  });

  it("drops a socket that misses its deadline", () => {
    const { kept, net, clock } = setUp({ beat: pingBeat });
    kept.start();
    net.latest().opens();
    clock.advance(14_999);
    expect(kept.state().kind).toBe("open");
    clock.advance(1);
    expect(kept.state()).toMatchObject({ kind: "waiting", why: { kind: "beatMissed" } });
    expect(net.latest().readyState).toBe(3);
  });

  it("takes any message since the beat for life", () => {
    const { kept, net, clock } = setUp({ beat: pingBeat });
    kept.start();
    net.latest().opens();
    clock.advance(10_000);
    net.latest().says("something");
    clock.advance(5_000);
    expect(kept.state().kind).toBe("open");
    clock.advance(15_000);
    expect(kept.state()).toMatchObject({ kind: "waiting", why: { kind: "beatMissed" } });
  });

  it("lets a beat that proves nothing wait for its deadline, not for ever", async () => {
    const { kept, net, clock } = setUp({ beat: () => Promise.resolve(false) });
    kept.start();
    net.latest().opens();
    clock.advance(10_000);
    await settled();
    expect(kept.state().kind).toBe("open");
    clock.advance(5_000);
    expect(kept.state().kind).toBe("waiting");
  });

  it("is not set when there is none: silence alone ends nothing", () => {
    const { kept, net, clock } = setUp();
    kept.start();
    net.latest().opens();
    clock.advance(3_600_000);
    expect(kept.state().kind).toBe("open");
    expect(net.latest().pings).toBe(0);
  });
});

describe("waking", () => {
  it("tries at once instead of waiting", () => {
    const { kept, net, clock } = setUp();
    kept.start();
    for (let i = 0; i < 6; i++) {
      net.latest().finish();
      clock.advance(15_000);
    }
    net.latest().finish();
    const tries = net.made.length;
    kept.wake();
    expect(net.made).toHaveLength(tries + 1);
    expect(kept.state()).toEqual({ kind: "connecting", attempt: 0 });
  });

  it("does not wait for an attempt from before the sleep", () => {
    const { kept, net } = setUp();
    kept.start();
    kept.wake();
    expect(net.made).toHaveLength(2);
    expect(net.made[0]?.readyState).toBe(3);
  });

  it("[complaint 15] does not believe an open socket that does not answer", () => {
    const { kept, net, clock, kinds } = setUp({ beat: pingBeat });
    kept.start();
    net.latest().opens();
    kept.wake();
    expect(net.latest().pings).toBe(1);
    net.latest().says("what lay in the buffer");
    clock.advance(1_000);
    expect(kinds()).toEqual(["connecting", "open", "connecting"]);
    expect(net.made[0]?.readyState).toBe(3);
  });

  it("keeps an open socket that answers", async () => {
    const { kept, net, clock } = setUp({ beat: pingBeat });
    kept.start();
    net.latest().opens();
    kept.wake();
    net.latest().emit("pong");
    await settled();
    clock.advance(5_000);
    expect(kept.state().kind).toBe("open");
    expect(net.made).toHaveLength(1);
  });

  it("drops an open socket unheard when it cannot prove anything", () => {
    for (const more of [{}, { beat: pingBeat, wakeDeadlineMs: 0 }]) {
      const { kept, net, kinds } = setUp(more);
      kept.start();
      net.latest().opens();
      kept.wake();
      expect(kinds()).toEqual(["connecting", "open", "connecting"]);
    }
  });
});
