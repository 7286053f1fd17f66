import { expect, test } from "vitest";
import { ServiceError } from "../nextiva/errors.ts";
import { settled, testContext } from "./test-context.ts";
import { transcriptCommands } from "./transcript.ts";

function setUp(fetchTranscriptionsAndRecordings: (...args: string[]) => Promise<unknown>) {
  const set = testContext();
  const conversations = { fetchTranscriptionsAndRecordings } as never;
  return { ...set, commands: transcriptCommands({ ...set.context, conversations }) };
}

test("is read from the workitem's conversation", async () => {
  const asked: string[][] = [];
  const { commands, answers } = setUp(async (...args) => {
    asked.push(args);
    return { objects: [{ workitemId: "w1", transcriptionMessages: [{ id: "t1", textMsg: "Hello." }] }] };
  });
  const reading = commands.read({ workitemId: "w1", start: 0 });
  await answers("workitems.fetchWorkitem", { workitemId: "w1", conversationId: "conv-1" });
  expect(await reading).toMatchObject({ ok: true, value: { lines: [{ id: "t1" }], next: null } });
  expect(asked).toEqual([["conv-1", "w1"]]);
});

test("of a workitem without a conversation, the workitem is asked alone", async () => {
  const { commands, answers } = setUp(() => Promise.reject(new Error("not to be asked")));
  const reading = commands.read({ workitemId: "w1", start: 0 });
  await answers("workitems.fetchWorkitem", {
    workitemId: "w1",
    transcriptionMessages: [{ textMsg: "Hello." }],
  });
  expect(await reading).toMatchObject({ ok: true, value: { lines: [{ text: "Hello." }] } });
});

test("what the server refuses is a value", async () => {
  const { commands, answers, refuses } = setUp(() => Promise.reject(new ServiceError("serverError", "500")));
  const first = commands.read({ workitemId: "w1", start: 0 });
  await refuses("workitems.fetchWorkitem", "notFound");
  expect(await first).toMatchObject({ ok: false, error: { code: "notFound" } });
  const second = commands.read({ workitemId: "w1", start: 0 });
  await answers("workitems.fetchWorkitem", { workitemId: "w1", conversationId: "conv-1" });
  await settled();
  expect(await second).toMatchObject({ ok: false, error: { code: "serverError" } });
});
