import { expect, test } from "vitest";
import { beginAnswer, type Original } from "./answer.ts";

const original = (change: Partial<Original["mail"]> = {}): Original => ({
  mail: {
    from: '"Novak, Ines" <ines@customer.test>',
    to: ["care@acme.example", "Ben Ito <ben@customer.test>"],
    cc: ["Ana <ANA@acme.example>", "books@customer.test"],
    replyTo: [],
    ours: "care@acme.example",
    internetMessageId: "<1@customer.test>",
    subject: "AW: Invoice",
    files: [],
    ...change,
  },
  workitemId: "w1",
  messageId: "m1",
  text: "Is <b> right?\n-- \nInes",
  when: "Monday",
});
const own = ["ana@acme.example"];

test("a reply goes to who wrote, a reply to all to everybody but us", () => {
  expect(beginAnswer("reply", original(), own)).toMatchObject({
    to: ['"Novak, Ines" <ines@customer.test>'],
    cc: [],
    subject: "Re: Invoice",
  });
  expect(beginAnswer("all", original(), own)).toMatchObject({
    to: ['"Novak, Ines" <ines@customer.test>', "Ben Ito <ben@customer.test>"],
    cc: ["books@customer.test"],
  });
  const elsewhere = original({ replyTo: ["office@elsewhere.test"] });
  expect(beginAnswer("reply", elsewhere, own).to).toEqual(["office@elsewhere.test"]);
});

test("[messaging complaint 14] an answer says what it answers and goes out from where that came to; a forward answers nothing", () => {
  expect(beginAnswer("reply", original(), own).answers).toEqual({
    workitemId: "w1",
    ours: "care@acme.example",
    messageId: "<1@customer.test>",
  });
  expect(beginAnswer("forward", original(), own).answers).toBeNull();
});

test("an answer to our own email goes to whom that went", () => {
  const ours = original({ from: "care@acme.example", to: ["ines@customer.test"], cc: [] });
  expect(beginAnswer("all", ours, own)).toMatchObject({ to: ["ines@customer.test"], cc: [] });
});

test("a forward goes to nobody yet, and says whose words it passes on", () => {
  const { to, cc, subject, quote } = beginAnswer("forward", original(), own);
  expect([to, cc, subject]).toEqual([[], [], "Fwd: AW: Invoice"]);
  expect(quote).toContain("From: &quot;Novak, Ines&quot; &lt;ines@customer.test&gt;");
});

test("the original stands quoted, as text and without its signature", () => {
  expect(beginAnswer("reply", original(), own).quote).toBe(
    '<div>On Monday, &quot;Novak, Ines&quot; &lt;ines@customer.test&gt; wrote:</div><blockquote type="cite">Is &lt;b&gt; right?</blockquote>',
  );
});
