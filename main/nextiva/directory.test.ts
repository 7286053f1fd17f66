import { expect, test } from "vitest";
import { searchDirectory } from "./directory.ts";

const answering = (objects: object[], more = {}) => {
  const asked: unknown[] = [];
  const search = async (...args: unknown[]) => {
    asked.push(args);
    return { objects, total: objects.length, ...more } as never;
  };
  const services = {
    objects: { search, read: async () => ({}) },
    users: {
      fetchUsers: (payload?: object) => search("user", payload),
      fetchUser: async () => ({}) as never,
    },
  };
  return { asked, services };
};

test.each([
  [
    "agents",
    {
      _id: "x",
      userId: "u2",
      firstName: "Ben",
      lastName: "Okafor",
      role: "Agent",
      extension: "1002",
      statusId: "break",
    },
    { id: "u2", name: "Ben Okafor", detail: "Agent", number: "1002", statusId: "break" },
  ],
  ["queues", { _id: "x", queueId: "q1", name: "Sales" }, { id: "q1", name: "Sales", number: "" }],
  ["contacts", { _id: "c1", name: "Ines", phone: "+15550100" }, { id: "c1", number: "+15550100" }],
  [
    "contacts",
    {
      contactId: "c2",
      name: "Omar",
      connections: [
        { type: "email", value: "o@x.test", isPrimary: true },
        { type: "phone", value: "+1555" },
        { type: "mobile", value: "+1556", isPrimary: true },
        null,
      ],
    },
    { id: "c2", number: "+1556" },
  ],
] as const)("%s are read from what tenants are seen to hold", async (kind, object, item) => {
  const { services } = answering([object]);
  const page = await searchDirectory(services, { kind, q: "", start: 0 }, "u1");
  expect(page).toMatchObject({ rows: [{ kind, ...item }], next: null });
});

test("the agent is not in their own directory, and nothing without a name and number", async () => {
  const { services, asked } = answering([{ userId: "u1", name: "Me" }, { userId: "u3" }, { name: "no id" }]);
  const page = await searchDirectory(services, { kind: "agents", q: "m", start: 50 }, "u1");
  expect(page.rows).toEqual([]);
  expect(asked).toEqual([["user", { rows: 50, start: 50, q: "m" }]]);
});

test.each([
  [50, 120, 50],
  [50, 50, null],
  [50, 0, 50],
  [3, 0, null],
])("a page of %i of %i in all goes on at %o", async (count, total, next) => {
  const { services } = answering(
    Array.from({ length: count }, (_, i) => ({ _id: `c${i}`, name: "x" })),
    { total },
  );
  const page = await searchDirectory(services, { kind: "contacts", q: "", start: 0 }, "");
  expect(page.next).toBe(next);
});

test.each([
  { hideInDirectory: true },
  { hideInCompanyDirectory: true },
  { enabled: false },
  { deletedAt: 1_000 },
])("who is not to be found is left out: %o", async (more) => {
  const { services } = answering([{ userId: "u2", name: "Ben", ...more }]);
  expect((await searchDirectory(services, { kind: "agents", q: "", start: 0 }, "")).rows).toEqual([]);
});

test.each([
  ["+1 (415)", "+1415"],
  ["100%", "100%"],
  ["O'Neil_\\", "O'Neil_\\"],
])("%s is asked for as %s", async (q, sent) => {
  const { services, asked } = answering([]);
  await searchDirectory(services, { kind: "contacts", q, start: 0 }, "");
  expect(asked).toEqual([["contact", { rows: 50, start: 0, q: sent }]]);
});
