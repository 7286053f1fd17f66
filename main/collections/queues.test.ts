import { expect, test } from "vitest";
import type { QueryFor } from "../../shared/contract/collections.ts";
import { queueEntry } from "../board/queues.ts";
import { queueFacts } from "../nextiva/statistics.ts";
import { arrangeQueues } from "./queues.ts";

const at = 1_790_000_000_000;

function entries(...rows: object[]) {
  const all = rows.flatMap((row) => queueFacts(row, { at, skew: 0 }, at) ?? []);
  return new Map(all.map((facts) => [facts.id, queueEntry(facts, undefined)]));
}

const queues = entries(
  { queueId: "q1", name: "Sales", waiting: 2, longestWaitMs: 5_000, serviceLevel: 80, agentsAvailable: 3 },
  { queueId: "q2", name: "R&D <2>", waiting: 0, serviceLevel: 95, agentsAvailable: 0 },
  { queueId: "q3", name: "شكاوى", waiting: 9, longestWaitMs: 60_000, agentsAvailable: 3 },
  { queueId: "q4", name: "" },
);

test.each<[string, Partial<QueryFor<"queues">>, readonly string[]]>([
  ["by name", {}, ["q4", "q2", "q1", "q3"]],
  ["by waiting, most first", { sort: "waiting", isDown: true }, ["q3", "q1", "q2", "q4"]],
  ["by the oldest, longest first", { sort: "oldest", isDown: true }, ["q3", "q1", "q2", "q4"]],
  ["by service level, worst first", { sort: "serviceLevel" }, ["q3", "q4", "q1", "q2"]],
  ["by who is free", { sort: "available", isDown: true }, ["q1", "q3", "q2", "q4"]],
  ["found", { q: "r&d" }, ["q2"]],
])("queues %s", (_, query, ids) => {
  const { places } = arrangeQueues(queues, { q: "", sort: "name", isDown: false, ...query });
  expect(places.map(({ key }) => key)).toEqual(ids);
});

test("what waits is counted over the rows", () => {
  expect(arrangeQueues(queues, { q: "", sort: "name", isDown: false }).counts).toEqual({
    queues: 4,
    waiting: 11,
  });
});
