import { describe, expect, test, vi } from "vitest";
import type { ConversationItem } from "../../shared/contract/conversation.ts";
import type { Draft } from "../../shared/drafts/draft.ts";
import { changeOf } from "../../shared/drafts/text.ts";
import { fakeClock } from "../../shared/fake-clock.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { Outgoing } from "../../shared/state/outgoing.ts";
import { createDrafts, type Drafts } from "../drafts/drafts.ts";
import { signedInStore } from "../state/test-samples.ts";
import { type ConversationsQuery, conversationsCollection, finds } from "./conversations.ts";
import { createDraftRows } from "./draft-rows.ts";
import type { RowsRead } from "./reading.ts";
import { createUnsentRows } from "./unsent-rows.ts";

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const item = (key: string, at: number, more: Partial<ConversationItem> = {}): ConversationItem => ({
  key,
  name: key,
  address: "+14155550100",
  contactId: "",
  channel: "sms",
  direction: "inbound",
  text: "",
  at,
  unread: 0,
  voicemails: 0,
  missed: 0,
  isMine: false,
  ...more,
});
const top = { start: 0, count: 3 };

/** A server with these conversations, which gives out three at a time. */
function setUp(all: readonly ConversationItem[]) {
  let list = all;
  let answers: Result<RowsRead<ConversationItem>> | null = null;
  const clock = fakeClock();
  const { store } = signedInStore(clock.now);
  const read = vi.fn(async (start: number): Promise<Result<RowsRead<ConversationItem>>> => {
    const next = start + 3 < list.length ? start + 3 : null;
    return answers ?? ok({ rows: list.slice(start, start + 3), next });
  });
  const drafts = createDrafts({ keep() {} });
  let outbox: readonly Outgoing[] = [];
  const { many: source, one } = conversationsCollection({
    store,
    read,
    drafts: createDraftRows(drafts, clock.now),
    unsent: createUnsentRows({ list: () => outbox }, store),
  });
  const look = (query: Partial<ConversationsQuery> = {}, range = top) => {
    const changed = vi.fn();
    const view = source({ filter: "all", q: "", ...query }, changed);
    view.want(range);
    return { ...view, changed, keys: (of = range) => view.rows(of).map(({ key }) => key) };
  };
  return {
    store,
    clock,
    drafts,
    sends(next: readonly Partial<Outgoing>[]) {
      outbox = next.map(
        (each) => ({ channel: "sms", to: [], files: [], name: "", contactId: "", ...each }) as Outgoing,
      );
      store.dispatch({ kind: "outboxChanged", unsent: next.length });
    },
    read,
    look,
    one,
    serve: (next: readonly ConversationItem[]) => {
      list = next;
    },
    answer: (next: typeof answers) => {
      answers = next;
    },
  };
}
const many = [9, 8, 7, 6, 5, 4, 3, 2, 1].map((at) => item(`c${at}`, at));

describe("the list", () => {
  test("is read only as far as somebody looks, the newest first", async () => {
    const { look, read } = setUp(many);
    const list = look();
    await settled();
    expect([list.keys(), read.mock.calls]).toEqual([["c9", "c8", "c7"], [[0]]]);
    expect(list.head()).toMatchObject({ total: 3, isMore: true, isLoading: false });
    list.want({ start: 3, count: 2 });
    await settled();
    expect([list.keys({ start: 3, count: 2 }), read.mock.calls.length]).toEqual([["c6", "c5"], 2]);
  });
  test("is read once for every view of it", async () => {
    const { look, read } = setUp(many);
    look();
    await settled();
    const again = look();
    expect(again.keys()).toEqual(["c9", "c8", "c7"]);
    await settled();
    expect(read).toHaveBeenCalledTimes(1);
  });
  test("what could not be read is a failure until it is tried again", async () => {
    const { look, answer } = setUp(many);
    answer(fail("offline"));
    const list = look();
    await settled();
    expect(list.head()).toMatchObject({ total: 0, isLoading: false, failure: { code: "offline" } });
    answer(null);
    list.retry();
    await settled();
    expect(list.keys()).toEqual(["c9", "c8", "c7"]);
  });
});

