import { describe, expect, test } from "vitest";
import { ok } from "../../shared/result.ts";
import { callById } from "../../shared/state/call.ts";
import { workitem } from "../state/test-samples.ts";
import { settled, testContext } from "../work/test-context.ts";
import { callCommands } from "./call.ts";
import { transferCommands } from "./transfer.ts";

const wire = (workitemId: string, state: string, more = {}) => ({
  workitemId,
  state,
  type: "InboundCall",
  channelType: "voice",
  modifiedAt: 50,
  ...more,
});
const ben = { kind: "agent", id: "u-ben", name: "Ben", number: "1002" } as const;

function talking() {
  const set = testContext();
  set.talks();
  const calls = callCommands(set.context, { set: () => ok() });
  const call = (id = "w1") => callById(set.store.get().calls, id);
  return { ...set, call, commands: transferCommands(set.context, calls) };
}

/** w1 is held, w2 was dialled about it and is answered. */
async function consulting() {
  const set = talking();
  const asked = set.commands.consult({ callId: "w1", to: ben });
  await set.answers("workitems.hold", wire("w1", "hold"));
  await set.answers("users.dial", { canDial: true, workitemId: "w2" });
  await asked;
  set.store.dispatch({ kind: "workitemReported", workitem: workitem("w2", { direction: "outbound" }) });
  return set;
}

describe("a blind transfer", () => {
  test.each([
    [ben, "transferToAgent", "u-ben"],
    [{ kind: "queue", id: "q1", name: "Billing" } as const, "transferToInbox", "q1"],
    [{ kind: "number", number: "(555) 201-3344" } as const, "transferToNumber", "+15552013344"],
  ])("goes to %o, and the call is over here with the server's yes", async (to, method, target) => {
    const { commands, answers, args, call } = talking();
    const sending = commands.blind({ callId: "w1", to });
    expect(call()?.phase).toBe("active");
    await answers(`workitems.${method}`);
    expect(await sending).toMatchObject({ ok: true });
    expect(args(`workitems.${method}`)).toEqual([["w1", target]]);
    expect(call()).toMatchObject({ phase: "ended", end: "transferred" });
  });
  test("refused, the call stays as it was and the reason comes back", async () => {
    const { commands, refuses, call } = talking();
    const sending = commands.blind({ callId: "w1", to: ben });
    await refuses("workitems.transferToAgent");
    expect(await sending).toMatchObject({ ok: false, error: { code: "refused" } });
    expect(call()).toMatchObject({ phase: "active" });
  });
  test("without an answer it is not repeated: whose the workitem is decides", async () => {
    const { commands, refuses, answers, call, asked } = talking();
    const sending = commands.blind({ callId: "w1", to: ben });
    await refuses("workitems.transferToAgent", "ambiguous", { ambiguous: true });
    await answers("workitems.fetchWorkitem", wire("w1", "active", { ownedBy: "u-ben" }));
    expect(await sending).toEqual({ ok: true, value: undefined });
    expect(call()).toMatchObject({ phase: "ended", end: "transferred" });
    expect(asked("workitems.transfer")).toHaveLength(1);
  });
  test.each(["notFound", "serverError", "badAnswer", "timeout"] as const)(
    "ended with %s, the workitem is looked at: a call that is still ours goes on",
    async (code) => {
      const { commands, refuses, answers, call } = talking();
      const sending = commands.blind({ callId: "w1", to: ben });
      // It may be the agent who is not found, gone since the list was read.
      await refuses("workitems.transferToAgent", code, { ambiguous: code !== "notFound" });
      await answers("workitems.fetchWorkitem", wire("w1", "active", { ownedBy: "u-amy" }));
      expect(await sending).toMatchObject({ error: { code } });
      expect(call()).toMatchObject({ phase: "active", end: null });
    },
  );
  test("a number that is none asks nobody", async () => {
    const { commands, asked } = talking();
    const sending = commands.blind({ callId: "w1", to: { kind: "number", number: "mum" } });
    expect(await sending).toMatchObject({ error: { code: "badNumber" } });
    expect(asked()).toEqual([]);
  });
});

