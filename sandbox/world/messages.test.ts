import { beforeEach, describe, expect, it } from "vitest";
import type { Command, Sending } from "./commands.ts";
import type { Conversation, Message } from "./message-types.ts";
import { makeWorld } from "./seed/world.ts";
import type { WorldState } from "./state.ts";
import { step } from "./step.ts";
import type { Agent, Behaviour, Item, WorldEvent } from "./types.ts";

let world: WorldState;
let now: number;
let sent: WorldEvent[];
const from = "+15559990000";

beforeEach(() => {
  now = Date.UTC(2026, 10, 24, 12);
  world = makeWorld({ seed: 1, now, behaviour: { needsLeg: false, offerTimeoutMs: 20_000 } });
  sent = [];
  run({ kind: "acdLogin", userId: ana().userId, statusId: "available" });
});

function run(command: Command) {
  const result = step(world, command, now);
  sent.push(...result.events);
  return result.answer;
}
function passes(ms: number): void {
  now += ms;
  run({ kind: "tick" });
}
const ana = () => world.agentNamed("ana") as Agent;
function writes(
  text: string,
  more: { from?: string; channel?: "sms" | "chat"; agentId?: string } = {},
): Item {
  const { channel = "sms", ...rest } = more;
  const to = rest.agentId === undefined ? { queueId: "queue-2" } : {};
  const answer = run({
    kind: "arrive",
    arrival: { channel, from, name: "Ines", content: { textMsg: text }, ...to, ...rest },
  });
  if (!answer.ok) throw new Error(answer.message);
  return item((answer.value as { workitemId: string }).workitemId);
}
const item = (workitemId: string) => world.item(workitemId) as Item;
const conversation = (of: Item) => world.conversations.get(of.conversationId) as Conversation;
function accepts(workitemId: string): void {
  const offer = world.offersFor(workitemId)[0];
  run({ kind: "acceptOffer", userId: ana().userId, offerId: offer?.offerId ?? "" });
}
function sends(to: string, more: Partial<Sending> = {}) {
  const content = { textMsg: "Hello" };
  return run({ kind: "send", sending: { userId: ana().userId, channel: "sms", to, content, ...more } });
}
const value = (answer: ReturnType<typeof run>) =>
  (answer.ok ? answer.value : answer) as Record<string, string>;
const named = (name: string) => sent.filter((event) => event.name === name);
const behaviour = (change: Partial<Behaviour>) => run({ kind: "setBehaviour", behaviour: change });
/** What became of the message, by what was sent of it. */
const statuses = () => named("MessageStatusNotification").map(({ message }) => message.status);

describe("a customer who writes", () => {
  it("is offered like a call, and what they write on goes to the same workitem", () => {
    const first = writes("Hello?");
    expect(first).toMatchObject({ state: "offered", type: "InboundSMS" });
    accepts(first.workitemId);
    expect(item(first.workitemId)).toMatchObject({ state: "active", agentId: ana().userId });
    const second = writes("Are you there?");
    expect(second.workitemId).toBe(first.workitemId);
    expect(second.messages.map(({ textMsg }) => textMsg)).toEqual(["Hello?", "Are you there?"]);
    expect(named("IncomingMessageNotification")).toMatchObject([
      {
        ...{ to: ana().userId, workitemId: first.workitemId },
        message: {
          textMsg: "Are you there?",
          workitem: { workitemId: first.workitemId, chatMessages: [{ textMsg: "Are you there?" }] },
        },
      },
    ]);
  });

  it.each([
    ["rejects it", "rejectOffer", "OfferRejectedNotification"],
    ["lets it run out", "expireOffer", "OfferExpiredNotification"],
  ] as const)("goes back to the queue when the agent %s", (_, kind, notification) => {
    const { workitemId } = writes("Hello?");
    const offerId = world.offersFor(workitemId)[0]?.offerId ?? "";
    run({ kind, userId: ana().userId, offerId });
    expect(named(notification)).toHaveLength(1);
    expect(item(workitemId).state).toBe("inqueue");
    behaviour({});
    run({ kind: "acdLogin", userId: ana().userId, statusId: "available" });
    passes(5_000);
    expect(world.offersFor(workitemId)).toHaveLength(1);
  });

  it("is missed when one agent alone was asked; the text stays, unread", () => {
    const { workitemId } = writes("Hello?", { agentId: ana().userId });
    passes(20_000);
    expect(item(workitemId)).toMatchObject({ state: "terminated", terminationReason: "NO_ANSWER" });
    expect(conversation(item(workitemId))).toMatchObject({ unreadMessages: 1, lastWorkitemId: workitemId });
  });

  it("is offered beside a call when meant for one agent", () => {
    run({ kind: "arrive", arrival: { channel: "voice", from: "+1555", queueId: "queue-1" } });
    accepts([...world.items.keys()][0] ?? "");
    const { workitemId } = writes("Hello?", { agentId: ana().userId });
    accepts(workitemId);
    expect(world.itemsOf(ana().userId).map(({ state }) => state)).toEqual(["active", "active"]);
  });

  it("has one conversation by their address, and another contact another one", () => {
    const first = writes("Hello?");
    const other = writes("Hello?", { from: "+15550100100" });
    expect(other.conversationId).toBe(world.contactAt("+15550100100")?._id);
    expect(first.conversationId).not.toBe(other.conversationId);
    accepts(first.workitemId);
    run({ kind: "hangUp", userId: ana().userId, workitemId: first.workitemId });
    expect(writes("Once more").conversationId).toBe(first.conversationId);
  });
});

