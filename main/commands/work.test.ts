import { describe, expect, test } from "vitest";
import { callById } from "../../shared/state/call.ts";
import { messageWorkById } from "../../shared/state/work.ts";
import { openWrapUps } from "../../shared/state/wrap-up.ts";
import { offer, workitem } from "../state/test-samples.ts";
import { testContext } from "../work/test-context.ts";
import { workCommands } from "./work.ts";

const wire = (more = {}) => ({
  workitemId: "w1",
  state: "active",
  type: "OutboundCall",
  channelType: "voice",
  modifiedAt: 50,
  ...more,
});

function talking(...user: Parameters<typeof testContext>) {
  const set = testContext(...user);
  set.talks();
  const call = () => callById(set.store.get().calls, "w1");
  return { ...set, call, commands: workCommands(set.context) };
}

test("recording is what the server says of it", async () => {
  const { commands, answers, call } = talking();
  const starting = commands.record({ callId: "w1", to: "on" });
  expect(call()?.recording).toBe("off");
  await answers("workitems.startRecording", wire({ inRecording: true }));
  await starting;
  expect(call()?.recording).toBe("on");

  const pausing = commands.record({ callId: "w1", to: "paused" });
  await answers(
    "workitems.pauseRecording",
    wire({ inRecording: true, recordingPaused: true, modifiedAt: 51 }),
  );
  await pausing;
  expect(call()?.recording).toBe("paused");
  void commands.record({ callId: "w1", to: "on" });
  await answers("workitems.resumeRecording", wire({ inRecording: true, modifiedAt: 52 }));
  expect(call()?.recording).toBe("on");
});

test.each([
  [{ mayStartRecording: false }, "on", {}],
  [{ mayStopRecording: false }, "off", { reason: "recordingFixed" }],
  [{ mayStopRecording: false }, "paused", {}],
] as const)("who may not is not asked for it: %o %s", async (rights, to, why) => {
  const { commands, store, asked } = talking(rights);
  if (to !== "on")
    store.dispatch({
      kind: "workitemReported",
      workitem: workitem("w1", { recording: "on", modifiedAt: 9_000 }),
    });
  expect(await commands.record({ callId: "w1", to })).toMatchObject({
    error: { code: "notAllowed", ...why },
  });
  expect(asked()).toEqual([]);
});

test("a new priority is read back", async () => {
  const { commands, answers, call } = talking();
  const setting = commands.setPriority({ callId: "w1", priority: 5 });
  await answers("workitems.changePriority");
  await answers("workitems.fetchWorkitem", wire({ priority: 5 }));
  expect(await setting).toMatchObject({ ok: true });
  expect(call()?.priority).toBe(5);
});

test("a message can be left where there is one and somebody was dialled", async () => {
  const bare = talking();
  const refused = await bare.commands.dropVoicemail({ callId: "w1" });
  expect(refused).toMatchObject({ error: { code: "notAllowed" } });

  const { commands, store, answers, call } = talking({ dropsVoicemail: true });
  store.dispatch({ kind: "callEnded", callId: "w1", end: "agentHungUp" });
  store.dispatch({ kind: "callDialled", callId: "w2", number: "+15550100", name: "" });
  store.dispatch({ kind: "workitemReported", workitem: workitem("w2", { direction: "outbound" }) });
  const leaving = commands.dropVoicemail({ callId: "w2" });
  await answers("workitems.dropVoicemail", {
    ...wire({ workitemId: "w2", state: "terminated", terminationReason: "AGENT_VOICEMAIL_DROP" }),
  });
  expect(await leaving).toMatchObject({ ok: true });
  expect(callById(store.get().calls, "w2")?.end).toBe("messageLeft");
  expect(call()?.end ?? null).not.toBe("messageLeft");
});