describe("a consult", () => {
  test("holds the call, then dials with it named", async () => {
    const { args, call, commands } = await consulting();
    expect(args("users.dial")).toMatchObject([[{ to: "1002", name: "Ben", conferenceWorkitemId: "w1" }]]);
    expect(call()?.hold).toBe("on");
    expect(call("w2")).toMatchObject({ consultFor: "w1", phase: "active" });
    // One at a time, and a queue has nobody to ask.
    const again = await commands.consult({ callId: "w1", to: ben });
    expect(again).toMatchObject({ error: { code: "notAllowed", reason: "consulting" } });
  });
  test("is not dialled when the call cannot be held", async () => {
    const { commands, refuses, asked } = talking();
    const asking = commands.consult({ callId: "w1", to: ben });
    await refuses("workitems.hold");
    expect(await asking).toMatchObject({ error: { code: "refused" } });
    expect(asked("users.dial")).toEqual([]);
  });
  test("completed, both calls are over here", async () => {
    const { commands, answers, args, call } = await consulting();
    const completing = commands.complete({ callId: "w2" });
    await answers("workitems.completeTransfer");
    expect(await completing).toMatchObject({ ok: true });
    expect(args("workitems.completeTransfer")).toEqual([["w1", "w2"]]);
    expect([call()?.end, call("w2")?.end]).toEqual(["transferred", "transferred"]);
  });
  test("completed without an answer, both workitems are looked at", async () => {
    const { commands, refuses, answers, call } = await consulting();
    const completing = commands.complete({ callId: "w2" });
    await refuses("workitems.completeTransfer", "ambiguous", { ambiguous: true });
    const over = { terminationReason: "TRANSFERRED" };
    await answers("workitems.fetchWorkitem", wire("w1", "terminated", over));
    await answers("workitems.fetchWorkitem", wire("w2", "terminated", over));
    expect(await completing).toEqual({ ok: true, value: undefined });
    expect([call()?.end, call("w2")?.end]).toEqual(["transferred", "transferred"]);
  });
  test("completed without an answer while the customer hung up, the other call goes on", async () => {
    const { commands, refuses, answers, call } = await consulting();
    const completing = commands.complete({ callId: "w2" });
    await refuses("workitems.completeTransfer", "ambiguous", { ambiguous: true });
    const over = { terminationReason: "CUSTOMER_HANGUP" };
    await answers("workitems.fetchWorkitem", wire("w1", "terminated", over));
    expect(await completing).toMatchObject({ error: { code: "ambiguous" } });
    expect([call()?.end, call("w2")?.end]).toEqual(["farEndHungUp", null]);
  });
  test("nobody is held or passed on for a number that is doubtful or none", async () => {
    const { commands, asked } = talking();
    const before = asked().length;
    for (const number of ["911", "0301234567"]) {
      const to = { kind: "number", number } as const;
      expect(await commands.consult({ callId: "w1", to })).toMatchObject({ error: { code: "doubtful" } });
      expect(await commands.blind({ callId: "w1", to })).toMatchObject({ error: { code: "doubtful" } });
    }
    const to = { kind: "number", number: "4155552671 x136" } as const;
    expect(await commands.blind({ callId: "w1", to })).toMatchObject({ error: { code: "badNumber" } });
    expect(asked()).toHaveLength(before);
  });
  test("from a conference: it is taken apart and held before somebody else is dialled", async () => {
    const { commands, answers, args, call } = await consulting();
    const joined = { inConference: true, modifiedAt: 9_000 };
    const apart = { inConference: false, modifiedAt: 9_100 };
    void commands.merge(undefined);
    await answers("users.enterConference");
    await answers("workitems.listMine", [wire("w1", "active", joined), wire("w2", "active", joined)]);
    const adding = commands.consult({ callId: "w1", to: { kind: "number", number: "+15552013399" } });
    await answers("users.exitConference");
    await answers("workitems.listMine", [wire("w1", "active", apart), wire("w2", "hold", apart)]);
    await answers("workitems.hold", wire("w1", "hold", { modifiedAt: 9_200 }));
    await answers("users.dial", { canDial: true, workitemId: "w3" });
    expect(await adding).toMatchObject({ ok: true, value: { callId: "w3" } });
    expect(args("users.dial").at(-1)).toMatchObject([{ conferenceWorkitemId: "w1" }]);
    expect([call()?.hold, call("w2")?.hold]).toEqual(["on", "on"]);
  });
  test("a conference that ends in an error is read all the same", async () => {
    const { commands, refuses, answers, call } = await consulting();
    const merging = commands.merge(undefined);
    await refuses("users.enterConference", "serverError");
    const joined = { inConference: true, modifiedAt: 9_000 };
    await answers("workitems.listMine", [wire("w1", "active", joined), wire("w2", "active", joined)]);
    expect(await merging).toMatchObject({ error: { code: "serverError" } });
    expect(call()?.inConference).toBe(true);
  });
  test("cancelled, the agent is back with the first one", async () => {
    const { commands, answers, call } = await consulting();
    const cancelling = commands.cancel({ callId: "w2" });
    await answers("workitems.hangUp", wire("w2", "terminated"));
    await answers("workitems.active", wire("w1", "active", { modifiedAt: 60 }));
    expect(await cancelling).toMatchObject({ ok: true });
    expect(call()).toMatchObject({ phase: "active", hold: "off" });
    expect(call("w2")?.end).toBe("agentHungUp");
  });
  test("merged, every call is read again and shows as one conference", async () => {
    const { commands, answers, call } = await consulting();
    const merging = commands.merge(undefined);
    await answers("users.enterConference");
    const joined = { inConference: true, modifiedAt: 9_000 };
    await answers("workitems.listMine", [wire("w1", "active", joined), wire("w2", "active", joined)]);
    await settled();
    expect(await merging).toMatchObject({ ok: true });
    expect([call()?.inConference, call("w2")?.inConference, call()?.hold]).toEqual([true, true, "off"]);
    // The two can still be left to each other; of three nobody could say which.
    const leaving = commands.complete({ callId: "w2" });
    await answers("workitems.completeTransfer");
    expect(await leaving).toMatchObject({ ok: true });
    expect([call()?.end, call("w2")?.end]).toEqual(["transferred", "transferred"]);
  });
});
