import { expect, test } from "vitest";
import { plainTextOf } from "./plain-text.ts";

test.each([
  ["<p>Hello</p><p>there</p>", "Hello\n\nthere"],
  ["<div>one</div><div>two<br>three</div>", "one\ntwo\nthree"],
  ["a\n  b&nbsp;c &lt;d&gt;", "a b c <d>"],
  ["<pre>a\n  b</pre>", "a\n  b"],
  ["<ul><li>one</li><li>two<ul><li>in</li></ul></li></ul>", "- one\n- two\n\n  - in"],
  ["<blockquote>a<br>b<blockquote>c</blockquote></blockquote>d", "> a\n> b\n>\n> > c\n\nd"],
  ["<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc"],
  ['<a href="https://a.test/x">here</a>', "here <https://a.test/x>"],
  ['<a href="https://a.test/">https://a.test</a>', "https://a.test"],
  ['<a href="mailto:ann@a.test">ann@a.test</a>', "ann@a.test"],
  ['<a href="https://evil.test">https://bank.test</a>', "https://bank.test <https://evil.test>"],
  ['<a href="javascript:alert(1)">x</a>', "x"],
  ['<img src="https://t.test/a" alt="Logo">', "Logo"],
  ["<style>p{}</style><script>alert(1)</script><title>t</title>x<svg><text>no</text></svg>", "x"],
  ["<hr>x", "---\nx"],
  ["<div> <b> x </b> </div> <p> y </p>", "x\n\ny"],
  ["plain", "plain"],
  ["", ""],
])("%s", (html, text) => {
  expect(plainTextOf(html)).toBe(text);
});

test("a mail nested a thousand deep is read as far as it goes", () => {
  expect(plainTextOf(`top${"<b>".repeat(1_000)}deep`)).toBe("top");
});
