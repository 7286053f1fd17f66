import { expect, test } from "vitest";
import { createLeaving } from "./leaving.ts";
import { settled, testContext } from "./test-context.ts";

function setUp(keychain = Promise.resolve()) {
  const set = testContext();
  const leaving = createLeaving({ ...set.context, keychain: { settled: () => keychain } });
  let hasLeft = false;
  async function leave(): Promise<void> {
    await leaving.leave();
    hasLeft = true;
  }
  return { ...set, leaving, leave, hasLeft: () => hasLeft };
}

test("however many windows ask, it is one request; a later one is asked anew", async () => {
  const { leaving, asked, answers } = setUp();
  const both = Promise.all([leaving.leaveAcd(), leaving.leaveAcd()]);
  expect(asked()).toEqual(["users.logoutFromAcd"]);
  await answers("users.logoutFromAcd");
  await both;
  void leaving.leaveAcd();
  expect(asked()).toHaveLength(2);
});

test("who is out of ACD asks nothing, and leaves the line all the same", async () => {
  const { store, leave, asked, answers, hasLeft } = setUp();
  store.dispatch({ kind: "acdChanged", acd: "out" });
  void leave();
  await settled();
  await answers("line.stop");
  expect([asked(), hasLeft()]).toEqual([["line.stop"], true]);
});

test("out of ACD first, then off the line; what is being saved is waited for", async () => {
  let save = () => {};
  const { leave, asked, answers, hasLeft } = setUp(new Promise((resolve) => (save = resolve)));
  void leave();
  await answers("users.logoutFromAcd");
  expect(asked()).toEqual(["users.logoutFromAcd", "line.stop"]);
  await answers("line.stop");
  expect(hasLeft()).toBe(false);
  save();
  await settled();
  expect(hasLeft()).toBe(true);
});

test("a server that refuses or says nothing keeps nobody", async () => {
  const refused = setUp();
  void refused.leave();
  await refused.refuses("users.logoutFromAcd", "serverError");
  expect(refused.hasLeft()).toBe(true);
  expect(refused.lines.join()).toContain("quit: clean-up failed");
  const silent = setUp();
  void silent.leave();
  silent.clock.advance(2_500);
  await settled();
  expect(silent.hasLeft()).toBe(true);
});