describe("an agent who says at ACD login what they take", () => {
  const limits = { enabled: true, limit: 0, multitasking: false };
  const takes = (channels: Readonly<Record<string, typeof limits>>) =>
    run({ kind: "acdLogin", userId: ana().userId, statusId: "available", channels });
  const callComes = () => {
    run({ kind: "arrive", arrival: { channel: "voice", from: "+1555", queueId: "queue-1" } });
    accepts([...world.items.keys()][0] ?? "");
  };

  it("gets no more than so many at a time", () => {
    takes({ sms: { ...limits, limit: 1 } });
    const first = writes("Hello?");
    accepts(first.workitemId);
    const second = writes("Hello?", { from: "+15559990001" });
    expect(second.state).toBe("inqueue");
    run({ kind: "hangUp", userId: ana().userId, workitemId: first.workitemId });
    expect(item(second.workitemId).state).toBe("offered");
  });

  it("gets none of a channel that is off", () => {
    takes({ sms: { ...limits, enabled: false } });
    expect(writes("Hello?").state).toBe("inqueue");
    expect(writes("Hello?", { channel: "chat" }).state).toBe("offered");
  });

  it("gets messages during a call where they may come beside it, and only there", () => {
    takes({ sms: { ...limits, multitasking: true } });
    callComes();
    expect(writes("Hello?", { channel: "chat" }).state).toBe("inqueue");
    expect(writes("Hello?").state).toBe("offered");
  });
});

describe("the end of a message workitem", () => {
  it("is followed by wrap-up, which a disposition ends", () => {
    behaviour({ wrapUpMs: 30_000 });
    const { workitemId } = writes("Hello?");
    accepts(workitemId);
    const { userId } = ana();
    run({ kind: "hangUp", userId, workitemId });
    expect(ana().statusId).toBe("wrapup");
    run({ kind: "dispose", userId, workitemId, dispositionId: "disposition-7" });
    expect(ana().statusId).toBe("available");
  });

  it("leaves an agent in a call where they are", () => {
    behaviour({ wrapUpMs: 30_000 });
    run({ kind: "arrive", arrival: { channel: "voice", from: "+1555", queueId: "queue-1" } });
    accepts([...world.items.keys()][0] ?? "");
    const { workitemId } = writes("Hello?", { agentId: ana().userId });
    accepts(workitemId);
    run({ kind: "hangUp", userId: ana().userId, workitemId });
    expect(ana().statusId).toBe("oncall");
  });

  it("does not come with its agent's logout: it waits for whoever logs in", () => {
    const direct = writes("Hello?", { agentId: ana().userId });
    accepts(direct.workitemId);
    run({ kind: "endSession", userId: ana().userId });
    expect(item(direct.workitemId)).toMatchObject({ state: "inqueue", agentId: "" });
    run({ kind: "acdLogin", userId: ana().userId, statusId: "available" });
    expect(world.offersTo(ana().userId)).toMatchObject([{ workitemId: direct.workitemId }]);
  });

  it("is not its transfer", () => {
    const { workitemId } = writes("Hello?");
    accepts(workitemId);
    const ben = world.agentNamed("ben")?.userId ?? "";
    run({ kind: "acdLogin", userId: ben, statusId: "available" });
    run({ kind: "transferToAgent", userId: ana().userId, workitemId, to: ben });
    expect(world.offersTo(ben)).toMatchObject([{ workitemId }]);
  });
});

