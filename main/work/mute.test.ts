import { describe, expect, test } from "vitest";
import { offerCommands } from "../commands/offer.ts";
import { agreeOnMute } from "../effects/agree-on-mute.ts";
import { offer, workitem } from "../state/test-samples.ts";
import type { Context } from "./context.ts";
import { createMuter } from "./mute.ts";
import { settled, testContext } from "./test-context.ts";

function muterOf(context: Context) {
  const muter = createMuter(context);
  agreeOnMute({ store: context.store, muter });
  return muter;
}

function talking() {
  const set = testContext();
  set.talks();
  const muter = muterOf(set.context);
  const mute = () => set.store.get().line.mute;
  const silent = () => set.store.get().voice.muted;
  return { ...set, muter, mute, silent };
}

test("[complaint 20] the microphone is silent at once, then the server is told, then both agree", async () => {
  const { muter, mute, silent, asked, answers } = talking();
  muter.set();
  expect(silent()).toBe(true);
  expect(asked()).toEqual(["workitems.mute"]);
  await answers("workitems.mute", {});
  expect(mute()).toEqual({ muted: true, server: true, asked: null, by: "agent" });
});

test("the newest press wins, and never are two requests out at once", async () => {
  const { muter, mute, silent, asked, answers } = talking();
  muter.set(true);
  muter.set(false);
  muter.set(true);
  muter.set(false);
  expect(silent()).toBe(false);
  expect(asked()).toEqual(["workitems.mute"]);
  await answers("workitems.mute", {});
  expect(asked()).toEqual(["workitems.mute", "workitems.unmute"]);
  expect(silent()).toBe(false);
  await answers("workitems.unmute", {});
  expect(asked()).toHaveLength(2);
  expect(mute()).toMatchObject({ muted: false, server: false, asked: null });
});

test("pressed back and forth: the server is told the last word even when it equals the one under way", async () => {
  const { muter, mute, asked, answers } = talking();
  muter.set(true);
  muter.set(false);
  muter.set(true);
  await answers("workitems.mute", {});
  await answers("workitems.mute", {});
  expect(asked()).toEqual(["workitems.mute", "workitems.mute"]);
  expect(mute()).toMatchObject({ muted: true, server: true, asked: null });
});

test("[complaint 23] a mute from the server always wins over a toggle in flight", async () => {
  const { muter, mute, silent, asked, answers, store } = talking();
  muter.set(true);
  await answers("workitems.mute", {});
  muter.set(false);
  store.dispatch({ kind: "muteReported", muted: true });
  expect(silent()).toBe(true);
  await answers("workitems.unmute", {});
  expect(silent()).toBe(true);
  expect(mute()).toEqual({ muted: true, server: true, asked: null, by: "server", overruled: true });
  expect(asked()).toHaveLength(2);
});

test("not confirmed: the microphone stays as pressed, and the agent is told", async () => {
  const { muter, mute, silent, refuses, notices } = talking();
  muter.set(true);
  await refuses("workitems.mute", "serverError");
  expect(silent()).toBe(true);
  expect(mute().asked).toBeNull();
  expect(notices()).toEqual(["muteNotConfirmed"]);
});

test("the call ended meanwhile: nothing to tell the agent", async () => {
  const { muter, refuses, notices } = talking();
  muter.set(true);
  await refuses("workitems.mute", "gone");
  expect(notices()).toEqual([]);
});

test("after a failure the next press is sent again", async () => {
  const { muter, refuses, asked } = talking();
  muter.set(true);
  await refuses("workitems.mute", "serverError");
  muter.set(true);
  await settled();
  expect(asked()).toEqual(["workitems.mute", "workitems.mute"]);
});

describe("what is not sent", () => {
  test("without a call a press does nothing", () => {
    const { context, asked, kinds } = testContext();
    expect(createMuter(context).set()).toMatchObject({ ok: false, error: { code: "notAllowed" } });
    expect(asked()).toEqual([]);
    expect(kinds()).toEqual([]);
  });
  test("pressing what already is", async () => {
    const { muter, answers, asked } = talking();
    muter.set(true);
    await answers("workitems.mute", {});
    muter.set(true);
    expect(asked()).toHaveLength(1);
  });
  test("a direct call has nobody to tell: the local track is the whole of it", () => {
    const { context, store, asked } = testContext();
    store.dispatch({ kind: "callAccepted", offer: offer("line:1", { source: "line" }) });
    createMuter(context).set(true);
    expect(asked()).toEqual([]);
    expect(store.get().line.mute).toMatchObject({ muted: true, server: true, asked: null });
  });
});

