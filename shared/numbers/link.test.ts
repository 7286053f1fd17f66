import { describe, expect, test } from "vitest";
import { readLink } from "./link.ts";

describe("[complaint 38] a telephone link", () => {
  test.each([
    ["tel:+14155552671", "+14155552671", ""],
    ["TEL:+1-415-555-2671", "+14155552671", ""],
    ["tel:+1.415.555(2671)", "+14155552671", ""],
    ["tel:+1%20415%20555%202671", "+14155552671", ""],
    ["tel:%2B14155552671", "+14155552671", ""],
    ["tel://4155552671", "4155552671", ""],
    ["callto:+44 20 7946 0018", "+442079460018", ""],
    ["tel:+44(0)2079460018", "+442079460018", ""],
    ["callto://1004", "1004", ""],
    ["telprompt:415-555-2671", "4155552671", ""],
    ["telprompt://+14155552671", "+14155552671", ""],
    ["tel:1", "1", ""],
    ["tel:911", "911", ""],
    ["tel:＋１４１５５５５２６７１", "+14155552671", ""],
    ["\u200etel:\u202a+1 415\u2011555\u20112671\u202c", "+14155552671", ""],
    ["tel:%E2%80%AA+14155552671%E2%80%AC", "+14155552671", ""],
    ["tel:٤١٥٥٥٥٢٦٧١", "4155552671", ""],
    ["tel:+1-201-555-0123;ext=5", "+12015550123", "5"],
    ["tel:+14155552671;isub=12;ext=204", "+14155552671", "204"],
    ["tel:+14155552671;phone-context=+44", "+14155552671", ""],
    ["tel:+14155552671;postd=p12w3", "+14155552671", "12,3"],
    ["tel:+14155552671,,204", "+14155552671", "204"],
    ["tel:+14155552671;204%23", "+14155552671", "204#"],
    ["tel:+14155552671x204", "+14155552671", "204"],
    ["tel:*67,4155550100", "*67", "4155550100"],
    ["tel:%2331%23+14155552671", "#31#+14155552671", ""],
    ["callto:+14155552671?call&video=true", "+14155552671", ""],
    ["<tel:+14155552671>", "+14155552671", ""],
    ["sip:+14155552671@pbx.example;user=phone", "+14155552671", ""],
    ["sips:+14155552671;ext=5@pbx.example", "+14155552671", "5"],
    ["tel:*72", "*72", ""],
    [" tel:1004 ", "1004", ""],
    ["callto:tel:+14155552671", "+14155552671", ""],
    ["tel:0044 (0)20 7946 0958", "00442079460958", ""],
    ["tel:+49-(0)30-901820", "+4930901820", ""],
    ["tel:+39(0)612345678", "+390612345678", ""],
    ["tel:+18888888888;777777777#", "+18888888888", "777777777#"],
    ["tel:+41791234567;phone-context=+41", "+41791234567", ""],
  ])("%s: %s", (link, number, postDial) => {
    expect(readLink(link)).toEqual({ kind: "number", number, postDial, context: "" });
  });

  test("a local number is told with its context, and never put together with it", () => {
    expect(readLink("tel:863-1234;phone-context=+1-914-555")).toEqual({
      kind: "number",
      number: "8631234",
      postDial: "",
      context: "+1914555",
    });
    expect(readLink("tel:911;phone-context=+1")).toMatchObject({ number: "911", context: "+1" });
  });

  test.each([
    ["tel:1234;phone-context=example.com", "example.com"],
    ["sip:1004@pbx.example;transport=tcp", "pbx.example"],
  ])("%s is another company's", (link, context) => {
    expect(readLink(link)).toEqual({ kind: "elsewhere", context });
  });

  test.each([
    "tel:",
    "tel:abc",
    "tel:1-800-FLOWERS",
    "callto:some.skype.name",
    "callto:sip:alice@example.com",
    "tel:+14155552671/+14155552672",
    "tel:+4930901820%20oder%20+4930901821",
    "tel:O2079460958",
    "sip:alice@pbx.example",
    "tel:+",
    "tel:%",
    "tel:%252B14155552671",
    "tel:<script>alert(1)</script>",
    "tel:+1415555267114155552671",
    `tel:${"1 ".repeat(400)}`,
    "tel:+1415\u00005552671",
    "tel:12+34",
    "tel:7042;ext=abc",
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
