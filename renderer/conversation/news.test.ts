import { expect, test } from "vitest";
import type { ThreadMessage } from "../../shared/contract/conversation.ts";
import { thread } from "../gallery/conversations.ts";
import { newsOf } from "./news.ts";

const [sample] = thread as readonly ThreadMessage[];
const message = (key: string, at: number, change: Partial<ThreadMessage> = {}): ThreadMessage => ({
  ...(sample as ThreadMessage),
  key,
  at,
  ...change,
});
const ours = (status: ThreadMessage["status"]) => ({ direction: "outbound", status }) as const;
const first = [message("b", 2, ours("sent")), message("a", 1, ours("failed"))];

test("what stood there is no news, nor is an older page", () => {
  const { arrived, failed, seen } = newsOf(first, null);
  expect([arrived, failed]).toEqual([[], []]);
  const older = newsOf([...first, message("9", 0), message("8", 0, ours("failed"))], seen);
  expect([older.arrived, older.failed]).toEqual([[], []]);
});

test("what the others wrote is, once; what we wrote is not", () => {
  const { seen } = newsOf(first, null);
  const rows = [message("d", 4, ours("sent")), message("c", 3), ...first];
  const told = newsOf(rows, seen);
  expect(told.arrived.map(({ key }) => key)).toEqual(["c"]);
  expect(newsOf(rows, told.seen).arrived).toEqual([]);
});

test("a message that fails is told, once", () => {
  const { seen } = newsOf(first, null);
  const rows = [message("b", 2, ours("failed")), ...first.slice(1)];
  const told = newsOf(rows, seen);
  expect(told.failed.map(({ key }) => key)).toEqual(["b"]);
  expect(newsOf(rows, told.seen).failed).toEqual([]);
});
