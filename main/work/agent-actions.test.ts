import { describe, expect, test } from "vitest";
import { monitorCommands } from "../commands/monitor.ts";
import { createAgentActions, isSo, type SeenAgent } from "./agent-actions.ts";
import { settled, testContext } from "./test-context.ts";

const agent: SeenAgent = {
  isLoggedIn: true,
  statusId: "available",
  statusBy: "",
  workitemIds: ["w1", "w2"],
};
const ana = { userId: "u-ana", name: "Ana Alvarez" };

function supervisor(user = { isSupervisor: true }) {
  const set = testContext(user);
  const seen = new Map<string, SeenAgent>([["u-ana", agent]]);
  let tell = () => {};
  const actions = createAgentActions(set.context, {
    of: (userId) => seen.get(userId) ?? null,
    watch(changed) {
      tell = changed;
      return () => {};
    },
    want: () => () => {},
  });
  return {
    ...set,
    commands: monitorCommands(set.context, actions),
    told(change: Partial<SeenAgent>, userId = "u-ana") {
      seen.set(userId, { ...agent, ...change });
      tell();
    },
    actions: () =>
      set.store
        .get()
        .monitor.actions.map(({ name, phase, code }) => [name, phase, ...(code === null ? [] : [code])]),
  };
}

describe("[supervisor complaint 11] what is asked of an agent is shown as what the server tells of them", () => {
  test.each<[string, Parameters<typeof isSo>[0], Partial<SeenAgent>]>([
    ["a status", { kind: "status", target: "lunch" }, { statusId: "lunch" }],
    ["logged out", { kind: "logout", target: "" }, { isLoggedIn: false }],
    ["disabled", { kind: "disable", target: "" }, { isLoggedIn: false }],
    ["a workitem", { kind: "terminate", target: "w1" }, { workitemIds: ["w2"] }],
  ])("%s", (_, action, change) => {
    expect(isSo(action, agent)).toBe(false);
    expect(isSo(action, null)).toBe(false);
    expect(isSo(action, { ...agent, ...change })).toBe(true);
  });

  test("asked, then done with the server's word, then put away", async () => {
    const { commands, answers, actions, told, clock } = supervisor();
    void commands.setStatus({ agents: [ana], statusId: "lunch" });
    await settled();
    expect(actions()).toEqual([["Ana Alvarez", "asked"]]);
    await answers("users.changeStatus", { loginAt: 1 });
    expect(actions()).toEqual([["Ana Alvarez", "asked"]]);
    told({ statusId: "lunch" });
    expect(actions()).toEqual([["Ana Alvarez", "done"]]);
    clock.advance(8_000);
    expect(actions()).toEqual([]);
  });

  test("a yes that nothing shows is not done after 5 s, with what is so instead; a later word makes it done", async () => {
    const { commands, answers, actions, told, clock, store } = supervisor();
    void commands.setStatus({ agents: [ana], statusId: "lunch" });
    await settled();
    await answers("users.changeStatus", { loginAt: 1 });
    told({ statusId: "break", statusBy: "Tom Tran" });
    clock.advance(4_999);
    expect(actions()).toEqual([["Ana Alvarez", "asked"]]);
    clock.advance(1);
    expect(store.get().monitor.actions).toMatchObject([
      { phase: "notDone", code: null, instead: "Break", by: "Tom Tran" },
    ]);
    told({ statusId: "lunch" });
    expect(actions()).toEqual([["Ana Alvarez", "done"]]);
  });

  test("refused: at once, by name, and the authority is read where it was that", async () => {
    const { commands, refuses, answers, actions, asked, told } = supervisor();
    told({}, "u-ben");
    void commands.setStatus({ agents: [ana, { userId: "u-ben", name: "Ben Okafor" }], statusId: "lunch" });
    await settled();
    await refuses("users.changeStatus", "forbidden");
    await answers("users.changeStatus", { loginAt: 1 });
    told({ statusId: "lunch" }, "u-ben");
    expect(actions()).toEqual([
      ["Ana Alvarez", "notDone", "forbidden"],
      ["Ben Okafor", "done"],
    ]);
    expect(asked()).toEqual(["users.changeStatus", "users.changeStatus", "session.resync"]);
  });

  test("of many all are shown as asked at once, and a few at a time are sent", async () => {
    const { commands, actions, asked, answers } = supervisor();
    const agents = Array.from({ length: 6 }, (_, n) => ({ userId: `u-${n}`, name: `Agent ${n}` }));
    void commands.setStatus({ agents, statusId: "lunch" });
    await settled();
    expect(actions()).toHaveLength(6);
    expect(asked()).toHaveLength(4);
    await answers("users.changeStatus", { loginAt: 1 });
    expect(asked()).toHaveLength(5);
  });

  test("the answer is lost: never twice; what the server tells decides", async () => {
    const { commands, refuses, actions, asked, told, clock } = supervisor();
    void commands.logOut(ana);
    await settled();
    expect(await commands.logOut(ana)).toMatchObject({ ok: false, error: { code: "busy" } });
    await refuses("users.forceLogout", "timeout");
    expect(actions()).toEqual([["Ana Alvarez", "asked"]]);
    clock.advance(5_000);
    expect(actions()).toEqual([["Ana Alvarez", "notDone", "ambiguous"]]);
    told({ isLoggedIn: false });
    expect(actions()).toEqual([["Ana Alvarez", "done"]]);
    expect(asked()).toEqual(["users.forceLogout"]);
  });

  test("a workitem that ends by itself while it is asked for is done", async () => {
    const { commands, refuses, actions, told } = supervisor();
    void commands.terminate({ ...ana, workitemId: "w1", label: "Maria" });
    await settled();
    told({ workitemIds: [] });
    expect(actions()).toEqual([["Ana Alvarez", "done"]]);
    await refuses("users.terminateWorkitem", "notFound");
    expect(actions()).toEqual([["Ana Alvarez", "done"]]);
  });
});

test("disabling wants the name written out", async () => {
  const { commands, asked } = supervisor();
  for (const typed of ["", "Ana", "Ana Alvare", "Ben Okafor"])
    expect(await commands.disable({ ...ana, typed })).toMatchObject({ error: { code: "invalid" } });
  expect(asked()).toEqual([]);
  void commands.disable({ ...ana, typed: "  ana  ALVAREZ " });
  expect(asked()).toEqual(["users.forceLogoutAndDisable"]);
});

test("only for supervisors, and only statuses that can be chosen", async () => {
  const nobody = supervisor({ isSupervisor: false });
  expect(await nobody.commands.logOut(ana)).toMatchObject({ error: { code: "notAllowed" } });
  const { commands, asked } = supervisor();
  expect(await commands.setStatus({ agents: [ana], statusId: "busy" })).toMatchObject({
    error: { code: "notFound" },
  });
  expect([nobody.asked(), asked()]).toEqual([[], []]);
});
