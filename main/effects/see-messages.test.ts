import { expect, test } from "vitest";
import type { ThreadMessage } from "../../shared/contract/conversation.ts";
import { fakeClock } from "../../shared/fake-clock.ts";
import type { Outgoing } from "../../shared/state/outgoing.ts";
import { signedInStore } from "../state/test-samples.ts";
import { seeMessages } from "./see-messages.ts";

const shown = (key: string, text = "OK"): ThreadMessage => ({
  key,
  kind: "message",
  workitemId: "w1",
  channel: "sms",
  direction: "outbound",
  at: 1_000,
  messageId: key,
  subject: "",
  text,
  status: "sent",
  reason: "",
  attachments: [],
  isFormatted: false,
});
const sent = (id: string, more: Partial<Outgoing> = {}) =>
  ({
    id,
    channel: "sms",
    conversationId: "c1",
    text: "OK",
    sentAt: 1_000,
    before: [],
    state: "sent",
    ...more,
  }) as Outgoing;

function setUp() {
  const { store } = signedInStore(fakeClock().now);
  let list: readonly Outgoing[] = [];
  seeMessages({
    store,
    writing: {
      outbox: {
        list: () => list,
        seen(id) {
          list = list.filter((each) => each.id !== id);
        },
      },
    },
  });
  return {
    wanted: () => store.get().messages.wanted,
    left: () => list.map(({ id }) => id),
    outbox(next: readonly Outgoing[]) {
      list = next;
      store.dispatch({ kind: "outboxChanged", unsent: 0 });
    },
    feed: (...items: ThreadMessage[]) =>
      store.dispatch({ kind: "threadReported", conversationId: "c1", items }),
  };
}

test("a sent message goes when its conversation has it, whichever is heard of first", () => {
  const { outbox, feed, left } = setUp();
  outbox([sent("o1")]);
  expect(left()).toEqual(["o1"]);
  feed(shown("m1"));
  expect(left()).toEqual([]);
  feed(shown("m1"), shown("m2", "Second"));
  outbox([sent("o2", { text: "Second" })]);
  expect(left()).toEqual([]);
});

test("the same words sent twice are two messages", () => {
  const { outbox, feed, left } = setUp();
  outbox([sent("o1"), sent("o2")]);
  feed(shown("m1"));
  expect(left()).toEqual(["o2"]);
  feed(shown("m1"));
  expect(left()).toEqual(["o2"]);
  feed(shown("m2"));
  expect(left()).toEqual([]);
});

test("one that is not sent stays, and so does one of another conversation", () => {
  const { outbox, feed, left } = setUp();
  outbox([sent("o1", { state: "unclear" }), sent("o2", { conversationId: "c2" })]);
  feed(shown("m1"));
  expect(left()).toEqual(["o1", "o2"]);
});

test("one to somebody new is found in the conversation that it begins, and who looks at it is led there", () => {
  const { outbox, feed, left, wanted } = setUp();
  outbox([sent("o1", { conversationId: "new.1" })]);
  feed(shown("m1"));
  expect(left()).toEqual([]);
  expect(wanted()).toMatchObject({ conversationId: "c1", instead: "new.1" });
});
