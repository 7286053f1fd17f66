/** Messages over real HTTP and WebSockets. */

import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConversationSchema } from "../shared/wire/conversation.ts";
import { wireEvents } from "../shared/wire/events.ts";
import { ChatMessageSchema } from "../shared/wire/workitem.ts";
import { signIn, type TestAgent, until } from "./agent-fixture.ts";
import { type EmailSampleName, emailSamples } from "./callers/email-samples.ts";
import { type FaxSampleName, faxSamples } from "./callers/fax-samples.ts";
import { type SmsSampleName, smsSamples } from "./callers/sms-samples.ts";
import { createSandbox, type Sandbox } from "./server.ts";

let sandbox: Sandbox;
let ana: TestAgent;
const to = "+15551110150";

beforeEach(async () => {
  sandbox = await createSandbox({
    voice: "none",
    behaviour: { offerTimeoutMs: 60_000, deliverAfterMs: 30, answerMessageAfterMs: 20 },
    size: { conversations: 10_000 },
  });
  ana = await signIn(sandbox, "ana");
});
afterEach(async () => {
  ana.close();
  await sandbox.close();
});

/** Offered and taken: the workitem's id. */
async function accepted(): Promise<string> {
  const { message } = await ana.feed.named("OfferNotification");
  await ana.ask("acceptOffer", { offerId: message.offer.offerId });
  return message.offer.workitemId;
}
async function download(fileId: string) {
  const response = await fetch(`${sandbox.providerUrl}/data/api/files/${fileId}`, {
    headers: { authorization: ana.token },
  });
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    bytes: await response.bytes(),
  };
}
function upload(path: string, fields: Record<string, string>, files: readonly File[], signal?: AbortSignal) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of files) form.append("files", file);
  return fetch(`${sandbox.providerUrl}${path}`, {
    method: "POST",
    headers: { authorization: ana.token },
    body: form,
    ...(signal === undefined ? {} : { signal }),
  });
}
const png = (size: number, name = "photo.png") => {
  const bytes = new Uint8Array(size);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new File([bytes], name, { type: "image/png" });
};
const pages = (count: number) =>
  new File([`%PDF-1.4\n${"/Type /Page \n".repeat(count)}%%EOF`], "fax.pdf", { type: "application/pdf" });

describe("an e-mail", () => {
  it("comes with its HTML, its pictures and its raw message, and is answered", async () => {
    sandbox.callers.writeEmail({ agent: "ana", sample: "newsletter", from: "Ines <ines@customer.test>" });
    const workitemId = await accepted();
    const { body } = await ana.ask("workitem", { id: workitemId });
    const [message] = body.chatMessages;
    expect(message).toMatchObject({ subject: "Spring offers", from: "Ines <ines@customer.test>" });
    const logo = message.attachments.find((one: { contentId: string }) =>
      message.html.includes(one.contentId),
    );
    expect(await download(logo.fileId)).toMatchObject({ status: 200, type: "image/png" });
    const raw = await download(message.rawFileId);
    expect(new TextDecoder().decode(raw.bytes)).toContain("Subject: Spring offers");
    expect((await download("none")).status).toBe(404);
    const reply = {
      from: "care@sandbox.test",
      to: "ines@customer.test",
      subject: "Re: Spring offers",
      ccAddresses: ["boss@customer.test"],
      bodyParts: { text: "Thank you.", html: "<p>Thank you.</p>" },
    };
    const answered = await ana.ask("sendEmailResponse", { workitemId }, reply);
    expect(answered.body.chatMessages.at(-1)).toMatchObject({
      ...{ subject: "Re: Spring offers", textMsg: "Thank you.", html: "<p>Thank you.</p>" },
      ...{ to: ["ines@customer.test"], cc: ["boss@customer.test"], status: "queued" },
    });
    const receipt = await ana.feed.named("MessageStatusNotification");
    expect(receipt.message).toMatchObject({
      status: "sent",
      messageId: answered.body.chatMessages.at(-1).id,
    });
  });

  it("of any length leaves the feed's frames short", async () => {
    sandbox.callers.writeEmail({ agent: "ana", sample: "huge" });
    const workitemId = await accepted();
    const active = await ana.feed.next((frame) => frame.message?.workitem?.state === "active");
    expect(JSON.stringify(active).length).toBeLessThan(10_000);
    expect(active.message.workitem.chatMessages).toMatchObject([{ htmlSize: expect.any(Number) }]);
    const { body } = await ana.ask("workitem", { id: workitemId });
    expect(body.chatMessages[0].html.length).toBe(active.message.workitem.chatMessages[0].htmlSize);
  });

  it("goes out anew with subject, copies and files", async () => {
    const fields = { to: "ines@customer.test", message: "Hello", subject: "Offer", html: "<p>Hello</p>" };
    const sent = await upload("/users/api/email", { ...fields, ccAddresses: "a@customer.test" }, [pages(2)]);
    expect(sent.status).toBe(200);
    const { workitemId } = (await sent.json()) as { workitemId: string };
    expect(sandbox.centre.world().item(workitemId)?.messages).toMatchObject([
      {
        ...{ subject: "Offer", html: "<p>Hello</p>", cc: ["a@customer.test"] },
        attachments: [{ name: "fax.pdf" }],
      },
    ]);
  });
});

