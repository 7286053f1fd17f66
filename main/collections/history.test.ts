import { describe, expect, test } from "vitest";
import { type HistoryQuery, wholeToday } from "../../shared/contract/history.ts";
import { historyProperties } from "../../shared/wire/history.ts";
import { ServiceError } from "../nextiva/errors.ts";
import { signedInStore } from "../state/test-samples.ts";
import { historyCollections } from "./history.ts";
import { historyPages } from "./history-pages.ts";
import { fakeServer } from "./test-history.ts";

const now = Date.parse("2026-03-31T12:00:00Z");
const first = { start: 0, count: 50 };

function setUp(server: ReturnType<typeof fakeServer>) {
  const { store } = signedInStore(() => now);
  const payloads: unknown[] = [];
  let failing: ServiceError | null = null;
  const answer = async (rows = 100, start = 0) => {
    if (failing !== null) throw failing;
    return server.page(rows, start) as never;
  };
  const users = {
    getHistoryPage: (range: string, part?: { rows: number; start: number }) => {
      payloads.push(range);
      return answer(part?.rows, part?.start);
    },
    getContactHistoryPage: (payload: { rows?: number; start?: number }) => {
      payloads.push(payload);
      return answer(payload.rows, payload.start);
    },
  };
  const zone = () => "UTC";
  const reading = () => ({ at: now, skew: 0 });
  const page = historyPages({
    users: users as never,
    reading,
    zone,
    now: () => now,
    postDial: async () => "",
  });
  const { history, choices } = historyCollections({ page, store, zone });
  return {
    store,
    payloads,
    fails: (error: ServiceError | null) => {
      failing = error;
    },
    choices,
    open(query: Partial<HistoryQuery> = {}) {
      const view = history({ ...wholeToday, ...query }, () => {});
      view.want(first);
      const keys = () => view.rows({ start: 0, count: 100_000 }).map(({ key }) => key);
      return { ...view, keys };
    },
  };
}

async function read({ head }: { head(): { isLoading: boolean } }): Promise<void> {
  do await new Promise<void>((resolve) => setImmediate(resolve));
  while (head().isLoading);
}

describe("all of a history is read, whatever the server does with its pages", () => {
  test("in the order of time, once each", async () => {
    const server = fakeServer(1_234);
    const view = setUp(server).open();
    await read(view);
    expect(view.keys()).toEqual(server.ids);
    expect(view.head()).toMatchObject({ total: 1_234, isMore: false, failure: null });
  });
  test("new ones come while it is read: no doubles, no gaps", async () => {
    const server = fakeServer(2_000);
    for (const page of [1, 2, 3]) server.after.set(page, () => server.add(`w-${3_000 + page}`));
    const view = setUp(server).open();
    await read(view);
    const keys = view.keys();
    expect(new Set(keys).size).toBe(keys.length);
    expect(server.ids.slice(3).filter((id) => !keys.includes(id))).toEqual([]);
  });
  test("many go while it is read: what slipped past the pages is read all the same", async () => {
    const server = fakeServer(2_000);
    server.after.set(1, () => server.remove(0, 300));
    const view = setUp(server).open();
    await read(view);
    expect(server.ids.filter((id) => !view.keys().includes(id))).toEqual([]);
  });
  test.each([1, 3, 7, 50, 499])("the server gives %d at a time", async (most) => {
    const server = fakeServer(160);
    server.most = most;
    const view = setUp(server).open();
    await read(view);
    expect(view.keys()).toEqual(server.ids);
  });
  test("the size of its pages changes on the way", async () => {
    const server = fakeServer(900);
    server.after.set(1, () => {
      server.most = 40;
    });
    const view = setUp(server).open();
    await read(view);
    expect(view.keys()).toEqual(server.ids);
  });
  test.each([0, 1, 499, 500, 501, 1_000])("it says no total of %d", async (count) => {
    const server = fakeServer(count);
    server.saysTotal = false;
    const view = setUp(server).open();
    await read(view);
    expect(view.keys()).toEqual(server.ids);
  });
  test("it gives the same page again and again, whatever is asked", async () => {
    const server = fakeServer(5_000);
    server.ignoresStart = true;
    const view = setUp(server).open();
    await read(view);
    expect(view.head().total).toBe(500);
    expect(server.asked.length).toBeLessThan(5);
  });
  test("a place past the end is the end", async () => {
    const server = fakeServer(600);
    server.after.set(1, () => server.remove(100, 500));
    const view = setUp(server).open();
    await read(view);
    expect(view.head()).toMatchObject({ isLoading: false, failure: null });
  });
});

