import { describe, expect, test } from "vitest";
import { readMessageLink } from "./link.ts";

describe("a link that starts an SMS", () => {
  test.each([
    ["sms:+15105550101", ["+15105550101"], ""],
    ["SMS:+15105550101", ["+15105550101"], ""],
    ["sms:+15105550101?body=hello%20there", ["+15105550101"], "hello there"],
    ["sms:+15105550101,+15105550102?body=hi", ["+15105550101", "+15105550102"], "hi"],
    ["sms:+15105550101;+15105550102", ["+15105550101", "+15105550102"], ""],
    ["sms:+15105550101,+1-510-555-0101", ["+15105550101"], ""],
    ["sms:+1%20(510)%20555-0101", ["+15105550101"], ""],
    ["sms://+15105550101?body=hi", ["+15105550101"], "hi"],
    ["sms:+15105550101&body=hi", ["+15105550101"], "hi"],
    ["sms:+15105550101;body=hi", ["+15105550101"], "hi"],
    ["sms:?body=hi", [], "hi"],
    ["sms:?body=", [], ""],
    ["smsto:72345?body=STOP", ["72345"], "STOP"],
    ["mmsto:+15105550101", ["+15105550101"], ""],
    ["sms:+15105550101?body=1+1%3D2", ["+15105550101"], "1+1=2"],
    ["sms:+15105550101?subject=x&amp;body=a%26b", ["+15105550101"], "a&b"],
    ["sms:+15105550101?body=a=b", ["+15105550101"], "a=b"],
    ["sms:+15105550101?body=one%0D%0Atwo", ["+15105550101"], "one\ntwo"],
    ["sms:+15105550101?body=a%00b%E2%80%AEc", ["+15105550101"], "abc"],
    ["sms:+15105550101?body=%F0%9F%98%8E%20%D7%A9", ["+15105550101"], "😎 ש"],
    ["<sms:+15105550101>", ["+15105550101"], ""],
  ])("%s", (link, to, body) => {
    expect(readMessageLink(link)).toEqual({ kind: "sms", to, body });
  });

  test.each([
    ["sms:BANK", "badRecipient"],
    ["sms:+14155550100x12", "badRecipient"],
    ["sms:+14155550100;ext=12", "badRecipient"],
    ["sms:*72", "badRecipient"],
    ["sms:1234;phone-context=example.com", "badRecipient"],
    ["sms:+15105550101,BANK", "badRecipient"],
    ["sms:+15105550101?body=%E0%A4%A", "unreadable"],
    ["sms:%?body=hi", "unreadable"],
    [`sms:${Array.from({ length: 101 }, (_, n) => `+1510555${1000 + n}`).join(",")}`, "tooMany"],
    [`sms:+15105550101?body=${"a".repeat(20_000)}`, "tooLong"],
  ])("%.60s: %s", (link, why) => {
    expect(readMessageLink(link)).toEqual({ kind: "refused", why });
  });
});

