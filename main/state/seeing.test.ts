import { describe, expect, test } from "vitest";
import type { ConversationItem } from "../../shared/contract/conversation.ts";
import { seen } from "./seeing.ts";
import type { EventInput } from "./store.ts";
import { conversationRow, dispatchAll, signedIn } from "./test-samples.ts";

const written = (more: Partial<ConversationItem> = {}): EventInput => ({
  kind: "conversationReported",
  conversation: conversationRow("c1", { at: 10_000, isMine: true, unread: 1, ...more }),
});
const looks = (conversationId = "c1", window = "messages"): EventInput => ({
  kind: "conversationLooked",
  window,
  look: { conversationId, unread: 1, upTo: 10_000 },
});
const front = (window: string): EventInput => ({ kind: "windowFronted", window });
const after = (...events: EventInput[]) => dispatchAll(events, signedIn()).seeing;
const fresh = (...events: EventInput[]) => after(...events).fresh.map(({ key, at }) => `${key} ${at}`);

describe("what is seen", () => {
  test.each<[string, EventInput[], string | undefined]>([
    ["nothing, of a window that nobody works in", [looks()], undefined],
    ["what the window in front shows", [looks(), front("messages")], "c1"],
    [
      "what the other window shows, once that is in front",
      [looks(), looks("c2", "conversation:c2"), front("conversation:c2")],
      "c2",
    ],
    ["nothing, in front of other programs' windows", [looks(), front("messages"), front("")], undefined],
    [
      "nothing, while its page is hidden",
      [front("messages"), looks(), { kind: "conversationLooked", window: "messages", look: null }],
      undefined,
    ],
  ])("%s", (_name, events, conversationId) => {
    expect(seen(after(...events))?.conversationId).toBe(conversationId);
  });
});

describe("a new message", () => {
  test("is news until it is seen", () => {
    expect(fresh(written())).toEqual(["c1 10000"]);
    expect(fresh(written(), written({ at: 10_001 }))).toEqual(["c1 10001"]);
    expect(fresh(written(), looks(), front("messages"))).toEqual([]);
    expect(fresh(looks(), front("messages"), written())).toEqual([]);
  });
  test("is no news once it is read, elsewhere too, or its conversation put away", () => {
    expect(fresh(written(), written({ unread: 0 }))).toEqual([]);
    expect(fresh(written(), { kind: "conversationArchived", conversationId: "c1" })).toEqual([]);
    expect(fresh(written(), { kind: "signedOut", why: null, error: null })).toEqual([]);
  });
  test.each<[string, Partial<ConversationItem>]>([
    ["to a colleague", { isMine: false }],
    ["of our own", { direction: "outbound" }],
    ["that is a call", { channel: "voice" }],
    ["of long ago", { at: -1_000_000 }],
    ["that is only a missed call", { missed: 1 }],
  ])("%s is none", (_name, more) => {
    expect(fresh(written(more))).toEqual([]);
  });
});

test("what is unread is the server's count; one that it did not say changes nothing; signed out there is none", () => {
  const counted = (unread: number | null): EventInput => ({ kind: "unreadCounted", unread });
  const { messages } = dispatchAll([counted(3), counted(null)], signedIn());
  expect(messages.unread).toBe(3);
  const out = dispatchAll([counted(3), { kind: "signedOut", why: null, error: null }], signedIn());
  expect(out.messages.unread).toBe(0);
});

test("a conversation that is asked for twice is asked for anew", () => {
  const asked: EventInput = { kind: "conversationWanted", conversationId: "c1" };
  const first = dispatchAll([asked], signedIn()).messages.wanted;
  const second = dispatchAll([asked, asked], signedIn()).messages.wanted;
  expect(second?.id).toBeGreaterThan(first?.id ?? 0);
});
