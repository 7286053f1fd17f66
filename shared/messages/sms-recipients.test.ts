import { expect, test } from "vitest";
import { type SmsRules, smsRecipients } from "./sms-recipients.ts";

const rules: SmsRules = {
  region: "US",
  internalDigits: 0,
  own: ["+14155550199"],
  stopped: ["+14155550166"],
  most: 50,
};

test.each([
  ["(415) 555-2671", "+14155552671", null],
  ["+44 7400 123456", "+447400123456", null],
  ["72345", "72345", null],
  ["BANK", "", "senderName"],
  ["My Bank", "", "senderName"],
  ["+14155550100x12", "", "extension"],
  ["+14155550100,,12#", "", "extension"],
  ["*72", "", "code"],
  ["415 555 0199", "+14155550199", "own"],
  ["+14155550166", "+14155550166", "stopped"],
  ["415555", "415555", null],
  ["+1415555", "", "tooShort"],
  ["", "", "nothing"],
  ["ann@a.test", "", "notANumber"],
  ["sip:1004@pbx.example", "", "elsewhere"],
])("%j: %j %s", (written, to, trouble) => {
  expect(smsRecipients([written], rules)).toMatchObject([{ written, to, trouble }]);
});

test("fifty are written to, and the next is one too many", () => {
  const fifty = Array.from({ length: 51 }, (_, n) => `+1415555${1000 + n}`);
  const read = smsRecipients(fifty, rules);
  expect(read.filter(({ trouble }) => trouble === null)).toHaveLength(50);
  expect(read.at(-1)?.trouble).toBe("tooMany");
  expect(smsRecipients(fifty.slice(0, 2), { ...rules, most: 1 }).map(({ trouble }) => trouble)).toEqual([
    null,
    "tooMany",
  ]);
});

test("one number written in two ways is one recipient", () => {
  expect(smsRecipients(["415 555 2671", "+1 (415) 555-2671"], rules)).toHaveLength(1);
});

test("help, and what may be another number, is asked about first", () => {
  expect(smsRecipients(["911"], rules)).toMatchObject([{ to: "911", trouble: null, doubt: "emergency" }]);
});
