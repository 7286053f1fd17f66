import { expect, test } from "vitest";
import type { MessageWork } from "../state/work.ts";
import { usualWay, waysTo } from "./ways.ts";

const open = (channel: string, more: Partial<MessageWork> = {}) =>
  ({
    workitemId: `w-${channel}`,
    channel,
    number: "",
    conversationId: "c1",
    phase: "open",
    ...more,
  }) as MessageWork;
const ways = (address: string, ...list: MessageWork[]) =>
  waysTo("c1", address, { list, past: [] }).map(({ channel, to, workitemId }) =>
    [channel, to, workitemId].join(" ").trim(),
  );

test.each([
  ["a number", "+14155550100", [], ["sms +14155550100", "fax +14155550100"]],
  ["an address", "ines@example.com", [], ["email ines@example.com"]],
  ["neither", "", [], []],
  [
    "an open text message, which it answers",
    "+14155550100",
    [open("sms", { number: "+14155550100" })],
    ["sms +14155550100 w-sms", "fax +14155550100"],
  ],
  ["an open chat", "", [open("chat")], ["chat  w-chat"]],
  ["a chat that is over", "", [open("chat", { phase: "ended" })], []],
  ["a chat with somebody else", "", [open("chat", { conversationId: "c2" })], []],
  [
    "an open mail of somebody with a number",
    "+14155550100",
    [open("email", { number: "ines@example.com" })],
    ["sms +14155550100", "email ines@example.com w-email", "fax +14155550100"],
  ],
])("by %s", (_, address, work, expected) => expect(ways(address, ...work)).toEqual(expected));

test("the channel of the newest message is meant where it can be had", () => {
  const all = waysTo("c1", "+14155550100", { list: [], past: [] });
  expect([usualWay(all, "fax")?.channel, usualWay(all, "voice")?.channel, usualWay([], "sms")]).toEqual([
    "fax",
    "sms",
    null,
  ]);
});
