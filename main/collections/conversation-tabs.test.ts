import { expect, test } from "vitest";
import type { ConversationItem } from "../../shared/contract/conversation.ts";
import { fakeClock } from "../../shared/fake-clock.ts";
import { ok } from "../../shared/result.ts";
import { signedInStore } from "../state/test-samples.ts";
import { createConversationTab } from "./conversation-tabs.ts";

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const item = (n: number): ConversationItem => ({
  ...{ key: `c-${n}`, name: `Person ${n}`, address: "", contactId: "", channel: "voice" },
  ...{ direction: "inbound", text: "", at: 1_000 - n, unread: 0, voicemails: 0, missed: 0, isMine: false },
});

/** A server with five conversations in a tab, two a page. */
function setUp(q = "") {
  const clock = fakeClock();
  const { store } = signedInStore(clock.now);
  const asked: unknown[] = [];
  let all = [1, 2, 3, 4, 5].map(item);
  const tab = createConversationTab({
    async read(name, cursor) {
      asked.push([name, cursor]);
      const rows = all.filter(({ at }) => at < (cursor ?? Number.POSITIVE_INFINITY)).slice(0, 2);
      const last = rows.at(-1);
      const isMore = last !== undefined && all.some(({ at }) => at < last.at);
      return ok({ rows, cursor: isMore ? last.at : null });
    },
    store,
    clock,
  })("calls", { q }, () => {});
  const keys = () => tab.rows({ start: 0, count: 10 }).map(({ key }) => key);
  const has = (rows: readonly ConversationItem[]) => {
    all = [...rows];
  };
  return { store, clock, tab, keys, asked, has };
}

test("a tab is read by the server's cursor, as far as somebody looks", async () => {
  const { tab, keys, asked } = setUp();
  tab.want({ start: 0, count: 3 });
  await settled();
  expect(keys()).toEqual(["c-1", "c-2", "c-3", "c-4"]);
  expect(asked).toEqual([
    ["calls", undefined],
    ["calls", 998],
  ]);
  expect(tab.head().isMore).toBe(true);
  tab.want({ start: 0, count: 9 });
  await settled();
  expect(keys()).toEqual(["c-1", "c-2", "c-3", "c-4", "c-5"]);
  expect(tab.head().isMore).toBe(false);
});

test("what is looked for is found on later pages too", async () => {
  const { tab, keys } = setUp("person 5");
  tab.want({ start: 0, count: 9 });
  await settled();
  expect(keys()).toEqual(["c-5"]);
});

test("where conversations change it is read again, once for many", async () => {
  const { store, clock, tab, keys, asked, has } = setUp();
  tab.want({ start: 0, count: 1 });
  await settled();
  has([item(0), item(2)]);
  for (let n = 0; n < 5; n += 1) store.dispatch({ kind: "conversationArchived", conversationId: "c-1" });
  await clock.advance(2_000);
  await settled();
  expect(keys()).toEqual(["c-0", "c-2"]);
  expect(asked).toHaveLength(2);
  tab.close();
  store.dispatch({ kind: "conversationArchived", conversationId: "c-2" });
  await clock.advance(2_000);
  expect(asked).toHaveLength(2);
});
