import { describe, expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { silentLog } from "../../shared/log.ts";
import type { WorkitemFacts } from "../state/events.ts";
import { createStore, type EventInput } from "../state/store.ts";
import { signedInFacts, workitem } from "../state/test-samples.ts";
import type { InCall } from "./in-call-file.ts";
import { createLineMemory } from "./memory.ts";

const amy = { provider: "https://acme.example", username: "amy" };
const left = (more: Partial<InCall> = {}): InCall => ({
  ...amy,
  sessid: "session-1",
  aliveAt: 1_000_000 - 20_000,
  muted: false,
  statusId: "available",
  calls: [leftCall()],
  ...more,
});
const leftCall = (more: Partial<InCall["calls"][number]> = {}): InCall["calls"][number] => ({
  callId: "w1",
  kind: "workitem",
  direction: "inbound",
  number: "+15552013344",
  name: "Carl Customer",
  queue: "Sales",
  campaign: "Spring",
  startedAt: 900_000,
  connectedAt: 905_000,
  ...more,
});
const direct = leftCall({ callId: "line:1", kind: "direct", name: "Dora Direct" });

function setUp(found: InCall | null = null, wallAhead = 0) {
  const clock = fakeClock();
  clock.setWall(wallAhead);
  const store = createStore(clock.now);
  let disk = found;
  const muteReported: boolean[] = [];
  const memory = createLineMemory({
    store,
    clock,
    log: silentLog,
    file: {
      read: async () => disk,
      keep(next) {
        disk = next;
      },
      written: async () => {},
    },
    tellMute: () => muteReported.push(store.get().line.mute.muted),
  });
  return {
    clock,
    store,
    memory,
    muteReported,
    disk: () => disk,
    signIn() {
      for (const fact of signedInFacts) store.dispatch(fact);
    },
    reads: (...workitems: WorkitemFacts[]) =>
      store.dispatch({ kind: "workitemsRead", workitems, askedAt: clock.now() }),
    tell: (...facts: EventInput[]) => {
      for (const fact of facts) store.dispatch(fact);
    },
    calls: () => store.get().calls.list.map(({ callId, phase, end }) => [callId, phase, end]),
    notices: () => store.get().desktop.notices,
    mute: () => store.get().line.mute,
  };
}
const legIsUp: readonly EventInput[] = [
  { kind: "legNegotiating", id: "leg-1" },
  { kind: "legUp", id: "leg-1" },
];

describe("while a call is up", () => {
  async function working() {
    const set = setUp();
    await set.memory.look();
    set.signIn();
    expect(set.memory.claim(amy)).toBeNull();
    set.memory.inForce("session-7");
    return set;
  }
  test("nothing is written before there is one, and nothing is left after it", async () => {
    const { tell, disk } = await working();
    expect(disk()).toBeNull();
    tell({ kind: "workitemReported", workitem: workitem() }, ...legIsUp);
    expect(disk()).toMatchObject({
      ...amy,
      sessid: "session-7",
      aliveAt: 1_000_000,
      muted: false,
      statusId: "available",
      calls: [{ callId: "w1", kind: "workitem", number: "+15552013344", connectedAt: 1_000 }],
    });
    tell({ kind: "muteAsked", muted: true });
    expect(disk()?.muted).toBe(true);
    tell({ kind: "workitemReported", workitem: workitem("w1", { state: "terminated", modifiedAt: 3_000 }) });
    expect(disk()?.calls).toEqual([]);
    tell({ kind: "legEnded", cause: "NORMAL_CLEARING" });
    expect(disk()).toBeNull();
  });
  test("that the program is there is noted while it is, and not for ever after", async () => {
    const { tell, disk, clock, memory } = await working();
    tell({ kind: "workitemReported", workitem: workitem() });
    clock.advance(12_000);
    expect(disk()?.aliveAt).toBe(1_010_000);
    tell({ kind: "callEnded", callId: "w1", end: "lost" });
    expect(disk()).toBeNull();
    clock.advance(60_000);
    expect(disk()).toBeNull();
    await memory.close();
    expect(clock.pending()).toBe(0);
  });
  test("signing out and quitting leave nothing", async () => {
    const { tell, disk, memory } = await working();
    tell({ kind: "workitemReported", workitem: workitem() }, ...legIsUp, { kind: "signOutStarted" });
    expect(disk()).toBeNull();
    const other = await working();
    other.tell({ kind: "workitemReported", workitem: workitem() }, ...legIsUp);
    expect(other.disk()).not.toBeNull();
    await other.memory.close();
    expect(other.disk()).toBeNull();
    await memory.close();
  });
  test("handed over at the end of a session, it waits for the next sign-in", async () => {
    const { tell, disk, memory, store, clock } = await working();
    expect(memory.handOver()).toBe(false);
    tell({ kind: "workitemReported", workitem: workitem() }, ...legIsUp, { kind: "muteAsked", muted: true });
    clock.advance(1_000);
    expect(memory.handOver()).toBe(true);
    tell({ kind: "signOutStarted" }, { kind: "signedOut", why: "sessionExpired", error: null });
    clock.advance(30_000);
    expect(disk()).toMatchObject({ sessid: "session-7", aliveAt: 1_001_000 });
    expect(store.get().session.callLeft).toEqual({ until: 1_121_000 });
    expect(memory.claim(amy)).toEqual({ sessid: "session-7", direct: null });
    expect(store.get().line.mute.muted).toBe(true);
  });
  test("a supervisor's leg on an agent's calls is kept as such, and claimed only to be ended", async () => {
    const { tell, disk } = await working();
    tell(
      { kind: "monitorAsked", userId: "u-ana", name: "Ana", mode: "coach" },
      { kind: "monitorTaken" },
      ...legIsUp,
    );
    expect(disk()).toMatchObject({ monitors: true, calls: [] });
    const next = setUp(disk());
    await next.memory.look();
    expect(next.store.get().session.callLeft).toBeNull();
    expect(next.memory.claim(amy)).toMatchObject({ sessid: "session-7", monitors: true });
  });
  test("of a telephone of the user's own there is nothing to take back", async () => {
    const { tell, disk } = await working();
    tell({ kind: "lineModeReported", mode: "phone" }, { kind: "workitemReported", workitem: workitem() });
    expect(disk()).toBeNull();
  });
});

describe("at the next start", () => {
  test("the sign-in screen knows of it for as long as the server does", async () => {
    const { memory, store, clock } = setUp(left());
    await memory.look();
    expect(store.get().session.callLeft).toEqual({ until: 1_000_000 + 100_000 });
    clock.advance(100_000);
    expect(store.get().session.callLeft).toBeNull();
  });
  test("a clock that was set back makes it last no longer", async () => {
    const { memory, store } = setUp(left({ aliveAt: 9_000_000 }));
    await memory.look();
    expect(store.get().session.callLeft).toEqual({ until: 1_000_000 + 120_000 });
  });
  test("it is claimed once, with the session id, the wanted status and the mute", async () => {
    const { memory, store, mute } = setUp(left({ muted: true, statusId: "break" }));
    await memory.look();
    expect(memory.claim(amy)).toEqual({ sessid: "session-1", direct: null });
    expect(store.get().session.callLeft).toBeNull();
    expect(store.get().agent.chosen).toBe("break");
    expect(mute()).toMatchObject({ muted: true, by: "agent" });
    expect(memory.claim(amy)).toBeNull();
  });
  test.each([{ username: "ben" }, { provider: "https://other.example" }])(
    "to another account it is nothing: %o",
    async (other) => {
      const { memory, disk, notices, reads, signIn } = setUp(left());
      await memory.look();
      expect(memory.claim({ ...amy, ...other })).toBeNull();
      signIn();
      reads();
      expect([disk(), notices()]).toEqual([null, []]);
    },
  );
  test("what the server does not keep any more is not asked for, but an end is told", async () => {
    const { memory, clock, signIn, reads, calls } = setUp(left());
    await memory.look();
    clock.advance(100_000);
    expect(memory.claim(amy)).toEqual({ sessid: null, direct: null });
    signIn();
    reads();
    expect(calls()).toEqual([["w1", "ended", "whileAway"]]);
  });
  test("of the day before nothing is told", async () => {
    const { memory, disk, store } = setUp(left({ aliveAt: 1_000_000 - 13 * 3_600_000 }));
    await memory.look();
    expect([disk(), store.get().session.callLeft, memory.claim(amy)]).toEqual([null, null, null]);
  });
});

describe("once the server has said what is true", () => {
  async function back(found: InCall) {
    const set = setUp(found);
    await set.memory.look();
    set.signIn();
    set.memory.claim(amy);
    set.memory.inForce("session-1");
    return set;
  }
  test("a call that goes on goes on, and is noted again", async () => {
    const { reads, calls, notices, disk, tell, clock } = await back(left());
    clock.advance(500);
    // Not forgotten before it is known.
    expect(disk()?.aliveAt).toBe(980_000);
    reads(workitem());
    expect([calls(), notices()]).toEqual([[["w1", "active", null]], []]);
    expect(disk()).toMatchObject({ aliveAt: 1_000_500, calls: [{ callId: "w1" }] });
    tell({ kind: "callEnded", callId: "w1", end: "farEndHungUp" });
    expect(disk()).toBeNull();
  });
  test("one that ended meanwhile is told, with its number, and once", async () => {
    const { reads, calls, notices, disk, store } = await back(
      left({ calls: [leftCall(), leftCall({ callId: "w2", name: "Other" })] }),
    );
    reads(workitem("w2"));
    reads(workitem("w2"));
    expect(calls()).toEqual([
      ["w2", "active", null],
      ["w1", "ended", "whileAway"],
    ]);
    expect(notices()).toMatchObject([
      { key: "callEndedAway", values: { name: "Carl Customer" }, redial: "+15552013344" },
    ]);
    expect(disk()?.calls.map((call) => call.callId)).toEqual(["w2"]);
    expect(store.get().offers.open).toEqual([]);
  });
  test("with all of them over, mute and file are over too", async () => {
    const { reads, mute, disk } = await back(left({ muted: true }));
    expect(mute().muted).toBe(true);
    reads();
    expect(mute().muted).toBe(false);
    expect(disk()).toBeNull();
  });
  test("a mute that the server has not heard of is told to it; its own word opens nothing", async () => {
    const { reads, mute, muteReported, tell } = await back(left({ muted: true }));
    tell({ kind: "muteReported", muted: false });
    reads(workitem());
    expect(mute().muted).toBe(true);
    expect(muteReported).toEqual([true]);
  });
  test("a mute that it knows of needs no word", async () => {
    const { reads, mute, muteReported, tell } = await back(left({ muted: true }));
    tell({ kind: "muteReported", muted: true });
    reads(workitem());
    expect([mute().muted, mute().by, muteReported]).toEqual([true, "agent", []]);
  });
  test("a direct call is waited for by its leg: until then nothing is forgotten", async () => {
    const { reads, mute, disk, tell, calls } = await back(left({ muted: true, calls: [direct] }));
    reads();
    expect([mute().muted, disk()?.sessid]).toEqual([true, "session-1"]);
    tell({ kind: "callTakenBack", call: direct }, ...legIsUp, {
      kind: "directCallAnswered",
      callId: "line:1",
    });
    expect(calls()).toEqual([["line:1", "active", null]]);
    expect(mute().muted).toBe(true);
    expect(disk()?.calls).toMatchObject([{ callId: "line:1", kind: "direct", connectedAt: 905_000 }]);
  });
  test("a direct call that is gone is told", async () => {
    const { reads, tell, calls, notices, disk, mute } = await back(left({ muted: true, calls: [direct] }));
    tell({ kind: "callEndedAway", call: direct });
    reads();
    expect(calls()).toEqual([["line:1", "ended", "whileAway"]]);
    expect(notices()).toMatchObject([{ key: "callEndedAway", values: { name: "Dora Direct" } }]);
    expect([disk(), mute().muted]).toEqual([null, false]);
  });
});

describe("the computer's clock is set an hour forward", () => {
  const hour = 3_600_000;

  test("while the program is away: the file's times go by the wall clock, ours by the program's", async () => {
    const { memory, store } = setUp(left({ calls: [direct], aliveAt: 1_000_000 + hour - 20_000 }), hour);
    await memory.look();
    expect(store.get().session.callLeft).toEqual({ until: 1_000_000 - 20_000 + 120_000 });
    expect(memory.claim(amy)).toMatchObject({
      sessid: "session-1",
      direct: { connectedAt: 905_000 - hour },
    });
  });

  test("in the call: what is left says so by the wall clock, and the next start takes it back", async () => {
    const { memory, store, clock, signIn, reads, disk } = setUp();
    memory.claim(amy);
    signIn();
    memory.inForce("session-1");
    reads(workitem("w1", { state: "active" }));
    clock.setWall(hour);
    clock.advance(5_000);
    expect(disk()?.aliveAt).toBe(clock.wall());
    const { startedAt } = store.get().calls.list[0] ?? { startedAt: 0 };
    expect(disk()?.calls[0]?.startedAt).toBe(startedAt + hour);
  });
});
