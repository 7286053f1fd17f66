import { describe, expect, test } from "vitest";
import { offer } from "../state/test-samples.ts";
import { createMuter } from "./mute.ts";
import { settled, testContext } from "./test-context.ts";

function talking() {
  const set = testContext();
  set.talks();
  const muter = createMuter(set.context);
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
  store.tell({ kind: "muteTold", muted: true });
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
    createMuter(context).set();
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
    store.tell({ kind: "callAccepted", offer: offer("line:1", { source: "line" }) });
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
  store.tell({ kind: "settingsChanged", settings: { ...store.get().settings, muteTone: false } });
  muter.set(true);
  expect(store.get().voice.tone?.serial).toBe(2);
});

describe("on the agent's own telephone", () => {
  function onPhone() {
    const set = talking();
    set.store.tell({ kind: "lineModeTold", mode: "phone" });
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
    store.tell({ kind: "muteTold", muted: true });
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