describe("a link that starts an email", () => {
  const short = (link: string) => {
    const read = readMessageLink(link);
    if (read?.kind !== "email") return read;
    const { to, cc, bcc, subject, body } = read;
    return [to, cc, bcc].map((list) => list.map(({ address }) => address).join(" ")).concat(subject, body);
  };

  test.each([
    ["mailto:ann@a.test", ["ann@a.test", "", "", "", ""]],
    ["MAILTO:ann@a.test?SUBJECT=Hi", ["ann@a.test", "", "", "Hi", ""]],
    ["mailto:ann@a.test,ben@b.test", ["ann@a.test ben@b.test", "", "", "", ""]],
    ["mailto:?to=ann@a.test,ben@b.test&cc=cem@c.test", ["ann@a.test ben@b.test", "cem@c.test", "", "", ""]],
    ["mailto:ann@a.test?to=ben@b.test&bcc=dia@d.test", ["ann@a.test ben@b.test", "", "dia@d.test", "", ""]],
    ["mailto:ann@a.test?subject=a%20b&amp;body=c", ["ann@a.test", "", "", "a b", "c"]],
    ["mailto:ann@a.test?body=one%0D%0Atwo", ["ann@a.test", "", "", "", "one\ntwo"]],
    ["mailto:ann@a.test?body=one&body=two", ["ann@a.test", "", "", "", "one\ntwo"]],
    ["mailto:ann+tag@a.test?subject=1+1", ["ann+tag@a.test", "", "", "1+1", ""]],
    ["mailto:%22not%40me%22@a.test", ['"not@me"@a.test', "", "", "", ""]],
    ["mailto:gorby%25kremvax@a.test", ["gorby%kremvax@a.test", "", "", "", ""]],
    ["mailto:unlikely%3Faddress@a.test?blat=foop", ["unlikely?address@a.test", "", "", "", ""]],
    [
      "mailto:user@example.test?subject=caf%C3%A9&body=caf%C3%A9",
      ["user@example.test", "", "", "café", "café"],
    ],
    ["mailto:ann@a.test;ANN@a.test", ["ann@a.test", "", "", "", ""]],
    ["mailto://ann@a.test", ["ann@a.test", "", "", "", ""]],
    ["mailto:", ["", "", "", "", ""]],
    ["mailto:ann@a.test?subject=a&subject=b", ["ann@a.test", "", "", "a", ""]],
    ["mailto:ann@a.test?from=boss@a.test&x-mailer=y&in-reply-to=z", ["ann@a.test", "", "", "", ""]],
    ["mailto:ann@a.test?subject=a%E2%80%AEb", ["ann@a.test", "", "", "ab", ""]],
    ["mailto:ann@a.test?__proto__=x&constructor=y", ["ann@a.test", "", "", "", ""]],
  ])("%s", (link, parts) => {
    expect(short(link)).toEqual(parts);
  });

  test("an address that cannot be is a chip with its trouble, for the agent to see", () => {
    expect(readMessageLink("mailto:ann")).toMatchObject({ to: [{ written: "ann", trouble: "noAt" }] });
  });

  test.each(["attach=/etc/passwd", "attachment=c%3A%5Cx", "Attach=a&subject=b", "x-attach=a"])(
    "%s takes no file of this computer",
    (query) => {
      const read = readMessageLink(`mailto:ann@a.test?${query}`);
      expect(read).toMatchObject({ kind: "email", wantedFiles: true });
      expect(JSON.stringify(read)).not.toContain("passwd");
    },
  );

  test.each([
    ["mailto:ann@a.test?subject=Hi%0D%0ABcc:%20x@evil.test", "controls"],
    ["mailto:ann@a.test%0ABcc:x@evil.test", "controls"],
    ["mailto:ann@a.test?cc=ben@b.test%0D%0A%0D%0Abody", "controls"],
    ["mailto:ann@a.test?subject=a%00b", "controls"],
    ["mailto:%zz@a.test", "unreadable"],
    ["mailto:ann@a.test?subject=%", "unreadable"],
    ["mailto:ann@a.test?subject=%C0%80", "unreadable"],
    ["mailto:ann@a.test?%ff=1", "unreadable"],
    [`mailto:ann@a.test?subject=${"a".repeat(999)}`, "tooLong"],
    [`mailto:${"a".repeat(20_001)}@a.test`, "tooLong"],
    [`mailto:${Array.from({ length: 101 }, (_, n) => `p${n}@a.test`).join(",")}`, "tooMany"],
  ])("%.60s: %s", (link, why) => {
    expect(readMessageLink(link)).toEqual({ kind: "refused", why });
  });
});

test.each(["tel:+15105550101", "https://a.test", "javascript:alert(1)", "smsx:1", "", "ann@a.test"])(
  "%j is none of ours",
  (text) => {
    expect(readMessageLink(text)).toBeNull();
  },
);
