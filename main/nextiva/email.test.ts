import { expect, test } from "vitest";
import { emailRequest } from "./email.ts";

const email = {
  to: ['"Novak, Ines" <ines@customer.test>'],
  cc: [],
  bcc: [],
  subject: "Re: Invoice",
  text: "<p>It is <b>paid</b>.</p>",
  campaignId: "",
  contactId: "c1",
  workitemId: "w1",
  name: "Ines Novak",
  force: false,
  answers: { workitemId: "w1", ours: "care@acme.example", messageId: "<1@customer.test>" },
};
const file = { name: "a.pdf", contentType: "application/pdf", data: new Uint8Array() };

test("an answer goes as the answer to its workitem, from the address that was written to", () => {
  expect(emailRequest(email, [])).toEqual({
    as: "response",
    workitemId: "w1",
    payload: {
      from: "care@acme.example",
      to: "ines@customer.test",
      subject: "Re: Invoice",
      bodyParts: { text: "It is paid.", html: "<p>It is <b>paid</b>.</p>" },
    },
  });
});

test.each([
  ["with a file", email, [file]],
  ["forced", { ...email, force: true }, []],
  ["to an email of another workitem", { ...email, workitemId: "w2" }, []],
  ["to one that came to nobody known", { ...email, answers: { ...email.answers, ours: "" } }, []],
])("%s it goes as an email, and still says what it answers", (_, of, files) => {
  expect(emailRequest(of, files)).toMatchObject({
    as: "email",
    payload: { to: "ines@customer.test", name: "Ines Novak", inReplyTo: "<1@customer.test>" },
  });
});

test("a new one and one that is passed on are emails of their own", () => {
  const { as, payload } = emailRequest({ ...email, answers: null }, [file, file]);
  expect(as).toBe("email");
  expect(payload).toMatchObject({ message: "It is paid.", workitemId: "w1", file, files: [file] });
});

test.each([
  ["an answer", email],
  ["an email", { ...email, answers: null }],
])("%s names one receiver, and all of several in a list of their own; nobody by a name", (_, of) => {
  const many = {
    ...of,
    to: ["Ann <ann@a.test>", "ben@b.test"],
    cc: ["Cy <cy@c.test>"],
    bcc: ["di@d.test"],
  };
  expect(emailRequest(many, []).payload).toMatchObject({
    to: "ann@a.test",
    toAddresses: ["ann@a.test", "ben@b.test"],
    ccAddresses: ["cy@c.test"],
    bccAddresses: ["di@d.test"],
  });
  expect(emailRequest(of, []).payload).toMatchObject({ toAddresses: undefined, ccAddresses: undefined });
});
