import { expect, test } from "vitest";
import { searchDirectory } from "./directory.ts";
import { pastItems } from "./past.ts";

const answering = (objects: object[], more = {}) => {
  const asked: unknown[] = [];
  const search = async (...args: unknown[]) => {
    asked.push(args);
    return { objects, total: objects.length, ...more } as never;
  };
  return { asked, search };
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
  const { search } = answering([object]);
  const page = await searchDirectory({ search }, { kind, q: "", start: 0 }, "u1");
  expect(page).toMatchObject({ rows: [{ kind, ...item }], next: null });
});

test("the agent is not in their own directory, and nothing without a name and number", async () => {
  const { search, asked } = answering([{ userId: "u1", name: "Me" }, { userId: "u3" }, { name: "no id" }]);
  const page = await searchDirectory({ search }, { kind: "agents", q: "m", start: 50 }, "u1");
  expect(page.rows).toEqual([]);
  expect(asked).toEqual([["user", { rows: 50, start: 50, q: "m" }]]);
});

test.each([
  [50, 120, 50],
  [50, 50, null],
  [50, 0, 50],
  [3, 0, null],
])("a page of %i of %i in all goes on at %o", async (count, total, next) => {
  const { search } = answering(
    Array.from({ length: count }, (_, i) => ({ _id: `c${i}`, name: "x" })),
    { total },
  );
  const page = await searchDirectory({ search }, { kind: "contacts", q: "", start: 0 }, "");
  expect(page.next).toBe(next);
});

test("rows of history: newest first, how long, and which were missed", () => {
  const rows = pastItems(
    [
      {
        workitemId: "a",
        type: "InboundCall",
        from: "+1555",
        createdAt: 1_000,
        assignedAt: 2_000,
        terminatedAt: 9_000,
      },
      { workitemId: "b", type: "OutboundSMS", channelType: "sms", to: "+1556", createdAt: 5_000 },
      { workitemId: "c", type: "InboundCall", from: "", createdAt: 3_000, terminationReason: "NO_ANSWER" },
    ],
    { at: 10_000, skew: 100 },
  );
  expect(rows).toMatchObject([
    { workitemId: "b", channel: "sms", direction: "outbound", number: "+1556", lastedMs: null },
    { workitemId: "c", isMissed: true, end: "noAnswer" },
    { workitemId: "a", channel: "voice", at: 1_100, lastedMs: 7_000, isMissed: false },
  ]);
});
