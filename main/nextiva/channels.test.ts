import { expect, test } from "vitest";
import { channelsOf, channelsOnWire } from "./channels.ts";

const off = { enabled: false, limit: 0, multitasking: false };
const on = { ...off, enabled: true };

test.each([
  [undefined, null],
  ["voice", null],
  [["Voice", "SMS", 7], { voice: on, sms: on, email: off, chat: off, fax: off }],
  [
    { sms: { enabled: true, limit: 3, multitasking: true, priority: 2 } },
    { sms: { ...on, limit: 3, multitasking: true } },
  ],
  [
    { sms: { limit: "3" }, fax: false, social: {} },
    { sms: on, fax: off },
  ],
  [{ sms: { limit: 1e9 } }, { sms: { ...on, limit: 20 } }],
])("what a session says of channels: %j", (said, ours) => {
  expect(channelsOf(said)).toEqual(ours);
});

test("acd/login takes them with a priority", () => {
  expect(channelsOnWire({ fax: off })).toEqual({ fax: { ...off, priority: 1 } });
});
