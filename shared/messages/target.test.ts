import { describe, expect, test } from "vitest";
import { isDisguised, targetOf } from "./target.ts";

describe("where a link goes", () => {
  test.each([
    ["https://bank.test/a?b#c", "https", "bank.test", "https://bank.test/a?b#c"],
    [" HTTP://Bank.Test ", "http", "bank.test", "http://bank.test/"],
    ["https://bank.test@evil.test/", "https", "evil.test", "https://evil.test/"],
    ["https://ann:secret@a.test/", "https", "a.test", "https://a.test/"],
    ["https:\\\\evil.test\\a", "https", "evil.test", "https://evil.test/a"],
    ["https://evil.test%2f@bank.test/", "https", "bank.test", "https://bank.test/"],
    ["https://аpple.test/", "https", "xn--pple-43d.test", "https://xn--pple-43d.test/"],
    ["https://bank\u3002test/", "https", "bank.test", "https://bank.test/"],
    ["https://0x7f.1/", "https", "127.0.0.1", "https://127.0.0.1/"],
    ["mailto:ann@a.test?subject=x", "mailto", "ann@a.test", "mailto:ann@a.test?subject=x"],
    ["tel:+1-415-555-2671", "tel", "+14155552671", "tel:+1-415-555-2671"],
    ["sms:+14155552671", "sms", "+14155552671", "sms:+14155552671"],
  ])("%s: %s %s", (link, scheme, goesTo, href) => {
    expect(targetOf(link)).toEqual({ scheme, goesTo, href });
  });

  test.each([
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "\u0001javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "vbscript:x",
    "file:///etc/passwd",
    "file://host/share",
    "ms-msdt:/id",
    "search-ms:query=x",
    "data:text/html,x",
    "blob:https://a.test/1",
    "view-source:https://a.test",
    "chrome://settings",
    "app://hookswitch/phone.html",
    "ftp://a.test",
    "smb://a.test/x",
    "//a.test/x",
    "/x",
    "#x",
    "",
    "https://",
    "https:// a.test",
    "mailto:ann@a.test?subject=a%0d%0aBcc:x@evil.test",
    "tel:BANK",
    "sms:BANK",
    `https://a.test/${"a".repeat(8_000)}`,
  ])("%.60j goes nowhere", (link) => {
    expect(targetOf(link)).toBeNull();
  });
});

describe("a link that shows another place than it goes to", () => {
  test.each([
    ["https://bank.test", "https://evil.test/", true],
    ["https://bank.test/login", "https://bank.test.evil.test/", true],
    ["bank.test", "https://evil.test/", true],
    ["www.bank.test", "https://evil.test/", true],
    ["https://bank.test@evil.test/", "https://bank.test@evil.test/", true],
    ["Your bank: https://bank.test/ (safe)", "https://evil.test/", true],
    ["https:\\\\bank.test", "https://evil.test/", true],
    ["apple.test", "https://аpple.test/", true],
    ["ann@bank.test", "mailto:x@evil.test", true],
    ["https://bank.test", "https://bank.test/", false],
    ["HTTPS://WWW.Bank.Test/", "https://bank.test/", false],
    ["bank.test/help", "https://www.bank.test/help", false],
    ["bank.test", "https://login.bank.test/", false],
    ["bücher.test", "https://bücher.test/", false],
    ["Click here", "https://evil.test/", false],
    ["Read more...", "https://a.test/", false],
    ["version 2.0", "https://a.test/", false],
    ["", "https://a.test/", false],
    ["ann@a.test", "mailto:Ann@a.test", false],
    ["Write to us", "mailto:ann@a.test", false],
    ["(415) 555-2671", "tel:+14155552671", false],
  ])("%s → %s: %s", (shown, link, isOther) => {
    const target = targetOf(link);
    expect(target).not.toBeNull();
    if (target !== null) expect(isDisguised(shown, target)).toBe(isOther);
  });
});