describe("an SMS to several", () => {
  it("is one message for each, by number or by contact, and none to somebody who is not there", async () => {
    const [contact] = sandbox.centre.world().objects.contact?.slice(5, 1) ?? [];
    const body = { to, message: "Hello all", toNumbers: [to, "+15551110151"], contactIds: [contact?._id] };
    expect((await ana.ask("sms", {}, body)).body).toMatchObject({ canDial: true });
    const mine = sandbox.centre.world().itemsOf(ana.userId);
    expect(new Set(mine.map((item) => item.to))).toEqual(new Set([to, "+15551110151", contact?.phone]));
    expect(mine).toHaveLength(3);
    expect((await ana.ask("sms", {}, { ...body, contactIds: ["none"] })).status).toBe(400);
  });
});

describe("files", () => {
  it("are streamed, kept while small, and counted when large", async () => {
    const sent = await upload("/users/api/sms", { to, message: "Look" }, [
      png(500),
      png(15_000_000, "large.png"),
    ]);
    const { workitemId } = (await sent.json()) as { workitemId: string };
    const attachments = sandbox.centre.world().item(workitemId)?.messages[0]?.attachments ?? [];
    expect(attachments.map(({ size }) => size).toSorted((a, b) => a - b)).toEqual([500, 15_000_000]);
    const found = await Promise.all(attachments.map(async ({ fileId }) => (await download(fileId)).status));
    expect(found.toSorted()).toEqual([200, 410]);
  });

  it.each([
    ["20 MB and one byte", () => png(20_000_001), 413],
    ["nothing", () => new File([], "empty.png"), 400],
    [
      "a program that calls itself a picture",
      () => new File(["MZ\x90"], "a.png", { type: "image/png" }),
      400,
    ],
  ])("of %s are refused", async (_, file, status) => {
    const sent = await upload("/users/api/sms", { to, message: "Look" }, [file()]);
    expect(sent.status).toBe(status);
    expect(sandbox.centre.world().itemsOf(ana.userId)).toEqual([]);
  });

  it("stall on their way for as long as is said, and arrive; or for ever, until the sender gives up", async () => {
    sandbox.faults.http.add({ kind: "stallUpload", endpoint: "sms", bytes: 300_000, ms: 300 });
    const began = performance.now();
    expect((await upload("/users/api/sms", { to, message: "Look" }, [png(9_000_000)])).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThan(250);
    sandbox.faults.http.add({ kind: "stallUpload", endpoint: "sms", bytes: 300_000 });
    const giveUp = AbortSignal.timeout(300);
    const stalled = upload(
      "/users/api/sms",
      { to: "+15551110151", message: "Look" },
      [png(9_000_000)],
      giveUp,
    );
    await expect(stalled).rejects.toThrow();
    expect(sandbox.centre.world().conversations.at("+15551110151")).toBeUndefined();
  });
});

describe("a fax", () => {
  it("counts its pages, and says where it broke off", async () => {
    const sent = await upload("/users/api/fax", { to: "+15551110188" }, [pages(5)]);
    const { workitemId } = (await sent.json()) as { workitemId: string };
    await ana.feed.next((frame) => frame.message?.statusReason === "PAGE_LOST");
    expect(sandbox.centre.world().item(workitemId)?.messages).toMatchObject([
      { pages: 5, pagesDone: 2, status: "failed", statusReason: "PAGE_LOST" },
    ]);
    expect((await upload("/users/api/fax", { to }, [])).status).toBe(400);
    expect((await upload("/users/api/fax", { to }, [new File(["GIF89a"], "a.gif")])).status).toBe(400);
  });
});

describe("conversations", () => {
  const all = (query: string) => ana.ask("recentEngagements", {}, undefined, query);

  it("of ten thousand are read page by page, each once, in their order", async () => {
    const first = await ana.ask("conversations", {}, undefined, "?rows=100");
    expect(first.body.total).toBeGreaterThan(10_000);
    const seen: string[] = [];
    let cursor = "";
    do {
      const { body } = await all(`?tab=ALL&limit=2000${cursor === "" ? "" : `&cursor=${cursor}`}`);
      seen.push(...body.objects.map((one: { id: string }) => one.id));
      cursor = body.next;
    } while (cursor !== "");
    expect(seen.length).toBe(first.body.total);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.slice(0, 100)).toEqual(first.body.objects.map((one: { id: string }) => one.id));
  });

  it("come by tab, are read, drafted and archived; everybody hears of it", async () => {
    const ben = await signIn(sandbox, "ben", "break");
    const { conversationId } = sandbox.callers.writeSms({ text: "Hello?", from: "+15559990000" });
    const row = await ben.feed.named("ConversationChangedNotification");
    expect(row.message.conversation).toMatchObject({ conversationId, unreadMessages: 1 });
    expect((await all("?tab=UNREAD&limit=1")).body.objects).toMatchObject([{ id: conversationId }]);
    const counts = (await ana.ask("unreadCounts")).body.total;
    expect((await ana.ask("readConversation", { conversationId }, {})).body.unreadCount).toBe(0);
    expect((await ana.ask("unreadCounts")).body.total).toBe(counts - 1);
    const draft = { channelType: "sms", textMsg: "Dear" };
    await ana.ask("saveConversationDraft", { conversationId }, draft);
    expect((await all("?tab=DRAFTS&limit=5")).body.objects).toMatchObject([{ drafts: [draft] }]);
    await ana.ask("archiveConversation", { conversationId });
    expect((await all("?tab=ARCHIVED&limit=5")).body.objects).toHaveLength(1);
    expect(
      (await ana.ask("readObject", { type: "conversation", id: conversationId })).body.archivedAt,
    ).toBeGreaterThan(0);
    const made = await ana.ask("createConversation", {}, { phoneNumber: "+15557770000", name: "New" });
    expect(made.body).toMatchObject({ phoneNumber: "+15557770000", name: "New", totalCount: 0 });
    ben.close();
  });

  it("have their workitems newest first, before a moment where one is said", async () => {
    const { conversationId } = sandbox.callers.writeSms({ text: "Hello?", from: "+15550100100" });
    const page = (query: string) => ana.ask("conversationWorkitems", { conversationId }, undefined, query);
    const { objects, total } = (await page("")).body;
    expect(objects[0].chatMessages).toMatchObject([{ textMsg: "Hello?" }]);
    const before = (await page(`?cursor=${objects[1].createdAt + 1}&includeConversation=true`)).body;
    expect(before.objects[0].workitemId).toBe(objects[1].workitemId);
    expect(before.total).toBe(total - 1);
    expect(before.conversation.conversationId).toBe(conversationId);
  });
});

