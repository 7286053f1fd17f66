import { describe, expect, test } from "vitest";
import { ServiceError } from "../nextiva/errors.ts";
import { workitem } from "../state/test-samples.ts";
import { setUp, wireSession } from "./test-session.ts";

describe("resync", () => {
  test("session, calls and offers are read and told", async () => {
    const { signsIn, session, answers, store } = setUp();
    await signsIn();
    const reading = session.resync();
    await answers("fetchSession", { ...wireSession, acdLoginAt: 5, statusId: "break" });
    await answers("listMine", [
      { workitemId: "w1", state: "active", type: "InboundCall", createdAt: 1, modifiedAt: 2 },
    ]);
    await reading;
    expect(store.get().agent).toMatchObject({ acd: "in", current: { statusId: "break" } });
    expect(store.get().calls.list).toMatchObject([{ callId: "w1", phase: "active" }]);
  });
  test("a session that was asked for before the agent logged in to ACD does not log them out: it is read once more", async () => {
    const { signsIn, session, answers, store } = setUp();
    await signsIn();
    const reading = session.resync();
    store.dispatch({ kind: "acdChanged", acd: "in" });
    store.dispatch({ kind: "statusChanged", statusId: "available", since: 1 });
    await answers("fetchSession", { ...wireSession, acdLoginAt: 0 });
    await answers("listMine", []);
    expect(store.get().agent).toMatchObject({ acd: "in", current: { statusId: "available" } });
    await answers("fetchSession", { ...wireSession, acdLoginAt: 5, statusId: "break" });
    await reading;
    expect(store.get().agent).toMatchObject({ acd: "in", current: { statusId: "break" } });
  });
  test("a call that is not listed any more is asked about: why it ended is told", async () => {
    const { signsIn, session, answers, store, take } = setUp();
    await signsIn();
    store.dispatch({ kind: "workitemReported", at: 1, workitem: workitem("w1") });
    store.dispatch({ kind: "workitemReported", at: 1, workitem: workitem("w2") });
    const reading = session.resync();
    await answers("fetchSession", wireSession);
    await answers("listMine", []);
    const asked = [take("fetchWorkitem"), take("fetchWorkitem")];
    expect(asked.map((each) => each.args)).toEqual([["w1"], ["w2"]]);
    asked[0]?.resolve({
      workitemId: "w1",
      state: "terminated",
      terminationReason: "CUSTOMER_HANGUP",
      modifiedAt: 9_000_000,
    });
    asked[1]?.reject(new ServiceError("notFound", "x"));
    await reading;
    expect(store.get().calls.list.map((call) => call.end)).toEqual(["farEndHungUp", "lost"]);
  });
  test("an answer that comes after signing out leaves no ghost call", async () => {
    const { signsIn, session, answers, take, store } = setUp();
    await signsIn();
    const reading = session.resync();
    const mine = take("listMine");
    await session.ended("sessionExpired");
    mine.resolve([{ workitemId: "w1", state: "active", type: "InboundCall", createdAt: 1, modifiedAt: 2 }]);
    await answers("fetchSession", wireSession);
    await reading;
    expect(store.get().calls.list).toEqual([]);
  });
  test("what cannot be read rejects: the feed tries again", async () => {
    const { signsIn, session, refuses } = setUp();
    await signsIn();
    const reading = session.resync();
    reading.catch(() => {});
    await refuses("listMine", new ServiceError("offline", "x"));
    await expect(reading).rejects.toThrow();
  });
});
