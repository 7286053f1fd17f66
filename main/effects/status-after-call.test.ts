import { describe, expect, test } from "vitest";
import { agentCommands } from "../commands/agent.ts";
import { settled, testContext } from "../work/test-context.ts";
import { setStatusAfterCall } from "./status-after-call.ts";

function setUp() {
  const set = testContext();
  const undo = setStatusAfterCall(set.context);
  return { ...set, undo, agent: () => set.store.get().agent };
}

describe("after a call the agent's last chosen status is asserted", () => {
  const said = (statusId: string) => ({ kind: "statusChanged", statusId, since: 0 }) as const;
  const ends = { kind: "callEnded", callId: "w1", end: "farEndHungUp" } as const;

  test("once, and confirmed, when the server leaves them busy", async () => {
    const { store, talks, answers, agent, args, clock } = setUp();
    talks();
    store.dispatch(said("busy"));
    store.dispatch(ends);
    await settled();
    expect(args("acd.setStatus")).toEqual([]);
    clock.advance(2_000);
    await settled();
    expect(args("acd.setStatus")).toEqual([["available"]]);
    await answers("acd.setStatus", {});
    expect(agent()).toMatchObject({ current: { statusId: "available" }, afterCall: false });
    expect(args("acd.setStatus")).toHaveLength(1);
  });
  test("a status chosen during the call waits and is asserted after it", async () => {
    const { store, talks, context, answers, agent, args } = setUp();
    talks();
    await agentCommands(context, {
      get: () => store.get().settings,
      change: () => store.get().settings,
    }).setStatus({ statusId: "lunch" });
    expect(args("acd.setStatus")).toEqual([]);
    store.dispatch(ends);
    await settled();
    expect(args("acd.setStatus")).toEqual([["lunch"]]);
    await answers("acd.setStatus", {});
    expect(agent()).toMatchObject({ current: { statusId: "lunch" }, chosen: "lunch", next: null });
  });
  test("refused: the agent is told, and the server is not fought", async () => {
    const { store, talks, refuses, args, notices, clock } = setUp();
    talks();
    store.dispatch(said("busy"));
    store.dispatch(ends);
    clock.advance(2_000);
    await settled();
    await refuses("acd.setStatus", "forbidden");
    expect(notices()).toEqual(["statusRefused"]);
    expect(store.get().desktop.notices[0]?.values).toEqual({ status: "Available" });
    store.dispatch({ kind: "resynced" });
    await settled();
    expect(args("acd.setStatus")).toHaveLength(1);
  });
  test("wrap-up that the server tells of after the end is not overtaken", async () => {
    const { store, talks, args, clock } = setUp();
    store.dispatch(said("break"));
    talks();
    store.dispatch(said("busy"));
    store.dispatch(ends);
    clock.advance(300);
    store.dispatch(said("wrapUp"));
    clock.advance(10_000);
    await settled();
    expect(args("acd.setStatus")).toEqual([]);
    store.dispatch(said("available"));
    await settled();
    expect(args("acd.setStatus")).toEqual([["break"]]);
  });
  test("not over wrap-up; when that ends, then", async () => {
    const { store, talks, args } = setUp();
    store.dispatch(said("break"));
    talks();
    store.dispatch(ends);
    store.dispatch(said("wrapUp"));
    await settled();
    const before = args("acd.setStatus").length;
    store.dispatch(said("available"));
    await settled();
    expect(args("acd.setStatus").at(-1)).toEqual(["break"]);
    expect(args("acd.setStatus")).toHaveLength(before + 1);
  });
  test("undone, it leaves no timer", () => {
    const { store, talks, undo, clock } = setUp();
    talks();
    store.dispatch(said("busy"));
    store.dispatch(ends);
    expect(clock.pending()).toBe(1);
    undo();
    expect(clock.pending()).toBe(0);
  });
});
