import { expect, test } from "vitest";
import { settled, testPeople, user } from "../people/test-people.ts";
import { personCollection } from "./person.ts";

const all = { start: 0, count: 1 };

test("one is as the feed says and as they are read again, until they are gone", async () => {
  const world = testPeople({ agents: [user("u2", "Ben Okafor")] });
  const { store, clock, tenant, asked } = world;
  const view = personCollection(world)({ kind: "agents", id: "u2" }, () => {});
  view.want(all);
  expect(view.head()).toMatchObject({ isLoading: true, total: 0 });
  await settled();
  store.dispatch({ kind: "colleagueStatusReported", userId: "u2", statusId: "lunch" });
  expect(view.rows(all)).toMatchObject([{ name: "Ben Okafor", statusId: "lunch" }]);
  tenant.agents = [];
  clock.advance(5_000);
  await settled();
  expect(view.head()).toMatchObject({ isLoading: false, total: 0 });
  view.want({ start: 0, count: 0 });
  const before = asked.length;
  clock.advance(20_000);
  await settled();
  expect(asked.length).toBe(before);
  view.close();
  expect(clock.pending()).toBe(0);
});
