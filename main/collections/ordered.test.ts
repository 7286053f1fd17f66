import fc from "fast-check";
import { expect, test } from "vitest";
import { createOrdered } from "./ordered.ts";

interface Agent {
  readonly key: string;
  readonly at: number;
}

const agents = () => createOrdered<Agent>((a, b) => a.at - b.at);
const all = { start: 0, count: 1_000 };

test("rows stand in order, and those that compare alike by their keys", () => {
  const list = agents();
  for (const row of [
    { key: "c", at: 1 },
    { key: "a", at: 1 },
    { key: "b", at: 0 },
  ])
    list.put(row);
  expect(list.rows(all).map(({ key }) => key)).toEqual(["b", "a", "c"]);
  expect(list.rows({ start: 1, count: 1 })).toEqual([{ key: "a", at: 1 }]);
});

test("whatever is put and removed, it holds what a sorted list would hold", () => {
  const step = fc.record({
    key: fc.constantFrom(..."abcdefgh"),
    at: fc.integer({ min: 0, max: 4 }),
    gone: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const list = agents();
      const plain = new Map<string, Agent>();
      for (const { key, at, gone } of steps) {
        if (gone) {
          list.remove(key);
          plain.delete(key);
        } else {
          list.put({ key, at });
          plain.set(key, { key, at });
        }
      }
      const sorted = [...plain.values()].sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
      expect(list.rows(all)).toEqual(sorted);
      expect(list.size).toBe(plain.size);
    }),
  );
});

test("a row that did not change stays the same object", () => {
  const list = agents();
  const row = { key: "a", at: 1 };
  list.put(row);
  list.put({ key: "b", at: 2 });
  expect(list.rows(all)[0]).toBe(row);
  expect(list.get("a")).toBe(row);
});