test("a failure in the middle is said, what was read stays, and it goes on from there", async () => {
  const server = fakeServer(1_200);
  const { open, fails } = setUp(server);
  server.after.set(1, () => fails(new ServiceError("offline", "no network")));
  const view = open();
  await read(view);
  expect(view.head()).toMatchObject({ total: 500, failure: { code: "offline" } });
  fails(null);
  view.retry();
  await read(view);
  expect(view.keys()).toEqual(server.ids);
});

test("filters look at all of it, and read nothing anew", async () => {
  const server = fakeServer(1_500);
  const { open } = setUp(server);
  const view = open();
  await read(view);
  view.close();
  const asked = server.asked.length;
  const found = open({ q: "w-1499" });
  expect(found.head().total).toBe(0);
  found.close();
  const inbound = open({ direction: "inbound" });
  expect(inbound.head().total).toBe(1_500);
  inbound.close();
  expect(open({ direction: "outbound" }).head().total).toBe(0);
  await read(view);
  // Each time that it is opened again its newest are looked at.
  expect(server.asked.slice(asked).every((start) => start === 0)).toBe(true);
});

test("what ends while somebody looks is there at once, on top", async () => {
  const server = fakeServer(1_200);
  const { open, store } = setUp(server);
  const view = open();
  await read(view);
  const asked = server.asked.length;
  server.add("w-5000");
  store.dispatch({ kind: "callDialled", callId: "w-5000", number: "1", name: "" });
  store.dispatch({ kind: "callEnded", callId: "w-5000", end: "agentHungUp" });
  await read(view);
  await read(view);
  expect(view.keys().slice(0, 2)).toEqual(["w-5000", "w-1200"]);
  expect(server.asked.length).toBe(asked + 1);
});

test("who signs out leaves nothing behind", async () => {
  const server = fakeServer(10);
  const { open, store } = setUp(server);
  const view = open();
  await read(view);
  view.close();
  store.dispatch({ kind: "signedOut", why: "signedOut", error: null });
  const asked = server.asked.length;
  const next = open();
  expect(next.keys()).toEqual([]);
  await read(next);
  expect(server.asked.length).toBe(asked + 1);
});

describe("what is asked of the server", () => {
  const server = () => {
    const made = fakeServer(3);
    return { made, ...setUp(made) };
  };
  test("dates of the own history go by the ranges that hold them", async () => {
    const { open, payloads } = server();
    const view = open({ range: "dates", from: "2026-02-20", to: "2026-03-31" });
    await read(view);
    expect(payloads).toEqual(["thismonth", "lastmonth"]);
    const tooFar = open({ range: "dates", from: "2025-12-01", to: "2025-12-02" });
    await read(tooFar);
    expect(tooFar.head().failure).toEqual({ code: "unsupported" });
  });
  test("a contact's with dates, properties, words, rows and place", async () => {
    const { open, payloads } = server();
    await read(
      open({ contactId: "c-1", range: "dates", from: "2026-02-01", to: "2026-02-02", q: "invoice" }),
    );
    expect(payloads).toEqual([
      {
        contactId: "c-1",
        dateRange: { from: Date.parse("2026-02-01T00:00Z"), to: Date.parse("2026-02-03T00:00Z") - 1 },
        mergeProperties: historyProperties,
        q: "invoice",
        rows: 500,
        start: 0,
      },
    ]);
  });
  test("words with signs are looked for here", async () => {
    const { open, payloads } = server();
    await read(open({ contactId: "c-1", range: "last7days", q: "100%" }));
    expect(payloads).toMatchObject([{ rangeType: "last7days" }]);
    expect(payloads[0]).not.toHaveProperty("q");
  });
});

test("what there is to choose from is counted", async () => {
  const made = setUp(fakeServer(7));
  const view = made.choices({ range: "today", from: "", to: "", contactId: "" }, () => {});
  view.want(first);
  await read(view);
  expect(view.rows(first)).toEqual([{ key: "channel voice", kind: "channel", value: "voice", count: 7 }]);
});

test("a choice that no item has any more is none", async () => {
  const server = fakeServer(1);
  let disposition = "Sale";
  function page(rows: number, start: number) {
    const { objects, ...rest } = server.page(rows, start);
    return { ...rest, objects: objects.map((each) => ({ ...each, dispositionName: disposition })) };
  }
  const { choices, store } = setUp({ ...server, page });
  const view = choices({ range: "today", from: "", to: "", contactId: "" }, () => {});
  view.want(first);
  await read(view);
  expect([view.head().total, view.rows(first).length]).toEqual([2, 2]);
  disposition = "Refund";
  store.dispatch({ kind: "resynced", at: now });
  await expect.poll(() => view.rows(first).map(({ value }) => value)).toEqual(["Refund", "voice"]);
  expect(view.head().total).toBe(2);
});
