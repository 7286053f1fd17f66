import { describe, expect, test } from "vitest";
import type { Draft } from "../../shared/drafts/draft.ts";
import { messageOf } from "./message.ts";

const place = { region: "US" } as Parameters<typeof messageOf>[2]["place"];
const draft = (values: Draft["values"], body = "Hello", subject = ""): Draft => ({
  texts: { body, subject },
  values,
});
const of = (key: string, is: Draft, sure = false, signature = "") => {
  const read = messageOf(key, is, { place, sure, signature });
  return read.ok ? read.value : [read.error.code, read.error.reason ?? read.error.detail];
};
const file = {
  fileId: "f1",
  name: "a.pdf",
  type: "application/pdf",
  size: 10,
  pages: null,
  isLocked: false,
};

describe("a draft becomes a message", () => {
  test("with its numbers read as for a call, once each", () => {
    const sms = of("sms:c1", draft({ to: ["(415) 555-2671", "+14155552671"], campaignId: "camp" }));
    expect(sms).toMatchObject({ channel: "sms", conversationId: "c1", to: ["+14155552671"], text: "Hello" });
  });
  test("a new one stands in what stands for its conversation", () => {
    expect(of("email:new.1", draft({ to: ["a@example.com"] }, "<p>Hi</p>", "Re"))).toMatchObject({
      conversationId: "new.1",
      subject: "Re",
      cc: [],
    });
  });
  test("an email is signed as it goes, above what it answers; others are not", () => {
    const ana = "<div>Ana Silva</div>";
    const answer = (values = {}) => ({
      texts: { body: "<div>Yes</div>", quote: "<blockquote>Open?</blockquote>" },
      values: { to: ["a@example.com"], ...values },
    });
    expect(of("email:c1", answer(), false, ana)).toMatchObject({
      text: "<div>Yes</div><br><div>-- </div><div>Ana Silva</div><br><blockquote>Open?</blockquote>",
    });
    expect(of("email:c1", answer({ noSignature: true }), false, ana)).toMatchObject({
      text: "<div>Yes</div><br><blockquote>Open?</blockquote>",
    });
    expect(of("email:c1", draft({ to: ["a@example.com"] }, ""), false, ana)).toEqual(["notSendable", "text"]);
    expect(of("sms:c1", draft({ to: ["+14155552671"] }), false, ana)).toMatchObject({ text: "Hello" });
  });
  test("what an email answers stands below its own words, and can go alone", () => {
    const answer = (body: string) => ({
      texts: { body, quote: "<blockquote>Open?</blockquote>" },
      values: { to: ["a@example.com"] },
    });
    expect(of("email:c1", answer("<div>Yes</div>"))).toMatchObject({
      text: "<div>Yes</div><br><blockquote>Open?</blockquote>",
    });
    expect(of("email:c1", answer(""))).toMatchObject({ text: "<br><blockquote>Open?</blockquote>" });
  });
  test("a chat goes to its workitem", () => {
    expect(of("chat:c1", draft({ workitemId: "w1" }))).toMatchObject({ channel: "chat", workitemId: "w1" });
  });
  test.each([
    ["sms:c1", draft({}), ["notSendable", "to"]],
    ["sms:c1", draft({ to: ["+14155552671"] }, "  \n"), ["notSendable", "text"]],
    ["sms:c1", draft({ to: ["BANK"] }), ["badNumber", undefined]],
    ["sms:c1", draft({ to: ["+14155552671 x12"] }), ["badNumber", undefined]],
    ["email:c1", draft({ to: ["not an address"] }), ["notSendable", "to"]],
    ["email:c1", draft({ to: ["a@example.com"], bcc: ["b@"] }), ["notSendable", "to"]],
    ["email:c1", draft({ to: ["a@example.com"] }, "<p><br></p>&nbsp;"), ["notSendable", "text"]],
    ["fax:c1", draft({ to: ["+14155552671"] }), ["notSendable", "file"]],
    [
      "fax:c1",
      draft({ to: ["+14155552671"], files: [{ ...file, isLocked: true }] }),
      ["notSendable", "files"],
    ],
    [
      "fax:c1",
      draft({ to: ["+14155552671"], files: [{ ...file, type: "image/heic" }] }),
      ["notSendable", "files"],
    ],
    ["chat:c1", draft({ workitemId: "w1", files: [file] }), ["notSendable", "files"]],
    ["chat:c1", draft({}), ["notSendable", "to"]],
    ["notes:c1", draft({}), ["invalid", "draft"]],
    ["sms:c1", draft({ to: "x" }), ["invalid", "draft"]],
  ])("%s %j lacks something: %j", (key, is, lacks) => expect(of(key, is)).toEqual(lacks));
  test("what looks like a tag is text in an SMS", () => {
    expect(of("sms:c1", draft({ to: ["+14155552671"] }, "<3>"))).toMatchObject({ text: "<3>" });
  });
  test("an email may be a file alone, a fax needs no words", () => {
    expect(of("email:c1", draft({ to: ["a@example.com"], files: [file] }, ""))).toMatchObject({
      files: [file],
    });
    expect(of("fax:c1", draft({ to: ["+14155552671"], files: [file] }, ""))).toMatchObject({ text: "" });
  });
});
