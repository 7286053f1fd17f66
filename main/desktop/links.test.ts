import { expect, test } from "vitest";
import { isTelephoneLink, linkInArguments } from "./links.ts";

test.each(["tel:1004", " TEL:+1415", "telprompt:1004", "callto:some.name", "\u200etel:1"])(
  "%j is followed",
  (text) => {
    expect(isTelephoneLink(text)).toBe(true);
  },
);

test.each([
  "",
  "sms:+14155552671",
  "sip:1004@pbx.example",
  "https://x.test/tel:1",
  "telephone:1",
  "file:///etc/passwd",
])("%j is not followed", (text) => {
  expect(isTelephoneLink(text)).toBe(false);
});

test.each([
  [["app", "tel:1004"], "tel:1004"],
  [["app", "--hidden", ".", "callto:1004", "tel:1005"], "callto:1004"],
  [["tel:1004"], null],
  [["app", "--provider=tel:1004", "--", "--tel:1004"], null],
  [["app", "--", "tel:abc"], "tel:abc"],
  [["app", "sms:+14155552671?body=Hi"], "sms:+14155552671?body=Hi"],
  [["app", "mailto:ann@a.test"], "mailto:ann@a.test"],
  [["app", "--x", "https://a.test/?mailto:ann@a.test"], null],
])("the link in %j: %s", (argv, link) => {
  expect(linkInArguments(argv)).toBe(link);
});