describe("narrowed", () => {
  test.each([
    [{ filter: "unread" as const }, ["c7", "c2"]],
    [{ filter: "mine" as const }, ["c6"]],
    [{ filter: "email" as const }, ["c5"]],
    [{ filter: "voicemail" as const }, ["c2"]],
    [{ q: "novak" }, ["c4"]],
    [{ filter: "unread" as const, q: "novak" }, []],
  ])("%j reads on until enough of it is found", async (query, keys) => {
    const { look, read } = setUp(
      many.map((each) => {
        if (each.key === "c7") return { ...each, unread: 1 };
        if (each.key === "c6") return { ...each, isMine: true };
        if (each.key === "c5") return { ...each, channel: "email" };
        if (each.key === "c4") return { ...each, name: "Ines Novak" };
        return each.key === "c2" ? { ...each, unread: 2, voicemails: 1 } : each;
      }),
    );
    const list = look(query);
    await settled();
    expect([list.keys(), read.mock.calls.length]).toEqual([keys, 3]);
  });
  test.each([
    ["ines", true],
    ["INES NOV", true],
    ["invoice", true],
    ["(415) 555-0100", true],
    ["5550", true],
    ["73", false],
    ["0100 Main Street", false],
    ["ben", false],
  ])("%s finds: %j", (q, found) => {
    const of = item("c1", 1, { name: "Ines Novak", text: "The invoice" });
    expect(finds({ ...of, address: "+1 415-555-0100" }, q)).toBe(found);
  });
});

describe("what the feed says", () => {
  test("moves a conversation to the top, in every view that it fits", async () => {
    const { look, store } = setUp(many);
    const [all, unread] = [look(), look({ filter: "unread" })];
    await settled();
    store.dispatch({ kind: "conversationReported", conversation: item("c3", 10, { unread: 1, text: "Hi" }) });
    expect([all.keys(), unread.keys()]).toEqual([["c3", "c9", "c8"], ["c3"]]);
    expect(all.changed).toHaveBeenCalled();
    store.dispatch({ kind: "conversationReported", conversation: item("c3", 10) });
    expect([all.keys(), unread.keys()]).toEqual([["c3", "c9", "c8"], []]);
    store.dispatch({ kind: "conversationArchived", conversationId: "c3" });
    expect(all.keys()).toEqual(["c9", "c8", "c7"]);
  });
  test("is newer than a page that was on its way", async () => {
    const { look, store } = setUp(many);
    const list = look();
    store.dispatch({ kind: "conversationReported", conversation: item("c8", 11, { text: "new" }) });
    await settled();
    expect(list.rows(top)[0]).toMatchObject({ key: "c8", text: "new" });
  });
  test("and what it did not say is read after a reconnect, without taking anything away meanwhile", async () => {
    const { look, store, serve, read } = setUp(many);
    const list = look({}, { start: 0, count: 5 });
    await settled();
    serve([item("c1", 12), ...many.slice(0, 8)]);
    store.dispatch({ kind: "resynced" });
    expect(list.keys({ start: 0, count: 2 })).toEqual(["c9", "c8"]);
    await settled();
    expect(list.keys({ start: 0, count: 2 })).toEqual(["c1", "c9"]);
    expect(read.mock.calls.flat()).toEqual([0, 3, 0, 3]);
  });
});

test("at sign-out nothing is kept", async () => {
  const { look, store } = setUp(many);
  const list = look();
  await settled();
  store.dispatch({ kind: "signedOut", why: null, error: null });
  expect([list.keys(), list.head().total]).toEqual([[], 0]);
});

test("a row that did not change stays the object that it was: it is not sent again", async () => {
  const { look, store } = setUp(many);
  const list = look();
  await settled();
  const [first] = list.rows(top);
  store.dispatch({ kind: "conversationReported", conversation: { ...many[0] } as ConversationItem });
  expect(list.rows(top)[0]).toBe(first);
});

