import { describe, expect, test, vi } from "vitest";
import type { Page, Patch, Range, Row } from "../../shared/contract/collection.ts";
import { fakeClock } from "../../shared/fake-clock.ts";
import { silentLog } from "../../shared/log.ts";
import type { SoleKind } from "../../shared/state/window.ts";
import { createOrdered } from "../collections/ordered.ts";
import type { AllSources } from "../collections/view.ts";
import { createSubscriptions } from "./subscriptions.ts";

interface Agent extends Row {
  readonly name: string;
}
const agent = (name: string, key = name): Agent => ({ key, name });

function setUp() {
  const clock = fakeClock();
  const list = createOrdered<Agent>((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  let changed = () => {};
  const wanted: Range[] = [];
  const closed = vi.fn();
  const retried = vi.fn();
  const held: boolean[] = [];
  let more: object = {};
  const source = (_query: unknown, seen: () => void) => {
    changed = seen;
    return {
      rows: list.rows,
      head: () => ({ total: list.size, isMore: false, isLoading: false, failure: null, ...more }),
      hold: (on: boolean) => void held.push(on),
      want: (range: Range) => void wanted.push(range),
      retry: retried,
      close: closed,
    };
  };
  const subscriptions = createSubscriptions({ directory: source } as unknown as AllSources, clock, silentLog);
  const sent: Patch<Agent>[] = [];
  const window = (kind: SoleKind = "phone", contentsId = 1) => ({
    ref: { kind },
    contentsId,
    send: (patch: Patch) => void sent.push(patch as Patch<Agent>),
  });
  const open = (range: Range = { start: 0, count: 3 }, id = 1, page = "p1") =>
    subscriptions.take(window(), {
      do: "open",
      id,
      page,
      collection: "directory",
      query: { kind: "agents", q: "" },
      range,
    });
  const change = (run: () => void) => {
    run();
    changed();
  };
  const says = (head: object) => {
    more = head;
    changed();
  };
  return { held, says, clock, list, wanted, closed, retried, subscriptions, sent, window, open, change };
}
const pageOf = (answer: unknown) => (answer as { value: Page<Agent> }).value;

describe("a page", () => {
  test("holds the rows of its range, their keys and how many there are", () => {
    const { list, open, wanted } = setUp();
    for (const name of ["d", "a", "c", "b"]) list.put(agent(name));
    expect(pageOf(open())).toEqual({
      number: 1,
      start: 0,
      head: { total: 4, isMore: false, isLoading: false, failure: null },
      keys: ["a", "b", "c"],
      rows: [agent("a"), agent("b"), agent("c")],
    });
    expect(wanted).toEqual([{ start: 0, count: 3 }]);
  });

  test("of a range that moved holds only what the window lacks; the whole when it asks for it", () => {
    const { list, open, subscriptions, window } = setUp();
    for (const name of ["a", "b", "c", "d"]) list.put(agent(name));
    open();
    const show = (whole: boolean) =>
      pageOf(subscriptions.take(window(), { do: "show", id: 1, range: { start: 1, count: 3 }, whole }));
    expect(show(false)).toMatchObject({ number: 2, start: 1, keys: ["b", "c", "d"], rows: [agent("d")] });
    expect(show(true)).toMatchObject({ number: 3, rows: [agent("b"), agent("c"), agent("d")] });
  });
});

describe("patches", () => {
  test("many changes within a frame are one patch, and a row that changed often is sent once", () => {
    const { clock, list, open, sent, change } = setUp();
    list.put(agent("a"));
    list.put(agent("b"));
    open();
    for (let n = 0; n < 500; n++) change(() => list.put(agent(`a${n}`, "a")));
    expect(sent).toEqual([]);
    clock.advance(16);
    expect(sent).toEqual([{ id: 1, number: 2, rows: [agent("a499", "a")] }]);
  });

  test("tell of rows that come, go and move by their keys", () => {
    const { clock, list, open, sent, change } = setUp();
    for (const name of ["a", "b", "c", "d"]) list.put(agent(name));
    open();
    change(() => list.remove("b"));
    clock.advance(16);
    expect(sent).toMatchObject([
      { number: 2, head: { total: 3 }, keys: ["a", "c", "d"], rows: [agent("d")] },
    ]);
    change(() => list.put(agent("z", "a")));
    clock.advance(16);
    expect(sent[1]).toEqual({ id: 1, number: 3, keys: ["c", "d", "a"], rows: [agent("z", "a")] });
  });

  test("what changes outside the range, or back again, is not sent", () => {
    const { clock, list, open, sent, change } = setUp();
    for (const name of ["a", "b", "c", "d"]) list.put(agent(name));
    open();
    change(() => list.put(agent("dd", "d")));
    clock.advance(16);
    expect(sent).toEqual([]);
    expect(clock.pending()).toBe(0);
  });
});

describe("the border", () => {
  test.each([
    ["a collection that is not there", "phone", { collection: "__proto__" }],
    ["a window that is not given it", "settings", {}],
    ["the voice page", "voice", {}],
  ] as const)("refuses %s", (_name, kind, more) => {
    const { subscriptions, window } = setUp();
    const request = {
      do: "open",
      id: 1,
      page: "p",
      collection: "directory",
      query: { kind: "agents", q: "" },
      range: { start: 0, count: 1 },
      ...more,
    };
    expect(subscriptions.take(window(kind), request)).toMatchObject({ error: { code: "notYours" } });
  });

  test.each([
    null,
    "open",
    { do: "open" },
    { do: "show", id: 1, range: { start: -1, count: 1 }, whole: true },
    { do: "show", id: 1, range: { start: 0, count: 1e9 }, whole: true },
    { do: "close", id: "1" },
  ])("refuses %j", (request) => {
    const { subscriptions, window } = setUp();
    expect(subscriptions.take(window(), request)).toMatchObject({ error: { code: "invalid" } });
  });

  test("a query is validated, and a page that never closes is stopped", () => {
    const { subscriptions, window, open } = setUp();
    const bad = { do: "open", id: 1, page: "p", collection: "directory", query: { kind: "cats", q: "" } };
    const range = { start: 0, count: 1 };
    expect(subscriptions.take(window(), { ...bad, range })).toMatchObject({ error: { code: "invalid" } });
    for (let id = 1; id <= 30; id++) expect(open(range, id)).toMatchObject({ ok: true });
    expect(open(range, 31)).toMatchObject({ error: { code: "busy" } });
  });

  test("one window's subscriptions are nobody else's", () => {
    const { subscriptions, open, window } = setUp();
    open();
    expect(subscriptions.take(window("phone", 2), { do: "retry", id: 1 })).toMatchObject({
      error: { code: "gone" },
    });
  });
});

describe("an end", () => {
  test("closing, a window that goes and a page that begins anew close the view and stop the patches", () => {
    const { clock, closed, open, subscriptions, window, sent, list, change } = setUp();
    open();
    subscriptions.take(window(), { do: "close", id: 1 });
    expect(closed).toHaveBeenCalledTimes(1);
    open();
    open(undefined, 1, "p2");
    expect(closed).toHaveBeenCalledTimes(2);
    subscriptions.forget(1);
    expect(closed).toHaveBeenCalledTimes(3);
    change(() => list.put(agent("a")));
    clock.advance(16);
    expect(sent).toEqual([]);
  });
});

test("a look that is held passes it on, and what waits or was counted is sent when it changes", () => {
  const { open, subscriptions, window, held, says, clock, sent } = setUp();
  open();
  for (const on of [true, false]) subscriptions.take(window(), { do: "hold", id: 1, on });
  expect(held).toEqual([true, false]);
  const counts = { agents: 3 };
  for (const waiting of [2, 2, 3]) {
    says({ waiting, counts });
    clock.advance(16);
  }
  expect(sent.map(({ head }) => head)).toMatchObject([
    { waiting: 2, counts },
    { waiting: 3, counts },
  ]);
});
