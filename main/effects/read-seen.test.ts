import { describe, expect, test, vi } from "vitest";
import { readingCommands } from "../commands/reading.ts";
import { ServiceError } from "../nextiva/errors.ts";
import { settled, testContext } from "../work/test-context.ts";
import { countUnread } from "./count-unread.ts";
import { readSeen } from "./read-seen.ts";

/** An agent whose messages window has the keyboard; the server has one conversation. */
function setUp() {
  const { context, store, clock } = testContext();
  const server = { unread: 2 };
  const row = () => ({ conversationId: "c1", activeAt: 500, unreadCount: server.unread });
  const read = vi.fn(async (_id: string, _upTo: number) => {
    server.unread = 0;
    return row();
  });
  const unread = vi.fn(async () => {
    server.unread = 1;
    return row();
  });
  const count = vi.fn(async () => ({ total: server.unread + 1, voicecalls: 1 }));
  const list = vi.fn(async () => ({ objects: [row()] }));
  const conversations = {
    readConversation: read,
    unreadConversation: unread,
    fetchUnreadCounts: count,
    fetchConversations: list,
  } as never;
  const parts = { ...context, conversations };
  const undo = [readSeen(parts), countUnread(parts)];
  const { look, markUnread } = readingCommands({
    ...parts,
    list: () => ({}) as never,
    openConversation() {},
  });
  const front = (window: string) => store.dispatch({ kind: "windowFronted", window });
  const shows = (conversationId: string, upTo = 500, isShown = true) =>
    look({ window: "messages", conversationId, isShown, unread: server.unread, upTo });
  front("messages");
  return { store, clock, server, read, unread, count, list, front, shows, markUnread, undo };
}

describe("[messaging complaint 18] read means seen", () => {
  test("for a moment, in the window in front: then the server is told, once", async () => {
    const { clock, read, shows, store } = setUp();
    await shows("c1");
    clock.advance(999);
    expect(read).not.toHaveBeenCalled();
    clock.advance(1);
    await settled();
    expect(read.mock.calls).toEqual([["c1", 1_000]]);
    expect(store.get().messages.unread).toBe(0);
    await shows("c1");
    clock.advance(60_000);
    expect(read).toHaveBeenCalledTimes(1);
  });
  test.each<[string, (set: ReturnType<typeof setUp>) => unknown]>([
    ["passed by", ({ shows }) => shows("c2")],
    ["while another window has the keyboard", ({ front }) => front("phone")],
    ["while another program has it", ({ front }) => front("")],
    ["behind a locked screen", ({ shows }) => shows("c1", 500, false)],
    ["while what is shown may be old", ({ store }) => store.dispatch({ kind: "resyncStarted" })],
  ])("%s is not read", async (_name, leave) => {
    const set = setUp();
    await set.shows("c1");
    set.clock.advance(999);
    set.server.unread = 0;
    await leave(set);
    set.clock.advance(60_000);
    expect(set.read).not.toHaveBeenCalled();
  });
  test("what comes while it is seen is read after its own moment", async () => {
    const { clock, read, shows, server } = setUp();
    await shows("c1");
    clock.advance(1_000);
    await settled();
    server.unread = 1;
    await shows("c1", 700);
    clock.advance(1_000);
    expect(read.mock.calls).toEqual([
      ["c1", 1_000],
      ["c1", 1_200],
    ]);
  });
  test("left unread on purpose it stays so until somebody comes back to it", async () => {
    const { clock, read, unread, shows, markUnread, front, server } = setUp();
    server.unread = 0;
    await shows("c1");
    expect(await markUnread({ conversationId: "c1" })).toMatchObject({ ok: true });
    await shows("c1");
    clock.advance(60_000);
    expect([read.mock.calls.length, unread.mock.calls.length]).toEqual([0, 1]);
    front("");
    front("messages");
    clock.advance(1_000);
    expect(read).toHaveBeenCalledTimes(1);
  });
  test("an end that nobody can know is looked up and not repeated", async () => {
    const { clock, read, list, shows, store } = setUp();
    const told: unknown[] = [];
    store.watch((_now, _was, event) => {
      if (event.kind === "conversationReported")
        told.push([event.conversation.key, event.conversation.unread]);
    });
    read.mockRejectedValueOnce(new ServiceError("ambiguous", "gone", { ambiguous: true }));
    await shows("c1");
    clock.advance(1_000);
    await settled();
    expect([read.mock.calls.length, list.mock.calls.length, told]).toEqual([1, 1, [["c1", 2]]]);
    clock.advance(60_000);
    expect(read).toHaveBeenCalledTimes(1);
  });
});

describe("the one counter", () => {
  test("is read after every gap, and when a change did not say it; missed calls are counted elsewhere", async () => {
    const { store, count } = setUp();
    store.dispatch({ kind: "resynced" });
    await settled();
    expect(store.get().messages.unread).toBe(2);
    store.dispatch({ kind: "unreadCounted", unread: 7 });
    await settled();
    expect([store.get().messages.unread, count.mock.calls.length]).toEqual([7, 1]);
    store.dispatch({ kind: "unreadCounted", unread: null });
    await settled();
    expect(store.get().messages.unread).toBe(2);
  });
  test("an answer that is older than the feed's word changes nothing; changes at once are one question more", async () => {
    const { store, count } = setUp();
    for (let n = 0; n < 5; n += 1) store.dispatch({ kind: "unreadCounted", unread: null });
    store.dispatch({ kind: "unreadCounted", unread: 9 });
    await Promise.resolve();
    expect(count).toHaveBeenCalledTimes(1);
    await settled();
    expect(count).toHaveBeenCalledTimes(2);
  });
});