describe("finishing messages", () => {
  const sms = (more = {}) =>
    wire({ workitemId: "m1", channelType: "sms", type: "InboundSMS", ownedBy: "u-amy", ...more });

  function writing() {
    const set = testContext();
    set.store.dispatch({ kind: "workAccepted", offer: offer("o1", { workitemId: "m1", channel: "sms" }) });
    const phase = () => messageWorkById(set.store.get().work, "m1")?.phase;
    return { ...set, phase, commands: workCommands(set.context) };
  }
  const m1 = { workitemId: "m1" };

  test("ends them, and wrap-up is open; nobody's call is told", async () => {
    const { commands, answers, asked, phase, store } = writing();
    const finishing = commands.finish(m1);
    expect(phase()).toBe("ending");
    expect(await commands.finish(m1)).toMatchObject({ error: { code: "busy" } });
    await answers("workitems.finish", sms({ state: "terminated" }));
    expect(await finishing).toMatchObject({ ok: true });
    expect(phase()).toBe("ended");
    expect(asked()).toEqual(["workitems.finish"]);
    expect(openWrapUps(store.get().wrapUps)).toMatchObject([
      { workitemId: "m1", channel: "sms", end: "finished", connectedAt: null },
    ]);
    expect(await commands.finish(m1)).toMatchObject({ error: { code: "gone" } });
    await commands.dismiss(m1);
    expect([store.get().work.list, store.get().wrapUps.list]).toEqual([[], []]);
  });

  test("a server that says yes and still has them open is believed for its yes", async () => {
    const { commands, answers, phase } = writing();
    void commands.finish(m1);
    await answers("workitems.finish", sms());
    expect(phase()).toBe("ended");
  });

  test("refused: they are open as before", async () => {
    const { commands, refuses, phase } = writing();
    const finishing = commands.finish(m1);
    await refuses("workitems.finish", "forbidden");
    expect(await finishing).toMatchObject({ error: { code: "forbidden" } });
    expect(phase()).toBe("open");
  });

  test.each([
    ["done", sms({ state: "terminated" }), true, "ended"],
    ["not done", sms(), false, "open"],
  ])("unclear: the workitem says that it was %s", async (_, truth, isOk, becomes) => {
    const { commands, refuses, answers, phase, asked } = writing();
    const finishing = commands.finish(m1);
    await refuses("workitems.finish", "serverError", { ambiguous: true });
    expect(phase()).toBe("ending");
    await answers("workitems.fetchWorkitem", truth);
    expect((await finishing).ok).toBe(isOk);
    expect(phase()).toBe(becomes);
    expect(asked("workitems.finish")).toHaveLength(1);
  });

  test("unclear and unread: nothing is offered again before it is known", async () => {
    const { commands, refuses, phase, store, clock } = writing();
    const finishing = commands.finish(m1);
    await refuses("workitems.finish", "timeout");
    await refuses("workitems.fetchWorkitem", "offline");
    expect(await finishing).toMatchObject({ ok: false });
    expect(await commands.finish(m1)).toMatchObject({ error: { code: "busy" } });
    const listed = workitem("m1", { channel: "sms" });
    store.dispatch({ kind: "workitemsRead", workitems: [listed], askedAt: clock.now() });
    expect(phase()).toBe("open");
  });

  test("what the server does not know is over", async () => {
    const { commands, refuses, phase } = writing();
    const finishing = commands.finish(m1);
    await refuses("workitems.finish", "notFound");
    await refuses("workitems.fetchWorkitem", "notFound");
    expect(await finishing).toMatchObject({ ok: true });
    expect(phase()).toBe("ended");
  });
});

describe("message work that is passed on", () => {
  function writing() {
    const set = testContext();
    set.store.dispatch({ kind: "workitemReported", workitem: workitem("m1", { channel: "sms" }) });
    const work = () => messageWorkById(set.store.get().work, "m1");
    return { ...set, work, commands: workCommands(set.context) };
  }
  const agent = { kind: "agent", id: "u2", name: "Ben" } as const;

  test("leaves with the server's yes, and is not sent twice", async () => {
    const { commands, answers, asked, work } = writing();
    const passed = commands.transfer({ workitemId: "m1", to: { kind: "queue", id: "q1", name: "Billing" } });
    void commands.transfer({ workitemId: "m1", to: agent });
    expect(asked()).toEqual(["workitems.transferToInbox"]);
    await answers("workitems.transferToInbox", undefined);
    expect(await passed).toMatchObject({ ok: true });
    expect(work()).toMatchObject({ phase: "ended", end: "transferred" });
    expect(await commands.transfer({ workitemId: "m1", to: agent })).toMatchObject({
      error: { code: "gone" },
    });
  });

  test("stays with its reason where the server refuses", async () => {
    const { commands, refuses, work } = writing();
    const passed = commands.transfer({ workitemId: "m1", to: agent });
    await refuses("workitems.transferToAgent", "changedElsewhere");
    expect(await passed).toMatchObject({ error: { code: "changedElsewhere" } });
    expect(work()?.phase).toBe("open");
  });

  test("after an unclear end the workitem says whose it is", async () => {
    const { commands, refuses, answers, work } = writing();
    const passed = commands.transfer({ workitemId: "m1", to: agent });
    await refuses("workitems.transferToAgent", "ambiguous", { ambiguous: true });
    await answers("workitems.fetchWorkitem", {
      workitemId: "m1",
      type: "InboundSMS",
      state: "active",
      agentUsername: "ben",
      ownedBy: "u2",
      modifiedAt: 9_000_000,
    });
    expect(await passed).toMatchObject({ ok: true });
    expect(work()).toMatchObject({ phase: "ended" });
  });
});
