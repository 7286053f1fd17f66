import { expect, test } from "vitest";
import { sendMessage } from "../../main/nextiva/send-message.ts";
import type { Outgoing } from "../../shared/state/outgoing.ts";
import { createServices } from "./exercise.ts";
import { assertExchangesConform, type Recorded } from "./recorder.ts";

const message = (more: Partial<Outgoing>): Outgoing => ({
  id: "o1",
  channel: "sms",
  conversationId: "c1",
  to: ["+14155552671", "+14155552672"],
  cc: [],
  bcc: [],
  subject: "",
  text: "Hello",
  files: [],
  campaignId: "k1",
  contactId: "",
  workitemId: "w1",
  answers: null,
  name: "",
  force: false,
  writtenAt: 0,
  sentAt: 0,
  before: [],
  state: "sending",
  notSent: null,
  ...more,
});
const answer: Partial<Outgoing> = {
  channel: "email",
  to: ["Ann Lee <ann@customer.test>", "ben@customer.test"],
  cc: ["Cy <cy@customer.test>"],
  subject: "Re: Order",
  text: "<p>Sent.</p>",
  answers: { workitemId: "w1", ours: "care@acme.example", messageId: "" },
};

/** What goes out, as the published contracts have it. */
async function sends(what: Partial<Outgoing>) {
  const seen: Recorded[] = [];
  const services = createServices("https://login.thrio.com", async (input, init) => {
    const path = new URL(String(input)).pathname;
    const response = path.endsWith("/sms")
      ? { canDial: true, consentType: 0 }
      : path.includes("token")
        ? { token: "t", location: "https://api1.nextiva.com" }
        : { workitemId: "w1" };
    const request = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
    seen.push({ method: init?.method ?? "GET", path, authorization: "", request, status: 200, response });
    return Response.json(response);
  });
  const { http, userService: users, workitems } = services;
  await users.login("ann", "secret");
  seen.length = 0;
  const upload = { signal: new AbortController().signal, sent() {} };
  const said = await sendMessage({ users, workitems }, message(what), [], "u1", upload);
  http.close();
  return { said, asked: [...assertExchangesConform(seen)], requests: seen.map(({ request }) => request) };
}

test("an answer to an email, to several people, is what the contract calls a response", async () => {
  const { said, asked, requests } = await sends(answer);
  expect([said, asked]).toEqual([{ taken: true }, ["sendEmailResponse"]]);
  expect(requests).toEqual([
    {
      from: "care@acme.example",
      to: "ann@customer.test",
      toAddresses: ["ann@customer.test", "ben@customer.test"],
      ccAddresses: ["cy@customer.test"],
      subject: "Re: Order",
      bodyParts: { text: "Sent.", html: "<p>Sent.</p>" },
    },
  ]);
});

test("a text message to several numbers is what the contract calls one", async () => {
  const { asked, requests } = await sends({});
  expect(asked).toEqual(["sms"]);
  expect(requests).toMatchObject([{ to: "+14155552671", toNumbers: ["+14155552671", "+14155552672"] }]);
});
