import { expect, test, vi } from "vitest";
import { fail, ok, type Result } from "../../shared/result.ts";
import { createPaged } from "./paged.ts";
import type { RowsRead } from "./reading.ts";

interface Item {
  readonly key: string;
  readonly name: string;
}
type Answer = (page: Result<RowsRead<Item>>) => void;

const items = (...keys: string[]): Item[] => keys.map((key) => ({ key, name: key }));
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function setUp() {
  const asked: { start: number; answer: Answer }[] = [];
  const changed = vi.fn();
  const list = createPaged<Item>((start) => new Promise((answer) => asked.push({ start, answer })), changed);
  const names = () => list.rows({ start: 0, count: 100 }).map(({ name }) => name);
  const answer = async (page: Result<RowsRead<Item>>) => {
    asked.shift()?.answer(page);
    await settled();
  };
  return { asked, changed, list, names, answer };
}

test("nothing is read before somebody looks, and no further than they look", async () => {
  const { asked, list, names, answer } = setUp();
  expect(asked).toEqual([]);
  list.want({ start: 0, count: 2 });
  expect(list.head()).toMatchObject({ isLoading: true, isMore: false });
  await answer(ok({ rows: items("a", "b"), next: 2 }));
  expect(list.head()).toEqual({ total: 2, isMore: true, isLoading: false, failure: null });
  expect(asked).toEqual([]);
  list.want({ start: 0, count: 3 });
  expect(asked.map(({ start }) => start)).toEqual([2]);
  await answer(ok({ rows: items("c"), next: null }));
  expect(names()).toEqual(["a", "b", "c"]);
  expect(list.head()).toMatchObject({ total: 3, isMore: false });
});

test("a list that moved on between two pages shows no row twice", async () => {
  const { list, names, answer } = setUp();
  list.want({ start: 0, count: 4 });
  await answer(ok({ rows: items("a", "b"), next: 2 }));
  await answer(ok({ rows: items("b", "c"), next: 4 }));
  expect(names()).toEqual(["a", "b", "c"]);
});

test("a server that gives the same start again is at its end, not in a ring", async () => {
  const { asked, list, answer } = setUp();
  list.want({ start: 0, count: 10 });
  await answer(ok({ rows: items("a"), next: 0 }));
  expect(asked).toEqual([]);
  expect(list.head()).toMatchObject({ isMore: false });
});

test("a failure is said, keeps what there is, and is tried again by a press only", async () => {
  const { asked, list, names, answer } = setUp();
  list.want({ start: 0, count: 4 });
  await answer(ok({ rows: items("a"), next: 1 }));
  await answer(fail("offline", "for the log: ECONNREFUSED"));
  expect(list.head()).toMatchObject({ isLoading: false });
  expect(list.head().failure).toEqual({ code: "offline" });
  list.want({ start: 0, count: 4 });
  expect(asked).toEqual([]);
  list.retry();
  await answer(ok({ rows: items("b"), next: null }));
  expect(names()).toEqual(["a", "b"]);
  expect(list.head().failure).toBeNull();
});

test("a reload keeps what is shown until the new list is there, also while one is under way", async () => {
  const { asked, list, names, answer } = setUp();
  list.want({ start: 0, count: 9 });
  await answer(ok({ rows: items("old"), next: null }));
  list.reload();
  list.reload();
  expect(names()).toEqual(["old"]);
  expect(asked).toHaveLength(2);
  await answer(ok({ rows: items("late"), next: null }));
  expect(names()).toEqual(["old"]);
  await answer(ok({ rows: items("new"), next: null }));
  expect(names()).toEqual(["new"]);
});

test("a row that is read again and is as it was stays the same object", async () => {
  const { list, answer } = setUp();
  const rows = () => list.rows({ start: 0, count: 9 });
  list.want({ start: 0, count: 2 });
  await answer(ok({ rows: items("a", "b"), next: null }));
  const [before] = rows();
  list.reload();
  await answer(ok({ rows: items("b", "a"), next: null }));
  expect(rows()[1]).toBe(before);
});
