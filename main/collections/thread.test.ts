import { expect, test, vi } from "vitest";
import type { ThreadItem } from "../../shared/contract/conversation.ts";
import { fakeClock } from "../../shared/fake-clock.ts";
import { ok } from "../../shared/result.ts";
import { signedInStore } from "../state/test-samples.ts";
import { threadCollection } from "./thread.ts";

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const all = { start: 0, count: 100 };
const message = (messageId: string, at: number, text = messageId): ThreadItem => ({
  kind: "message",
  key: `w1 ${messageId}`,
  workitemId: "w1",
  messageId,
  channel: "sms",
  direction: "outbound",
  at,
  subject: "",
  text,
  status: "sent",
  reason: "",
  attachments: [],
  isFormatted: false,
});

async function setUp() {
  const { store } = signedInStore(fakeClock().now);
  const read = vi.fn(async (_id: string, start: number) =>
    ok(
      start === 0
        ? { rows: [message("m4", 4), message("m3", 3)], next: 2 }
        : { rows: [message("m3", 3), message("m2", 2), message("m1", 1)], next: null },
    ),
  );
  const changed = vi.fn();
  const view = threadCollection({ store, read })({ conversationId: "c1" }, changed);
  view.want({ start: 0, count: 2 });
  await settled();
  const texts = () => view.rows(all).map((item) => (item.kind === "message" ? item.text : item.kind));
  return { store, read, changed, view, texts };
}

test("the newest first; older ones are read as somebody looks back", async () => {
  const { view, texts, read } = await setUp();
  expect([texts(), view.head()]).toMatchObject([["m4", "m3"], { total: 2, isMore: true }]);
  view.want({ start: 0, count: 10 });
  await settled();
  expect([texts(), view.head()]).toMatchObject([["m4", "m3", "m2", "m1"], { total: 4, isMore: false }]);
  expect(read.mock.calls).toEqual([
    ["c1", 0],
    ["c1", 2],
  ]);
});

test("what comes in stands where it belongs, once; another conversation's does not", async () => {
  const { store, texts } = await setUp();
  const items = [message("m5", 5), message("m4", 4)];
  store.dispatch({ kind: "threadReported", conversationId: "c1", items });
  store.dispatch({ kind: "threadReported", conversationId: "c2", items: [message("m6", 6)] });
  expect(texts()).toEqual(["m5", "m4", "m3"]);
});

test("what became of a message is told by its id", async () => {
  const { store, view } = await setUp();
  const told = { conversationId: "c1", messageId: "m3", reason: "" };
  store.dispatch({ kind: "messageStatusReported", ...told, status: "delivered" });
  expect(view.rows(all).map((item) => item.kind === "message" && item.status)).toEqual(["sent", "delivered"]);
});

test("after a reconnect it is read again; once nobody looks, nothing is", async () => {
  const { store, view, read, changed } = await setUp();
  store.dispatch({ kind: "resynced" });
  await settled();
  expect(read).toHaveBeenCalledTimes(2);
  view.close();
  changed.mockClear();
  store.dispatch({ kind: "threadReported", conversationId: "c1", items: [message("m5", 5)] });
  store.dispatch({ kind: "resynced" });
  await settled();
  expect([read.mock.calls.length, changed.mock.calls.length]).toEqual([2, 0]);
});
