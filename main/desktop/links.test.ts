import { describe, expect, test } from "vitest";
import { linkInArguments, readLink } from "./links.ts";

describe("[complaint 38] a telephone link", () => {
  test.each([
    ["tel:+14155552671", "+14155552671", ""],
    ["TEL:+1-415-555-2671", "+14155552671", ""],
    ["tel:+1.415.555(2671)", "+14155552671", ""],
    ["tel:+1%20415%20555%202671", "+14155552671", ""],
    ["tel:%2B14155552671", "+14155552671", ""],
    ["tel://4155552671", "4155552671", ""],
    ["callto:+44 20 7946 0018", "+442079460018", ""],
    ["callto://1004", "1004", ""],
    ["tel:+14155552671;ext=204", "+14155552671", "204"],
    ["tel:863-1234;phone-context=+1-914-555", "8631234", ""],
    ["tel:+14155552671,,204", "+14155552671", ""],
    ["callto:+14155552671?call&video=true", "+14155552671", ""],
    ["tel:*72", "*72", ""],
    [" tel:1004 ", "1004", ""],
  ])("%s: %s", (link, number, extension) => {
    expect(readLink(link)).toEqual({ kind: "number", number, extension });
  });

  test.each([
    "tel:",
    "tel:abc",
    "tel:1-800-FLOWERS",
    "callto:some.skype.name",
    "tel:+",
    "tel:1",
    "tel:%",
    "tel:%252B14155552671",
    "tel:<script>alert(1)</script>",
    "tel:+1415555267114155552671",
    `tel:${"1 ".repeat(400)}`,
    "tel:+1415\u00005552671",
    "tel:12+34",
  ])("%j cannot be read", (link) => {
    expect(readLink(link)).toEqual({ kind: "unreadable" });
  });

  test.each(["", "sms:+14155552671", "https://x.test/tel:+1415", "telephone:1", "file:///etc/passwd"])(
    "%j is none",
    (text) => {
      expect(readLink(text)).toBeNull();
    },
  );
});

test.each([
  [["app", "tel:1004"], "tel:1004"],
  [["app", "--hidden", ".", "callto:1004", "tel:1005"], "callto:1004"],
  [["tel:1004"], null],
  [["app", "--provider=tel:1004", "--", "--tel:1004"], null],
  [["app", "--", "tel:abc"], "tel:abc"],
])("the link in %j: %s", (argv, link) => {
  expect(linkInArguments(argv)).toBe(link);
});
