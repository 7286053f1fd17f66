import fc from "fast-check";
import { expect, test } from "vitest";
import { type Step, toOurs, toTheirs } from "./translate.ts";

const page: readonly Step[] = [
  { fields: { objects: "data.items", total: "data.count" } },
  {
    in: "objects.*",
    fields: { offerId: "id", from: "caller.number" },
    values: { state: { "4": "active", HELD: "hold" } },
  },
];
const theirPage = {
  data: {
    items: [
      { id: "o1", caller: { number: "+1" }, state: 4 },
      { id: "o2", state: "HELD" },
    ],
    count: 2,
  },
};

test("a page in another envelope, with other names and values, is read as ours", () => {
  expect(toOurs(theirPage, page)).toMatchObject({
    total: 2,
    objects: [
      { offerId: "o1", from: "+1", state: "active" },
      { offerId: "o2", state: "hold" },
    ],
  });
});

test("and written as theirs", () => {
  const ours = { total: 1, objects: [{ offerId: "o1", from: "+1", state: "active", kept: true }] };
  expect(toTheirs(ours, page)).toEqual({
    data: { items: [{ id: "o1", caller: { number: "+1" }, state: 4, kept: true }], count: 1 },
  });
});

test.each<[string, unknown, readonly Step[], unknown]>([
  ["a bare list", [1, 2], [{ fields: { objects: "." } }], { objects: [1, 2] }],
  ["two fields that change places", { a: 1, b: 2 }, [{ fields: { a: "b", b: "a" } }], { a: 2, b: 1 }],
  ["a field that is not there", { a: 1 }, [{ fields: { b: "c.d" } }], { a: 1 }],
  ["a place that is not there", { a: 1 }, [{ in: "x.*.y", fields: { b: "c" } }], { a: 1 }],
  ["text where a list was due", { x: "no" }, [{ in: "x.*", fields: { b: "c" } }], { x: "no" }],
  ["nothing at all", undefined, [{ fields: { b: "c" } }], undefined],
  ["a value that is not in the table", { s: 9 }, [{ values: { s: { "1": "a" } } }], { s: 9 }],
  ["no steps", { a: 1 }, [], { a: 1 }],
])("%s", (_what, message, steps, ours) => {
  expect(toOurs(message, steps)).toEqual(ours);
});

test("a bare list is written as one", () => {
  expect(toTheirs({ objects: [1] }, [{ fields: { objects: "." } }])).toEqual([1]);
});

test("whatever comes, nothing throws and no prototype is touched", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (message) => {
      toOurs(message, page);
      toTheirs(message, page);
    }),
  );
  toOurs(JSON.parse('{"__proto__":{"x":1},"data":{"items":[{"__proto__":{"x":1}}]}}'), page);
  expect(({} as { x?: number }).x).toBeUndefined();
});

test("what was written is read as it was", () => {
  const row = fc.record({
    offerId: fc.string(),
    from: fc.string(),
    state: fc.constantFrom("active", "hold"),
  });
  fc.assert(
    fc.property(fc.record({ total: fc.nat(), objects: fc.array(row) }), (ours) => {
      expect(toOurs(toTheirs(ours, page), page)).toMatchObject(ours);
    }),
  );
});
