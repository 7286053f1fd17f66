import { describe, expect, test } from "vitest";
import type { Offer } from "../../shared/state/offer.ts";
import { offer, workitem } from "../state/test-samples.ts";
import { settled, testContext } from "../work/test-context.ts";
import { offerCommands } from "./offer.ts";

function ringing(more: Partial<Offer> = {}) {
  const set = testContext();
  set.store.dispatch({ kind: "offerMade", offer: offer("o1", { workitemId: "w1", ...more }) });
  return { ...set, commands: offerCommands(set.context), offers: () => set.store.get().offers };
}
const one = { offerId: "o1" };

describe("accept", () => {
  test("the offer becomes a call, and the leg is asked for alongside", async () => {
    const { commands, answers, asked, store, offers } = ringing();
    const accepting = commands.accept(one);
    expect(asked()).toEqual(["users.connectToServer", "acd.accept"]);
    expect(offers().open[0]?.phase).toBe("accepting");
    expect(store.get().voice.ring).toBeNull();
    await answers("acd.accept", {});
    expect(await accepting).toEqual({ ok: true, value: undefined });
    expect(offers()).toMatchObject({ open: [], missed: 0, ended: [{ end: "accepted" }] });
    expect(store.get().calls.list).toMatchObject([{ callId: "w1", phase: "connecting", kind: "workitem" }]);
  });

  test("a double click on Answer sends one accept", async () => {
    const { commands, answers, asked } = ringing();
    const first = commands.accept(one);
    expect(await commands.accept(one)).toMatchObject({ ok: false, error: { code: "busy" } });
    expect(await commands.reject(one)).toMatchObject({ ok: false, error: { code: "busy" } });
    await answers("acd.accept", {});
    expect(await first).toMatchObject({ ok: true });
    expect(asked("acd")).toEqual(["acd.accept"]);
    expect(await commands.accept(one)).toMatchObject({ ok: false, error: { code: "gone" } });
  });

  test("gone: withdrawn, nothing rings, no call, the leg is given back without a word", async () => {
    const { commands, refuses, asked, store, offers, clock, notices } = ringing();
    const accepting = commands.accept(one);
    await refuses("acd.accept", "gone");
    expect(await accepting).toMatchObject({ ok: false, error: { code: "gone" } });
    expect(offers()).toMatchObject({ open: [], ended: [{ end: "withdrawn" }], missed: 1 });
    expect(store.get().calls.list).toEqual([]);
    expect(asked("users")).toEqual(["users.connectToServer", "users.disconnectFromServer"]);
    clock.advance(10_000);
    expect(notices()).toEqual([]);
    expect(store.get().line.leg.phase).toBe("none");
  });

  test("refused: it rings on and can be tried again", async () => {
    const { commands, refuses, offers, store } = ringing();
    const accepting = commands.accept(one);
    await refuses("acd.accept", "serverError");
    expect(await accepting).toMatchObject({ ok: false, error: { code: "serverError" } });
    expect(offers().open[0]?.phase).toBe("open");
    expect(store.get().voice.ring).toBe("o1");
  });

  test.each(["ambiguous", "timeout"] as const)(
    "%s: what is true is read again, the accept is not repeated",
    async (code) => {
      const { commands, refuses, asked } = ringing();
      const accepting = commands.accept(one);
      await refuses("acd.accept", code);
      await refuses("workitems.fetchWorkitem", "offline");
      expect(await accepting).toMatchObject({ ok: false, error: { code } });
      expect(asked("acd")).toEqual(["acd.accept"]);
      expect(asked("session")).toEqual(["session.resync"]);
    },
  );
  test("an error after the deed: the workitem is ours, and so is the call, on the leg that was asked for", async () => {
    const { commands, refuses, answers, asked, store } = ringing();
    const accepting = commands.accept(one);
    await refuses("acd.accept", "serverError", { ambiguous: true });
    await answers("workitems.fetchWorkitem", { workitemId: "w-o1", state: "offered", ownedBy: "u-amy" });
    expect(await accepting).toEqual({ ok: true, value: undefined });
    expect(store.get().calls.list).toMatchObject([{ phase: "connecting" }]);
    expect(asked("users")).toEqual(["users.connectToServer"]);
  });
  test.each(["queued", "inqueue", "terminated", "wrapup"])(
    "an error after which the workitem is %s is no accepted call, whoever had it",
    async (state) => {
      const { commands, refuses, answers, store } = ringing();
      const accepting = commands.accept(one);
      await refuses("acd.accept", "serverError", { ambiguous: true });
      await answers("workitems.fetchWorkitem", { workitemId: "w-o1", state, ownedBy: "u-amy" });
      expect(await accepting).toMatchObject({ ok: false });
      expect(store.get().calls.list).toEqual([]);
    },
  );

  test("a leg that the server keeps is not given back for a lost race", async () => {
    const { commands, refuses, asked, store } = ringing();
    store.dispatch({ kind: "legUp", id: "leg-1" });
    const accepting = commands.accept(one);
    await refuses("acd.accept", "gone");
    await accepting;
    expect(asked("users")).toEqual([]);
  });

  test("a call that rings the line directly is answered on the line", async () => {
    const { commands, asked, store } = ringing({ source: "line", workitemId: "", offerId: "o1" });
    expect(await commands.accept(one)).toMatchObject({ ok: true });
    expect(asked()).toEqual([]);
    expect(store.get().calls.list).toMatchObject([{ callId: "o1", kind: "direct" }]);
  });

  test.each(["sms", "email", "fax", "chat"])(
    "an offered %s opens no line and becomes work, of which the server is asked for the rest",
    async (channel) => {
      const { commands, answers, asked, store, offers } = ringing({ channel });
      const accepting = commands.accept(one);
      await answers("acd.accept", {});
      expect(await accepting).toMatchObject({ ok: true });
      expect(asked("users")).toEqual([]);
      expect(store.get().calls.list).toEqual([]);
      expect(offers()).toMatchObject({ open: [], missed: 0, ended: [{ end: "accepted" }] });
      const wire = {
        workitemId: "w1",
        channelType: channel,
        state: "active",
        ownedBy: "u-amy",
        modifiedAt: 5,
      };
      await answers("workitems.fetchWorkitem", {
        ...wire,
        conversationId: "v1",
        currentSMSMessage: { textMsg: "Hello?" },
      });
      expect(store.get().work.list).toMatchObject([
        { workitemId: "w1", channel, phase: "open", conversationId: "v1", lastText: "Hello?" },
      ]);
    },
  );
  test("of messages an unclear yes is looked up, and what is ours is work", async () => {
    const { commands, refuses, answers, asked, store } = ringing({ channel: "sms" });
    const accepting = commands.accept(one);
    await refuses("acd.accept", "serverError", { ambiguous: true });
    await answers("workitems.fetchWorkitem", { workitemId: "w1", state: "active", ownedBy: "u-amy" });
    expect(await accepting).toEqual({ ok: true, value: undefined });
    expect(store.get().work.list).toMatchObject([{ workitemId: "w1", channel: "sms", phase: "open" }]);
    expect(asked("users")).toEqual([]);
  });
  test("of messages that somebody else has: withdrawn, and no work", async () => {
    const { commands, refuses, offers, store } = ringing({ channel: "chat" });
    const accepting = commands.accept(one);
    await refuses("acd.accept", "gone");
    expect(await accepting).toMatchObject({ error: { code: "gone" } });
    expect(offers()).toMatchObject({ open: [], ended: [{ end: "withdrawn" }], missed: 1 });
    expect(store.get().work.list).toEqual([]);
  });

  test("a call of the same workitem that ended after it was offered back is not the one that is accepted", async () => {
    const { commands, refuses, answers, store, talks } = ringing({ workitemId: "w0" });
    talks("w2");
    store.dispatch({ kind: "offerMade", offer: offer("o2", { workitemId: "w2" }) });
    store.dispatch({ kind: "callEnded", callId: "w2", end: "transferred" });
    const lost = commands.accept({ offerId: "o2" });
    await refuses("acd.accept", "gone");
    expect(await lost).toMatchObject({ error: { code: "gone" } });

    talks("w3");
    store.dispatch({ kind: "offerMade", offer: offer("o3", { workitemId: "w3" }) });
    store.dispatch({ kind: "callEnded", callId: "w3", end: "transferred" });
    const taken = commands.accept({ offerId: "o3" });
    await answers("acd.accept", {});
    expect(await taken).toMatchObject({ ok: true });
    expect(store.get().calls.list).toMatchObject([{ callId: "w3", phase: "connecting" }]);
  });

  test("a call that came and went before the answer was ours", async () => {
    const { commands, refuses, store, offers } = ringing();
    const accepting = commands.accept(one);
    const wire = workitem("w1", { mine: true, modifiedAt: 5 });
    store.dispatch({ kind: "workitemReported", workitem: wire });
    store.dispatch({ kind: "workitemReported", workitem: { ...wire, state: "terminated", modifiedAt: 6 } });
    await refuses("acd.accept", "gone");
    expect(await accepting).toMatchObject({ ok: true });
    expect(offers()).toMatchObject({ open: [], missed: 0, ended: [{ end: "accepted" }] });
    expect(store.get().calls.list).toMatchObject([{ callId: "w1", phase: "ended" }]);
  });

  test("an unknown offer is gone", async () => {
    expect(await ringing().commands.accept({ offerId: "nope" })).toMatchObject({ error: { code: "gone" } });
  });
});