describe("a message that is sent", () => {
  it.each([
    ["+15551110150", ["sent", "delivered"]],
    ["+15551110194", ["sent", "failed"]],
    ["+15551110192", ["unknown"]],
  ])("to %s becomes %j", (to, expected) => {
    sends(to);
    for (let i = 0; i < 5; i += 1) passes(600);
    expect(statuses()).toEqual(expected);
  });

  it.each([
    ["slow", 29_000, []],
    ["fail", 2_000, ["sent", "failed"]],
    ["unclear", 2_000, ["unknown"]],
  ] as const)("by a carrier that is %s", (kind, ms, expected) => {
    behaviour({ carrier: { kind, ms: 30_000 } });
    sends("+15551110150");
    for (let i = 0; i < 4; i += 1) passes(ms / 4);
    expect(statuses()).toEqual(expected);
  });

  it("makes one workitem with its receiver, whose answer comes there", () => {
    behaviour({ contactsAnswer: true });
    const first = value(sends("+15551110150"));
    const second = value(sends("+15551110150"));
    expect(second.workitemId).toBe(first.workitemId);
    expect(second.messageId).not.toBe(first.messageId);
    for (let i = 0; i < 8; i += 1) passes(600);
    const types = item(first.workitemId ?? "").messages.map(({ type, status }) => `${type} ${status}`);
    expect(types).toEqual(["USER delivered", "USER delivered", "CLIENT received", "CLIENT received"]);
  });

  it("to somebody who wrote STOP is refused, forced or not, until they write START", () => {
    const { workitemId, conversationId } = writes(" stop ");
    expect(item(workitemId).messages.at(-1)).toMatchObject({ type: "BOT" } satisfies Partial<Message>);
    expect(value(sends(from))).toEqual({ canDial: false, consentType: 3 });
    expect(value(sends(from, { force: true }))).toEqual({ canDial: false, consentType: 3 });
    expect(value(run({ kind: "verifyConsent", channel: "sms", to: from }))).toMatchObject({ canDial: false });
    expect(world.conversations.get(conversationId)?.optedOutAt).toBe(now);
    writes("START");
    expect(value(sends(from))).toMatchObject({ canDial: true });
  });

  it("outside the hours goes out by force only", () => {
    expect(value(sends("+15551110199"))).toEqual({ canDial: false, consentType: 1 });
    expect(value(sends("+15551110199", { force: true }))).toMatchObject({ canDial: true });
  });

  it.each([
    ["sms", "BANK"],
    ["email", "nobody"],
    ["fax", "call me"],
  ] as const)("by %s to %s is refused", (channel, to) => {
    expect(sends(to, { channel })).toMatchObject({ ok: false, refusal: "invalid" });
  });

  it.each([
    ["+15551110150", 5, ["sending", "sending", "sending", "sending", "sending", "sent"], 5],
    ["+15551110188", 5, ["sending", "sending", "sending", "failed"], 2],
    ["+15551110196", 1, ["sending", "failed"], 0],
    ["+15551110189", 1, ["sending", "failed"], 0],
  ])("as a fax to %s of %i pages becomes %j", (to, pages, expected, pagesDone) => {
    const { workitemId = "" } = value(
      sends(to, { channel: "fax", content: { textMsg: "", pages, pagesDone: 0 } }),
    );
    for (let i = 0; i < 10; i += 1) passes(600);
    expect(statuses()).toEqual(expected);
    expect(item(workitemId).messages[0]?.pagesDone).toBe(pagesDone);
  });

  it("keeps its receipts after its workitem has ended", () => {
    const { workitemId = "" } = value(sends("+15551110150"));
    run({ kind: "hangUp", userId: ana().userId, workitemId });
    for (let i = 0; i < 3; i += 1) passes(600);
    expect(item(workitemId)).toMatchObject({ state: "terminated", messages: [{ status: "delivered" }] });
  });
});

