import { expect, test } from "vitest";
import type { DirectoryScope } from "../../shared/contract/directory.ts";
import { settled, testPeople, user } from "../people/test-people.ts";
import { directoryCollection } from "./directory.ts";

const all = { start: 0, count: 200 };
const contact = (contactId: string, name: string) => ({ contactId, name, phone: `+1555${contactId.length}` });

function setUp(stored: Parameters<typeof testPeople>[0]) {
  const world = testPeople(stored);
  const source = directoryCollection({ ...world });
  async function look(q = "", kind: DirectoryScope = "all") {
    const view = source({ kind, q }, () => {});
    view.want(all);
    await settled();
    return { ...view, names: () => view.rows(all).map(({ name }) => name) };
  }
  /** The typing rests: the server is asked. */
  async function rests() {
    world.clock.advance(200);
    await settled();
  }
  return { ...world, look, rests };
}

const ben = user("u2", "Ben Okafor");
const chloe = user("u3", "Chloé Martin");
const ines = contact("c1", "Ines Novak");

test("without a search: favourites, then who was used last, then the server's list, each once", async () => {
  const { look, firsts } = setUp({ agents: [ben, chloe], contacts: [ines, contact("c22", "Omar")] });
  firsts.favour("contacts c22", true);
  firsts.use("agents u3");
  firsts.use("contacts c22");
  const view = await look();
  expect(view.names()).toEqual(["Omar", "Chloé Martin", "Ben Okafor", "Ines Novak"]);
  expect(view.head()).toMatchObject({ total: 4, isMore: false, isLoading: false });
  firsts.favour("contacts c1", true);
  expect(view.names()).toEqual(["Omar", "Ines Novak", "Chloé Martin", "Ben Okafor"]);
});

test("who is known answers at once, the server's are put behind, nobody twice", async () => {
  const { look, rests, slow, answers, tenant } = setUp({ agents: [ben] });
  await look();
  slow.on = true;
  tenant.agents.push(user("u5", "Benita Ruiz"));
  const view = await look("ben");
  expect(view.names()).toEqual(["Ben Okafor"]);
  expect(view.head().isLoading).toBe(true);
  await rests();
  for (let n = 0; n < 3; n += 1) await answers();
  expect(view.names()).toEqual(["Ben Okafor", "Benita Ruiz"]);
  expect(view.head().isLoading).toBe(false);
});

test("the server is asked once the typing rests, and an answer to an older search shows nothing", async () => {
  const { look, rests, asked, slow, answers } = setUp({ agents: [ben, chloe] });
  slow.on = true;
  const first = await look("be");
  await rests();
  first.close();
  const second = await look("chl");
  expect(asked.filter((each) => each.startsWith("user"))).toEqual(["user be@0"]);
  for (let n = 0; n < 3; n += 1) await answers();
  expect(second.names()).toEqual([]);
  await rests();
  for (let n = 0; n < 3; n += 1) await answers();
  expect(second.names()).toEqual(["Chloé Martin"]);
});

test("statuses and names change in place, by the feed at once and by reading again; who is gone leaves", async () => {
  const { look, store, clock, tenant } = setUp({ agents: [ben, chloe] });
  const view = await look("", "agents");
  store.dispatch({ kind: "colleagueStatusReported", userId: "u2", statusId: "break" });
  expect(view.rows(all)).toMatchObject([{ statusId: "break" }, { statusId: "available" }]);
  tenant.agents = [user("u3", "Chloé Roux")];
  clock.advance(5_000);
  await settled();
  await settled();
  expect(view.names()).toEqual(["Chloé Roux"]);
});

test("a favourite that is not there any more is no favourite", async () => {
  const { look, firsts } = setUp({ agents: [ben] });
  firsts.favour("agents u9", true);
  expect((await look()).names()).toEqual(["Ben Okafor"]);
  expect(firsts.favourites()).toEqual([]);
});

test("of a long list only what somebody looks at is read, and kinds follow one another", async () => {
  const agents = Array.from({ length: 120 }, (_, n) => user(`a${n}`, `Agent ${n}`));
  const { look, asked } = setUp({ agents, contacts: [ines] });
  const view = await look();
  view.want({ start: 0, count: 60 });
  await settled();
  expect(asked).toContain("user @100");
  expect(view.names()).toHaveLength(121);
});

test("a kind that may not be read is left out; all of them is a failure", async () => {
  const { look, refused } = setUp({ agents: [ben], contacts: [ines] });
  refused.add("user");
  expect((await look()).names()).toEqual(["Ines Novak"]);
  refused.add("contact").add("queue");
  expect((await look()).head()).toMatchObject({ failure: { code: "forbidden" } });
});

test("after sign-out nobody is known", async () => {
  const { look, store } = setUp({ agents: [ben] });
  const view = await look();
  store.dispatch({ kind: "signedOut", why: "signedOut", error: null });
  expect(view.rows(all)).toEqual([]);
});