describe("reject", () => {
  test("it is rejected, not missed", async () => {
    const { commands, answers, args, offers } = ringing();
    const rejecting = commands.reject(one);
    await answers("acd.reject", {});
    expect(await rejecting).toMatchObject({ ok: true });
    expect(args("acd.reject")).toEqual([[{ offerId: "o1" }]]);
    expect(offers()).toMatchObject({ open: [], missed: 0, ended: [{ end: "rejected" }] });
  });
  test("with a reason the agent moves to that status", async () => {
    const { commands, args } = ringing();
    void commands.reject({ offerId: "o1", statusId: "lunch" });
    expect(args("acd.reject")).toEqual([[{ offerId: "o1", statusId: "lunch", status: 2 }]]);
  });
  test("a status that the tenant does not have is left out", () => {
    const { commands, args } = ringing();
    void commands.reject({ offerId: "o1", statusId: "made-up" });
    expect(args("acd.reject")).toEqual([[{ offerId: "o1" }]]);
  });
  test("refused: it rings on", async () => {
    const { commands, refuses, store } = ringing();
    const rejecting = commands.reject(one);
    await refuses("acd.reject", "serverError");
    expect(await rejecting).toMatchObject({ error: { code: "serverError" } });
    expect(store.get().voice.ring).toBe("o1");
  });
  test("unclear: nothing can be pressed until the list was read, and what it lacks does not ring on", async () => {
    const { commands, refuses, answers, asked, store, offers } = ringing();
    store.dispatch({ kind: "offerMade", offer: offer("o2", { workitemId: "w2" }) });
    const [first, second] = [commands.reject(one), commands.reject({ offerId: "o2" })];
    await refuses("acd.reject", "serverError", { ambiguous: true });
    await refuses("acd.reject", "serverError", { ambiguous: true });
    expect(offers().open.map(({ phase }) => phase)).toEqual(["rejecting", "rejecting"]);
    expect(await commands.accept(one)).toMatchObject({ error: { code: "busy" } });
    store.dispatch({ kind: "offersRead", offers: [offer("o2", { workitemId: "w2" })], askedAt: Infinity });
    await answers("session.resync");
    await answers("session.resync");
    expect([await first, await second]).toMatchObject([{ ok: false }, { ok: false }]);
    expect(offers().open).toMatchObject([{ offerId: "o2", phase: "open" }]);
    expect(offers()).toMatchObject({ missed: 0, ended: [{ end: "rejected" }] });
    expect(asked("acd")).toEqual(["acd.reject", "acd.reject"]);
  });
  test("a direct call is ended on the line", async () => {
    const { commands, answers, asked, offers } = ringing({ source: "line" });
    const rejecting = commands.reject(one);
    expect(offers().open).toEqual([]);
    await answers("line.endDirect", { ok: true, value: undefined });
    expect(await rejecting).toMatchObject({ ok: true });
    expect(asked()).toEqual(["line.endDirect"]);
  });
});

test("two offers at once: each is answered for itself", async () => {
  const { commands, store, answers, refuses, asked } = ringing();
  store.dispatch({ kind: "offerMade", offer: offer("o2", { workitemId: "w2" }) });
  const first = commands.accept(one);
  const second = commands.accept({ offerId: "o2" });
  await refuses("acd.accept", "gone");
  // The second is still being answered: its leg stays.
  expect(asked("users")).toEqual(["users.connectToServer"]);
  await answers("acd.accept", {});
  expect(await first).toMatchObject({ error: { code: "gone" } });
  expect(await second).toMatchObject({ ok: true });
  expect(store.get().calls.list.map((call) => call.callId)).toEqual(["w2"]);
});

test("a bug in a service is not swallowed", async () => {
  const { context, store } = testContext();
  store.dispatch({ kind: "offerMade", offer: offer() });
  const acd = { accept: () => Promise.reject(new TypeError("bug")) } as unknown as typeof context.acd;
  await expect(offerCommands({ ...context, acd }).accept(one)).rejects.toThrow("bug");
  await settled();
});
