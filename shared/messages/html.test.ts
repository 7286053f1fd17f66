import { expect, test } from "vitest";
import { linesAsHtml, plainOf } from "./html.ts";

test.each([
  ["<div>Fixed &amp; <b>better</b></div><div>soon</div>", "Fixed & better\nsoon"],
  ["a<br>b<br/><br><br><br>c", "a\nb\n\nc"],
  ["&lt;p&gt; &#39;x&#39; &unknown;", "<p> 'x' &unknown;"],
  ["<p></p>", ""],
])("%s reads %j", (html, plain) => expect(plainOf(html)).toBe(plain));

test("a text as lines of HTML reads as it was", () => {
  const text = `<b>"Ann" & 'Bell'</b>\nBell Ltd`;
  expect(plainOf(linesAsHtml(text))).toBe(text);
});
