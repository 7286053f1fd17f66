import { describe, expect, test } from "vitest";
import { conversationItem, statusOf, threadItems } from "./conversations.ts";

const reading = { at: 50_000, skew: 1_000, userId: "u1" };

describe("a row of the list", () => {
  test("is a conversation, with what its newest message and workitem say", () => {
    const row = {
      conversationId: "c1",
      name: "Ines\u202e Novak",
      phoneNumber: "+14155550100",
      modifiedAt: 9,
      activeAt: 20,
      unreadCount: 3,
      unreadMissedCalls: 1,
      unreadVoicemails: 2,
      lastMessage: { textMsg: "One\n two", type: "USER", channelType: "SMS", timestamp: 20 },
      lastWorkitem: { workitemId: "w1", channelType: "sms", ownedBy: "u1" },
    };
    expect(conversationItem(row, reading)).toEqual({
      key: "c1",
      name: "Ines Novak",
      address: "+14155550100",
      contactId: "",
      channel: "sms",
      direction: "outbound",
      text: "One two",
      at: 1_020,
      unread: 3,
      missed: 1,
      voicemails: 2,
      isMine: true,
    });
  });
  test("has a name by its participant, and its time by the published fields alone", () => {
    const participants = [
      { user: { _id: "u1" }, firstName: "Amy" },
      { firstName: "Ines", lastName: "Novak", phoneNumber: "+14155550100" },
    ];
    expect(conversationItem({ _id: "c1", participants, modifiedAt: 5 }, reading)).toMatchObject({
      key: "c1",
      name: "Ines Novak",
      address: "+14155550100",
      at: 1_005,
      text: "",
    });
  });
  test("is a workitem, as the contract says", () => {
    const row = {
      workitemId: "w1",
      conversationId: "c1",
      channelType: "voice",
      type: "InboundCall",
      from: "+14155550100",
      name: "Ines",
      createdAt: 7,
      terminationReason: "NO_ANSWER",
    };
    expect(conversationItem(row, reading)).toMatchObject({
      key: "c1",
      name: "Ines",
      address: "+14155550100",
      channel: "voice",
      direction: "inbound",
      at: 1_007,
      missed: 1,
    });
  });
  test.each([
    {},
    { workitemId: "w1" },
    { conversationId: "c1", archivedAt: 4 },
    { conversationId: "a b" },
    { conversationId: "../x" },
    { conversationId: "x".repeat(200) },
  ])("%j is none", (row) => expect(conversationItem(row, reading)).toBeNull());
});

describe("what a workitem puts into the thread", () => {
  test("a call, as one entry", () => {
    const call = { workitemId: "w1", channelType: "voice", type: "InboundCall", createdAt: 5 };
    expect(threadItems({ ...call, assignedAt: 10, terminatedAt: 70 }, reading)).toEqual([
      {
        kind: "call",
        key: "w1",
        workitemId: "w1",
        channel: "voice",
        direction: "inbound",
        at: 1_005,
        end: null,
        lastedMs: 60,
        isMissed: false,
        hasVoicemail: false,
      },
    ]);
    expect(
      threadItems({ ...call, terminationReason: "NO_ANSWER", voicemailFile: "v.wav" }, reading),
    ).toMatchObject([{ isMissed: true, lastedMs: null, hasVoicemail: true }]);
  });
  test("messages, each by its writer, cleaned", () => {
    const workitem = {
      workitemId: "w2",
      channelType: "email",
      type: "InboundEmail",
      createdAt: 5,
      chatMessages: [
        {
          id: "m1",
          type: "CLIENT",
          subject: "Invoice\u0000",
          textMsg: "Hello\r\nthere\u202e",
          html: "<p>Hello</p>",
          timestamp: 6,
          attachments: [{ fileId: "f1", name: "invoice\u202Egpj.exe", size: 10 }],
        },
        { textMsg: "Thanks", type: "USER", status: "unknown" },
      ],
    };
    expect(threadItems(workitem, reading)).toMatchObject([
      {
        key: "w2 m1",
        direction: "inbound",
        subject: "Invoice",
        text: "Hello\nthere",
        isFormatted: true,
        at: 1_006,
        status: null,
        attachments: [{ fileId: "f1", name: "invoicegpj.exe", contentType: "", size: 10 }],
      },
      {
        key: "w2 1",
        direction: "outbound",
        text: "Thanks",
        status: "unclear",
        isFormatted: false,
        at: 1_005,
      },
    ]);
  });
  test("the newest message where the list of them was left out; of neither, nothing", () => {
    const workitem = { workitemId: "w3", channelType: "sms" };
    expect(threadItems({ ...workitem, currentSMSMessage: { textMsg: "Hi" } }, reading)).toMatchObject([
      { text: "Hi" },
    ]);
    expect(threadItems(workitem, reading)).toEqual([]);
  });
  test.each([
    [{ type: "USER", fromId: "u1" }, "you"],
    [{ type: "USER", fromId: "u2" }, "colleague"],
    [{ type: "BOT" }, "bot"],
    [{ type: "USER" }, undefined],
    [{ type: "CLIENT", fromId: "+14155550100" }, undefined],
  ])("who of ours wrote %j: %s", (wrote, writer) => {
    const [item] = threadItems({ workitemId: "w3", channelType: "sms", chatMessages: [wrote] }, reading);
    expect(item).toHaveProperty("kind", "message");
    expect((item as { writer?: string }).writer).toBe(writer);
  });
  test("HTML that a frame left out for its length is formatted all the same", () => {
    const chatMessages = [{ id: "m1", textMsg: "", htmlSize: 5_000_000 }];
    expect(threadItems({ workitemId: "w3", channelType: "email", chatMessages }, reading)).toMatchObject([
      { isFormatted: true },
    ]);
  });
  test("no text is longer than what is read in a bubble", () => {
    const chatMessages = [{ textMsg: "a".repeat(50_000) }];
    const [item] = threadItems({ workitemId: "w4", channelType: "sms", chatMessages }, reading);
    expect(item?.kind === "message" && item.text.length).toBe(20_000);
  });
});

test.each([
  ["Delivered", "delivered"],
  ["unknown", "unclear"],
  ["constructor", null],
  [undefined, null],
])("%s is %s", (word, status) => expect(statusOf(word)).toBe(status));
