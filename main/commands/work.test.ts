import { expect, test } from "vitest";
import { callById } from "../../shared/state/call.ts";
import { workitem } from "../state/test-samples.ts";
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
  [{ mayStopRecording: false }, "off", { detail: "recordingFixed" }],
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