test("a short tone confirms each change, unless the agent does not want it", () => {
  const { muter, store } = talking();
  muter.set(true);
  expect(store.get().voice.tone).toEqual({ serial: 1, name: "muted" });
  muter.set(false);
  expect(store.get().voice.tone).toEqual({ serial: 2, name: "unmuted" });
  store.dispatch({ kind: "settingsChanged", settings: { ...store.get().settings, muteTone: false } });
  muter.set(true);
  expect(store.get().voice.tone?.serial).toBe(2);
});

describe("in the same breath as the accept", () => {
  function accepting() {
    const set = testContext();
    const muter = muterOf(set.context);
    set.store.dispatch({ kind: "offerMade", offer: offer("o1", { workitemId: "w1" }) });
    const offers = offerCommands(set.context);
    void offers.accept({ offerId: "o1" });
    return { ...set, muter, mute: () => set.store.get().line.mute };
  }
  test("the microphone is silent from its first moment, and the workitem is told as soon as it is there", async () => {
    const { muter, mute, store, answers, asked } = accepting();
    const heard: boolean[] = [];
    store.watch((now) => heard.push(!now.voice.muted));
    expect(muter.set()).toEqual({ ok: true, value: undefined });
    expect(mute()).toMatchObject({ muted: true, server: false });
    expect(asked("workitems")).toEqual([]);
    await answers("acd.accept", {});
    expect(asked("workitems")).toEqual(["workitems.mute"]);
    await answers("workitems.mute", {});
    store.dispatch({ kind: "workitemReported", workitem: workitem("w1", { modifiedAt: 2 }) });
    expect(mute()).toMatchObject({ muted: true, server: true, asked: null });
    expect(heard).not.toContain(true);
  });
  test("pressed twice it is open again", async () => {
    const { muter, mute, answers } = accepting();
    muter.set();
    muter.set();
    await answers("acd.accept", {});
    expect(mute()).toMatchObject({ muted: false });
  });
  test("refused: the next caller does not meet silence", async () => {
    const { muter, mute, refuses } = accepting();
    muter.set();
    await refuses("acd.accept", "refused");
    expect(mute()).toEqual({ muted: false, server: false, asked: null, by: "agent" });
  });
});

test("another workitem that comes to the front while muted is told, and one that was told is told the end of it", async () => {
  const { muter, mute, asked, args, answers, talks, store } = talking();
  muter.set();
  await answers("workitems.mute", {});
  store.dispatch({ kind: "workitemReported", workitem: workitem("w1", { state: "hold", modifiedAt: 3 }) });
  talks("w2");
  await settled();
  expect(args("workitems.mute")).toEqual([["w1"], ["w2"]]);
  await answers("workitems.mute", {});
  muter.set();
  await answers("workitems.unmute", {});
  expect(mute()).toMatchObject({ muted: false, server: false, asked: null });
  store.dispatch({
    kind: "workitemReported",
    workitem: workitem("w2", { state: "terminated", modifiedAt: 4 }),
  });
  store.dispatch({ kind: "workitemReported", workitem: workitem("w1", { modifiedAt: 5 }) });
  await settled();
  expect(args("workitems.unmute")).toEqual([["w2"], ["w1"]]);
  await answers("workitems.unmute", {});
  expect(asked()).toHaveLength(4);
});

