import { expect, test, vi } from "vitest";
import { fail, ok, type Result } from "../../shared/result.ts";
import { createDrafts } from "../drafts/drafts.ts";
import { conversationRow, signedInStore, workitem } from "../state/test-samples.ts";
import { createQuickReply } from "./quick-reply.ts";

function setUp(answer: Result<{ readonly id: string }> = ok({ id: "m1" })) {
  const { store } = signedInStore(() => 20_000);
  store.dispatch({
    kind: "workitemReported",
    workitem: workitem("m1", { channel: "sms", conversationId: "c1" }),
  });
  const drafts = createDrafts({ keep() {} });
  const opened: string[] = [];
  const send = vi.fn(async () => answer);
  const reply = createQuickReply({
    store,
    drafts,
    send,
    open: (conversationId) => opened.push(conversationId),
  });
  return { drafts, opened, send, reply };
}

test("an answer to a notification is a draft that is sent, in its workitem", async () => {
  const { drafts, opened, send, reply } = setUp();
  await reply(conversationRow(), "On its way.");
  expect(drafts.read("sms:c1").draft).toMatchObject({
    texts: { body: "On its way." },
    values: { to: ["+15552013344"], workitemId: "m1" },
  });
  expect([send.mock.calls, opened]).toEqual([[[{ key: "sms:c1", sure: false }]], []]);
});

test("with something else begun there nothing is sent and nothing lost: the agent is shown both", async () => {
  const { drafts, opened, send, reply } = setUp();
  drafts.edit("sms:c1", "", 0, { texts: { body: ["Dear Carl"] }, values: {} });
  await reply(conversationRow(), "On its way.");
  expect(drafts.read("sms:c1").draft.texts.body).toBe("On its way.\nDear Carl");
  expect([send.mock.calls.length, opened]).toEqual([0, ["c1"]]);
});

test("what is not taken is shown, with its words", async () => {
  const { drafts, opened, reply } = setUp(fail("badNumber"));
  await reply(conversationRow(), "On its way.");
  expect([drafts.read("sms:c1").draft.texts.body, opened]).toEqual(["On its way.", ["c1"]]);
});
