import { expect, test } from "vitest";
import { callerName, callerNumber } from "./caller.ts";

test.each([
  "",
  null,
  undefined,
  "null",
  "anonymous",
  "Anonymous <sip:anonymous@anonymous.invalid>",
  "Anonymous <sip:+14155552671@carrier.example>",
  '"Anonymous" <sip:c8oqz84zk7z@privacy.org>',
  "sip:+14155552671@anonymous.invalid",
  "sip:anonymous@10.0.0.1",
  "Restricted",
  "Unavailable",
  "unknown",
  "UNKNOWN CALLER",
  "No Caller ID",
  "-1",
  "0",
  "0000000000",
  "+0000000000",
  "+266696687",
  "266696687",
  "+2666966873",
  "+7378742833",
  "\u200b",
  "N/A",
])("%j hides the number", (from) => expect(callerNumber(from)).toBe(""));

test.each([
  ["+14155552671", "+14155552671"],
  ["1002", "1002"],
  ["7378742833", "7378742833"],
  ["+49 30 000000", "+49 30 000000"],
  ["Bob <sip:+14155552671@carrier.example;user=phone>", "+14155552671"],
  ["tel:+14155552671;ext=1", "+14155552671"],
  ["bob@acme.example", "bob@acme.example"],
  ["+1\u202e415\u202c", "+1415"],
])("%j is the number %j", (from, number) => expect(callerNumber(from)).toBe(number));

test.each([
  ["Anonymous", ""],
  ["unavailable", ""],
  ["Anonymous Pizza", "Anonymous Pizza"],
  ["Ana", "Ana"],
  ["0800 Flowers", "0800 Flowers"],
  ["محمد", "محمد"],
  ["Restricted <sip:x@y>", ""],
])("%j is the name %j", (name, shown) => expect(callerName(name)).toBe(shown));