describe("microphone and server come to an agreement", () => {
  test("a press that is never answered waits three seconds, and is tried again", async () => {
    const { muter, mute, asked, answers, clock, notices } = talking();
    muter.set(true);
    clock.advance(3_000);
    await settled();
    expect([mute().asked, notices()]).toEqual([null, ["muteNotConfirmed"]]);
    clock.advance(2_000);
    expect(asked()).toEqual(["workitems.mute", "workitems.mute"]);
    await answers("workitems.mute", {});
    await answers("workitems.mute", {});
    expect(mute()).toMatchObject({ muted: true, server: true, asked: null });
  });
  test("the server says not muted of a microphone that the agent closed: it is told again", async () => {
    const { muter, mute, asked, answers, clock, store } = talking();
    muter.set(true);
    await answers("workitems.mute", {});
    store.dispatch({ kind: "muteReported", muted: false });
    clock.advance(1_999);
    expect(asked()).toHaveLength(1);
    clock.advance(1);
    await answers("workitems.mute", {});
    expect(mute()).toMatchObject({ muted: true, server: true });
  });
  test("told again in vain it is told ever more slowly, and the agent hears of it once", async () => {
    const { muter, asked, refuses, clock, notices } = talking();
    muter.set(true);
    await refuses("workitems.mute", "serverError");
    for (const wait of [2_000, 4_000, 8_000]) {
      clock.advance(wait - 1);
      const before = asked().length;
      clock.advance(1);
      expect(asked()).toHaveLength(before + 1);
      await refuses("workitems.mute", "serverError");
    }
    expect(notices()).toEqual(["muteNotConfirmed"]);
  });
  test.each([
    ["mutes: so does the microphone", { inMute: true }, true],
    ["does not: it had heard it", { inMute: false }, false],
  ] as const)("an unmute that was not confirmed, and the server %s", async (_name, truth, muted) => {
    const { muter, mute, answers, refuses, clock } = talking();
    muter.set(true);
    await answers("workitems.mute", {});
    muter.set(false);
    await refuses("workitems.unmute", "serverError");
    expect(mute()).toMatchObject({ muted: false, server: true });
    clock.advance(2_000);
    await answers("workitems.fetchWorkitem", truth);
    expect(mute()).toMatchObject({ muted, server: muted });
  });
  test("and nothing is known of the server: the silent side wins", async () => {
    const { muter, mute, silent, answers, refuses, clock } = talking();
    muter.set(true);
    await answers("workitems.mute", {});
    muter.set(false);
    await refuses("workitems.unmute", "offline");
    clock.advance(2_000);
    await refuses("workitems.fetchWorkitem", "offline");
    expect(silent()).toBe(false);
    clock.advance(4_000);
    await refuses("workitems.fetchWorkitem", "offline");
    expect([silent(), mute().server]).toEqual([true, true]);
  });
  test("with the call the tries end", async () => {
    const { muter, refuses, clock, store } = talking();
    muter.set(true);
    await refuses("workitems.mute", "serverError");
    store.dispatch({ kind: "callEnded", callId: "w1", end: "farEndHungUp" });
    expect(clock.pending()).toBe(0);
  });
});

test("a mute by the server sounds as one by the agent does", () => {
  const { store } = talking();
  store.dispatch({ kind: "muteReported", muted: true });
  expect(store.get().voice.tone?.name).toBe("muted");
});

describe("on the agent's own telephone", () => {
  function onPhone() {
    const set = talking();
    set.store.dispatch({ kind: "lineModeReported", mode: "phone" });
    return { ...set, tone: () => set.store.get().voice.tone?.name ?? null };
  }
  test("a mute is one when the server says so, and sounds then", async () => {
    const { muter, mute, answers, tone } = onPhone();
    muter.set();
    expect([mute().muted, tone()]).toEqual([false, null]);
    await answers("workitems.mute", {});
    expect([mute().muted, mute().asked, tone()]).toEqual([true, null, "muted"]);
  });
  test("the feed may say it first", async () => {
    const { muter, mute, answers, tone, store } = onPhone();
    muter.set();
    store.dispatch({ kind: "muteReported", muted: true });
    await answers("workitems.mute", {});
    expect([mute().muted, tone()]).toEqual([true, "muted"]);
  });
  test("a second press takes back the first", async () => {
    const { muter, mute, answers, asked } = onPhone();
    muter.set();
    muter.set();
    await answers("workitems.mute", {});
    await answers("workitems.unmute", {});
    expect(asked()).toEqual(["workitems.mute", "workitems.unmute"]);
    expect(mute()).toMatchObject({ muted: false, asked: null });
  });
  test("a mute that was refused is told as none", async () => {
    const { muter, mute, refuses, notices, tone } = onPhone();
    muter.set();
    await refuses("workitems.mute", "serverError");
    expect([mute().muted, notices(), tone()]).toEqual([false, ["phoneNotMuted"], null]);
  });
});
