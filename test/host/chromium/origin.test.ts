import { expect, test } from "vitest";
import { headerToBrowser, toBrowser, toMain } from "./origin.ts";

const schemes = new Set(["app"]);

test.each([
  ["app://hookswitch/phone.html?a#b", "https://hookswitch.app.invalid/phone.html?a#b"],
  ["app://hookswitch", "https://hookswitch.app.invalid/"],
  ["https://example.com/app://x/", "https://example.com/app://x/"],
  ["other://x/y", "other://x/y"],
])("%s is %s in the browser", (main, browser) => {
  expect(toBrowser(main, schemes)).toBe(browser);
});

test.each([
  ["https://hookswitch.app.invalid/phone.html?a#b", "app://hookswitch/phone.html?a#b"],
  ["https://hookswitch.app.invalid.example/phone.html", "https://hookswitch.app.invalid.example/phone.html"],
  ["https://hookswitch.other.invalid/", "https://hookswitch.other.invalid/"],
  ["https://a.hookswitch.app.invalid/", "https://a.hookswitch.app.invalid/"],
])("%s is %s in main", (browser, main) => {
  expect(toMain(browser, schemes)).toBe(main);
});

test("a policy's own schemes become the browser's origins", () => {
  expect(
    headerToBrowser("default-src 'none'; script-src app: 'self'; img-src app://hookswitch data:", schemes),
  ).toBe(
    "default-src 'none'; script-src https://*.app.invalid 'self'; img-src https://hookswitch.app.invalid data:",
  );
});
