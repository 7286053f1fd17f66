import { expect, test } from "vitest";
import type { ThreadMessage } from "../contract/conversation.ts";
import { alikeAmong } from "./sent.ts";

const at = 1_000_000;
const item = (key: string, more: Partial<ThreadMessage> = {}): ThreadMessage => ({
  key,
  kind: "message",
  workitemId: "w1",
  channel: "sms",
  direction: "outbound",
  at,
  messageId: key,
  subject: "",
  text: "ok",
  status: "sent",
  reason: "",
  attachments: [],
  isFormatted: false,
  ...more,
});
const message = { text: "ok", channel: "sms", sentAt: at, before: [] as string[] } as const;
const keysOf = (items: readonly ThreadMessage[], of: Parameters<typeof alikeAmong>[1] = message) =>
  alikeAmong(items, of).map(({ key }) => key);

test("ours with the same words at that time are it, the oldest first", () => {
  const others = [
    item("theirs", { direction: "inbound" }),
    item("mail", { channel: "email" }),
    item("words", { text: "ok then" }),
    item("old", { at: at - 121_000 }),
  ];
  expect(keysOf([item("b", { at: at + 1 }), item("a", { text: " ok\n" }), ...others])).toEqual(["a", "b"]);
});

test("what was there before it was sent is not it, however close in time", () => {
  expect(keysOf([item("a", { at: at - 100 }), item("b")], { ...message, before: ["a"] })).toEqual(["b"]);
});

test("where that is not known, one of half a minute earlier is not it", () => {
  const items = [item("a", { at: at - 30_000 }), item("b", { at: at - 1_000 })];
  expect(keysOf(items, { ...message, before: null })).toEqual(["b"]);
});

test("an email is compared by its plain words", () => {
  const mail = {
    text: "<p>Dear <b>Amy</b></p>",
    channel: "email",
    sentAt: at,
    before: [] as string[],
  } as const;
  expect(keysOf([item("a", { channel: "email", text: "Dear Amy" })], mail)).toEqual(["a"]);
});