describe("conversations", () => {
  it("come first with what happens in them, each sent to everybody once a step", () => {
    const before = world.conversations.slice(0, 1)[0]?.conversationId;
    sent = [];
    const { conversationId } = writes("Hello?");
    expect(world.conversations.slice(0, 2).map((one) => one.conversationId)).toEqual([
      conversationId,
      before,
    ]);
    const rows = named("ConversationChangedNotification");
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ to: "*", message: { conversation: { conversationId, unreadCount: 1 } } });
  });

  it("count what is unread, missed calls and voicemails too, in one sum", () => {
    const total = () => world.unread.messages + world.unread.missedCalls + world.unread.voicemails;
    const { conversationId } = writes("Hello?");
    writes("Hello?");
    run({ kind: "arrive", arrival: { channel: "voice", from, agentId: world.agentNamed("ben")?.userId } });
    expect(world.conversations.get(conversationId)).toMatchObject({ unreadMessages: 2, unreadVoicemails: 1 });
    expect(total()).toBe(3);
    run({ kind: "readConversation", conversationId });
    expect(total()).toBe(0);
    run({ kind: "unreadConversation", conversationId });
    expect(total()).toBe(1);
  });

  it("stay unread for what came after the moment that was read", () => {
    const { conversationId } = writes("one");
    const upTo = now;
    now += 10;
    writes("two");
    run({ kind: "readConversation", conversationId, upTo });
    expect(world.conversations.get(conversationId)?.unreadMessages).toBe(1);
  });

  it("keep a draft for each channel, and leave the archive with a new message", () => {
    const { conversationId } = writes("one");
    run({ kind: "saveDraft", conversationId, channel: "sms", textMsg: "Dear", subject: "" });
    run({ kind: "saveDraft", conversationId, channel: "email", textMsg: "Dear", subject: "Hi" });
    run({ kind: "deleteDraft", conversationId, channel: "sms" });
    expect(Object.keys(world.conversations.get(conversationId)?.drafts ?? {})).toEqual(["email"]);
    run({ kind: "archiveConversation", conversationId, on: true });
    expect(world.conversations.get(conversationId)?.archivedAt).toBe(now);
    writes("two");
    expect(world.conversations.get(conversationId)?.archivedAt).toBe(0);
  });

  it("by the seed are in order, with those in which something happened before them", () => {
    const large = makeWorld({ seed: 1, now, size: { conversations: 10_000 } });
    const all = [...large.conversations.values()];
    expect(new Set(all.map((one) => one.conversationId)).size).toBe(all.length);
    expect(all.toSorted((a, b) => b.activeAt - a.activeAt)).toEqual(all);
    expect(large.conversations.slice(5_000, 3)).toEqual(all.slice(5_000, 5_003));
    const unread = all.reduce((sum, one) => sum + one.unreadMessages + one.unreadVoicemails, 0);
    expect(large.unread.messages + large.unread.voicemails).toBe(unread);
    expect(unread).toBeGreaterThan(0);
    const touched = all[7_000] as Conversation;
    step(
      large,
      {
        kind: "arrive",
        arrival: {
          channel: "sms",
          from: touched.phoneNumber,
          queueId: "queue-1",
          content: { textMsg: "Hello?" },
        },
      },
      now,
    );
    expect(large.conversations.slice(0, 1)[0]?.conversationId).toBe(touched.conversationId);
    const after = [...large.conversations.values()];
    expect(after).toHaveLength(all.length);
    expect(after.filter((one) => one.conversationId === touched.conversationId)).toHaveLength(1);
  });
});