describe("what customers write", () => {
  const contents = () => [
    ...(Object.keys(smsSamples) as SmsSampleName[]).map((sample) =>
      sandbox.callers.writeSms({ sample, from: `+1555888${sample.length}000` }),
    ),
    ...(Object.keys(emailSamples) as EmailSampleName[]).map((sample) =>
      sandbox.callers.writeEmail({ sample, from: `${sample}@customer.test` }),
    ),
    ...(Object.keys(faxSamples) as FaxSampleName[]).map((sample) => sandbox.callers.sendFax({ sample })),
  ];

  it("can be read as the client reads it, every sample of it", () => {
    const frames: unknown[] = [];
    sandbox.centre.onStep(({ events }) => frames.push(...events));
    for (const { messages } of contents()) {
      for (const message of messages) {
        // What the schema cannot read would come back as missing.
        expect(v.parse(ChatMessageSchema, message)).toEqual(message);
      }
    }
    for (const { name, message } of frames as { name: keyof typeof wireEvents; message: object }[]) {
      expect(v.safeParse(wireEvents[name].message, message).success, name).toBe(true);
      if ("conversation" in message)
        expect(v.parse(ConversationSchema, message.conversation)).toEqual(message.conversation);
    }
  });

  it("comes as a burst of a thousand, each once", async () => {
    const seen = new Set<string>();
    sandbox.centre.onStep(() => {
      for (const item of sandbox.centre.world().items.values())
        for (const { textMsg } of item.messages) seen.add(textMsg);
    });
    sandbox.callers.burst({ count: 1_000, overMs: 200, senders: 50 });
    await until(sandbox, () => seen.size === 1_000);
    expect(sandbox.centre.world().items.size).toBe(50);
  }, 20_000);

  it("is a chat whose customer leaves", async () => {
    const { workitemId } = sandbox.callers.writeChat({ agent: "ana", text: "Hello?" });
    await accepted();
    const sent = await ana.ask("sendChatMessage", { workitemId }, { textMsg: "Hello", type: "USER" });
    expect(sent.status).toBe(200);
    sandbox.callers.writeMore(workitemId, "Bye");
    expect((await ana.feed.named("IncomingMessageNotification")).message.textMsg).toBe("Bye");
    const left = await fetch(`${sandbox.controlUrl}/workitems/${workitemId}/leaves`, { method: "POST" });
    expect(left.status).toBe(200);
    expect(sandbox.centre.world().item(workitemId)?.state).toBe("terminated");
  });
});