test("one conversation is looked for in the list until it is found", async () => {
  const { one, read, store } = setUp(many);
  const view = one({ conversationId: "c5" }, () => {});
  view.want({ start: 0, count: 1 });
  await settled();
  expect([view.rows(top), read.mock.calls.length]).toEqual([[many[4]], 2]);
  store.dispatch({ kind: "conversationReported", conversation: item("c5", 20, { unread: 4 }) });
  expect(view.rows(top)).toMatchObject([{ unread: 4 }]);
});

describe("what is written and not sent", () => {
  const write = (drafts: Drafts, key: string, text: string, values: Draft["values"] = {}) => {
    const { revision, draft } = drafts.read(key);
    const body = changeOf(draft.texts.body ?? "", text);
    drafts.edit(key, "", revision, { texts: body === null ? {} : { body }, values });
  };

  test("stands in its row, which it moves to the top; sent or thrown away, the row is as it was", async () => {
    const { look, drafts, clock } = setUp(many);
    const list = look();
    await settled();
    clock.advance(1_000);
    write(drafts, "sms:c8", "See  you");
    expect([list.keys(), list.rows(top)[0]?.draft?.text]).toEqual([["c8", "c9", "c7"], "See you"]);
    drafts.clear("sms:c8");
    expect([list.keys(), list.rows(top)[1]]).toEqual([["c9", "c8", "c7"], many[1]]);
  });
  test("outlives what the feed says of the row", async () => {
    const { look, drafts, store } = setUp(many);
    const list = look();
    await settled();
    write(drafts, "email:c9", "<p>Dear Ines,</p>");
    store.dispatch({ kind: "conversationReported", conversation: item("c9", 20, { text: "Hello?" }) });
    expect(list.rows(top)[0]).toMatchObject({ text: "Hello?", draft: { text: "Dear Ines," } });
  });
  test("to somebody new is a row of its own, as long as there is something in it", async () => {
    const { look, drafts } = setUp([]);
    const list = look();
    await settled();
    write(drafts, "sms:new.1", "", { to: ["+14155550100"] });
    expect(list.rows(top)).toMatchObject([{ key: "new.1", address: "+14155550100", channel: "sms" }]);
    drafts.clear("sms:new.1");
    expect(list.keys()).toEqual([]);
  });
  test("is no draft where it holds no more than where it would go; notes of a call are none of it", async () => {
    const { look, drafts } = setUp(many);
    const list = look();
    await settled();
    write(drafts, "sms:c8", "", { to: ["+14155550100"] });
    write(drafts, "notes:c7", "Angry");
    expect(list.rows(top).some(({ draft }) => draft !== undefined)).toBe(false);
  });
});

test("what is not sent yet stands in its conversation's row; to somebody new in one of its own, until it is there", async () => {
  const { look, sends } = setUp([item("amy", 20), item("tim", 10)]);
  const { rows, keys, changed } = look();
  await settled();
  changed.mockClear();
  sends([
    { id: "o1", conversationId: "tim", text: "See you", state: "notSent", writtenAt: 30 },
    {
      id: "o2",
      conversationId: "new.1",
      to: ["+14155550177"],
      text: "Hello",
      state: "queued",
      writtenAt: 40,
    },
  ]);
  expect(changed).toHaveBeenCalled();
  expect(keys()).toEqual(["new.1", "tim", "amy"]);
  expect(rows(top)).toMatchObject([
    { address: "+14155550177", unsent: { text: "Hello", state: "waits" } },
    { key: "tim", unsent: { text: "See you", state: "notSent" } },
    { key: "amy" },
  ]);
  sends([
    { id: "o2", conversationId: "new.1", to: ["+14155550177"], text: "Hello", state: "sent", writtenAt: 40 },
  ]);
  expect(rows(top)[0]).not.toHaveProperty("unsent");
  sends([]);
  expect(keys()).toEqual(["amy", "tim"]);
});
