import { describe, expect, test } from "vitest";
import { ok } from "../../shared/result.ts";
import { callById } from "../../shared/state/call.ts";
import { offer, workitem } from "../state/test-samples.ts";
import { createMuter } from "../work/mute.ts";
import { settled, testContext } from "../work/test-context.ts";
import { callCommands } from "./call.ts";
import { offerCommands } from "./offer.ts";

function setUp() {
  const set = testContext();
  const muted: (boolean | undefined)[] = [];
  const commands = callCommands(set.context, {
    set(to) {
      muted.push(to);
      return ok();
    },
  });
  const call = (id = "w1") => callById(set.store.get().calls, id);
  return { ...set, commands, call, muted };
}
function talking() {
  const set = setUp();
  set.talks();
  return set;
}
function onDirectCall() {
  const set = setUp();
  set.store.dispatch({ kind: "callAccepted", offer: offer("line:1", { source: "line", workitemId: "" }) });
  set.store.dispatch({ kind: "directCallAnswered", callId: "line:1" });
  return set;
}
const w1 = { callId: "w1" };
const wire = (state: string, more = {}) => ({
  workitemId: "w1",
  state,
  type: "InboundCall",
  channelType: "voice",
  modifiedAt: 3,
  ...more,
});
const good = { ok: true, value: undefined };

describe("dial", () => {
  test("the number is made one that can be dialled, for the agent's region", async () => {
    const { commands, answers, args, call } = setUp();
    const dialling = commands.dial({ number: "(555) 201-3344" });
    await answers("users.dial", { canDial: true, workitemId: "w1" });
    expect(await dialling).toEqual({ ok: true, value: { callId: "w1" } });
    expect(args("users.dial")).toMatchObject([[{ to: "+15552013344", force: false }]]);
    expect(call()).toMatchObject({ phase: "dialling", direction: "outbound", number: "+15552013344" });
  });
  test("hung up before the server has named the call: it is hung up as soon as it is known, and nobody is heard", async () => {
    const { commands, answers, call, store, asked } = setUp();
    expect(await commands.cancelDial(undefined)).toMatchObject({ error: { code: "gone" } });
    const open: string[] = [];
    store.watch((now) => open.push(now.voice.microphone));
    const dialling = commands.dial({ number: "+15552013344", name: "Dora" });
    expect(store.get().calls.placing).toMatchObject({ number: "+15552013344", name: "Dora" });
    expect(await commands.cancelDial(undefined)).toEqual(good);
    expect(await commands.cancelDial(undefined)).toMatchObject({ error: { code: "notAllowed" } });
    await answers("users.dial", { canDial: true, workitemId: "w1" });
    expect(call()?.phase).toBe("ending");
    await answers("workitems.hangUp", wire("terminated", { type: "OutboundCall" }));
    expect(await dialling).toEqual({ ok: true, value: { callId: "w1" } });
    expect(call()).toMatchObject({ phase: "ended", end: "agentHungUp" });
    expect(asked("workitems")).toEqual(["workitems.hangUp"]);
    expect(open).not.toContain("open");
    expect(store.get().calls.placing).toBeUndefined();
  });
  test("hung up before it is named, it is ending also where the feed tells of it first; a rule is not asked about", async () => {
    const { commands, answers, call, store } = setUp();
    const dialling = commands.dial({ number: "+15552013344" });
    void commands.cancelDial(undefined);
    const facts = { direction: "outbound", state: "dialling", number: "+15552013344" } as const;
    store.dispatch({ kind: "workitemReported", workitem: workitem("w1", facts) });
    expect([call()?.phase, store.get().voice.microphone]).toEqual(["ending", "closed"]);
    await answers("users.dial", { canDial: false, consentType: 2 });
    expect(await dialling).toEqual({ ok: true, value: { callId: null } });
  });
  test("a bad number asks nobody anything", async () => {
    const { commands, asked } = setUp();
    expect(await commands.dial({ number: "call mum" })).toMatchObject({ error: { code: "badNumber" } });
    expect(asked()).toEqual([]);
  });
  test("compliance objects: the agent is asked, and may force it", async () => {
    const { commands, answers, args, store } = setUp();
    const dialling = commands.dial({ number: "+15552013344" });
    await answers("users.dial", { canDial: false, consentType: 1 });
    expect(await dialling).toEqual({ ok: false, error: { code: "needsConsent", reason: "outsideHours" } });
    expect(store.get().calls.list).toEqual([]);
    void commands.dial({ number: "+15552013344", force: true });
    expect(args("users.dial")[1]).toMatchObject([{ force: true }]);
  });
  test("while one dial is under way a second is refused", async () => {
    const { commands, asked } = setUp();
    void commands.dial({ number: "+15552013344" });
    expect(await commands.dial({ number: "+15552013344" })).toMatchObject({ error: { code: "busy" } });
    expect(asked("users.dial")).toHaveLength(1);
  });
  test("a dial that may have happened is not repeated: what is true is read", async () => {
    const { commands, refuses, answers, asked } = setUp();
    const dialling = commands.dial({ number: "+15552013344" });
    await refuses("users.dial", "ambiguous", { ambiguous: true });
    await answers("session.resync");
    expect(await dialling).toMatchObject({ error: { code: "ambiguous" } });
    expect(asked("users.dial")).toHaveLength(1);
  });
  test("it goes out on the agent's campaign; one that is gone is said, and not dialled again by itself", async () => {
    const { context, answers, refuses, args, asked } = testContext({}, "care");
    const commands = callCommands(context, { set: () => ok() });
    const dialling = commands.dial({ number: "+15552013344" });
    expect(args("users.dial")).toMatchObject([[{ campaignId: "care" }]]);
    await refuses("users.dial", "refused");
    await answers("campaigns.isGone", true);
    expect(await dialling).toMatchObject({ error: { code: "campaignGone" } });
    expect(asked("users.dial")).toHaveLength(1);
    const again = commands.dial({ number: "+15552013344" });
    await refuses("users.dial", "refused");
    await answers("campaigns.isGone", false);
    expect(await again).toMatchObject({ error: { code: "refused" } });
  });
  test("not while talking; from hold it is a second call", async () => {
    const { commands, store, asked } = talking();
    expect(await commands.dial({ number: "+15552013344" })).toMatchObject({
      error: { code: "notAllowed", reason: "callInProgress" },
    });
    expect(asked()).toEqual([]);
    store.dispatch({ kind: "workitemReported", workitem: workitem("w1", { state: "hold", modifiedAt: 3 }) });
    void commands.dial({ number: "+15552013344" });
    expect(asked("users.dial")).toHaveLength(1);
  });
  test("the workitem is told by the feed before the answer comes: it is one call", async () => {
    const { commands, answers, store, talks } = setUp();
    const dialling = commands.dial({ number: "+15552013344" });
    talks();
    await answers("users.dial", { canDial: true, workitemId: "w1" });
    await dialling;
    expect(store.get().calls.list).toHaveLength(1);
  });
});

describe("a number that may be meant otherwise", () => {
  test.each([
    ["0301234567", "notInPlan"],
    ["0000000000", "notInPlan"],
    ["1234567890", "notInPlan"],
    ["911", "emergency"],
    ["112", "emergency"],
  ])("%s is not dialled before the agent was asked: %s", async (number, doubt) => {
    const { commands, asked, args } = setUp();
    expect(await commands.dial({ number })).toEqual({
      ok: false,
      error: { code: "doubtful", reason: doubt },
    });
    expect(asked()).toEqual([]);
    void commands.dial({ number, sure: true });
    expect(args("users.dial")).toHaveLength(1);
  });
  test("no rule stands between somebody who said yes and help", async () => {
    const { commands, args } = setUp();
    void commands.dial({ number: "911", sure: true });
    expect(args("users.dial")).toMatchObject([[{ to: "911", force: true }]]);
  });
  test("internal numbers are dialled as they stand where the tenant's are that long", async () => {
    const { commands, args, store } = setUp();
    expect(await commands.dial({ number: "555-2671" })).toMatchObject({ error: { code: "badNumber" } });
    store.dispatch({ kind: "settingsChanged", settings: { ...store.get().settings, internalDigits: 7 } });
    void commands.dial({ number: "555-2671" });
    expect(args("users.dial")).toMatchObject([[{ to: "5552671" }]]);
  });
});

describe("digits behind a number", () => {
  test("are not dialled, and are sent by a press when they answer, a group at a time", async () => {
    const { commands, answers, refuses, args, call, store } = setUp();
    const dialling = commands.dial({ number: "(415) 555-2671,,136,12#" });
    await answers("users.dial", { canDial: true, workitemId: "w1" });
    await dialling;
    expect(args("users.dial")).toMatchObject([[{ to: "+14155552671" }]]);
    expect(call()).toMatchObject({ number: "+14155552671", postDial: "136,12#", dialledPostDial: "136,12#" });
    expect(await commands.sendPostDial(w1)).toMatchObject({ error: { code: "notAllowed" } });
    store.dispatch({ kind: "workitemReported", workitem: workitem("w1", { modifiedAt: 4 }) });
    const first = commands.sendPostDial(w1);
    await settled();
    await refuses("workitems.sendDtmf", "serverError");
    expect([(await first).ok, call()?.postDial]).toEqual([false, "136,12#"]);
    const again = commands.sendPostDial(w1);
    await settled();
    expect(await commands.sendPostDial(w1)).toMatchObject({ error: { code: "busy" } });
    await answers("workitems.sendDtmf");
    expect([(await again).ok, call()?.postDial]).toEqual([true, "12#"]);
    const second = commands.sendPostDial(w1);
    await settled();
    await answers("workitems.sendDtmf");
    await second;
    expect(call()).toMatchObject({ postDial: "", dialledPostDial: "136,12#" });
    expect(args("workitems.sendDtmf").map(([, digits]) => digits)).toEqual(["136", "136", "12#"]);
  });
  test("are known also where the feed tells of the call before the answer comes", async () => {
    const { commands, answers, call, talks } = setUp();
    const dialling = commands.dial({ number: "+14155552671 x136" });
    talks();
    await answers("users.dial", { canDial: true, workitemId: "w1" });
    await dialling;
    expect(call()).toMatchObject({ postDial: "136" });
  });
});

describe("a dial with an error after the deed", () => {
  async function dials() {
    const set = setUp();
    const dialling = set.commands.dial({ number: "+15552013344" });
    await set.refuses("users.dial", "serverError", { ambiguous: true });
    return { ...set, dialling };
  }
  test("is the call that was placed, and keeps the leg under it", async () => {
    const { dialling, store, answers, asked } = await dials();
    const placed = workitem("w7", { state: "dialling", direction: "outbound", number: "+15552013344" });
    store.dispatch({ kind: "workitemReported", workitem: placed });
    await answers("session.resync");
    expect(await dialling).toEqual({ ok: true, value: { callId: "w7" } });
    expect(asked("users")).toEqual(["users.connectToServer", "users.dial"]);
  });
  test("that nobody can look up takes nothing down", async () => {
    const { dialling, refuses, asked } = await dials();
    await refuses("session.resync", "offline");
    expect((await dialling).ok).toBe(false);
    expect(asked("users")).toEqual(["users.connectToServer", "users.dial"]);
  });
  test("and none that was placed: the leg is given back", async () => {
    const { dialling, answers, asked } = await dials();
    await answers("session.resync");
    expect((await dialling).ok).toBe(false);
    expect(asked("users").at(-1)).toBe("users.disconnectFromServer");
  });
});

test("a hold with an error after the deed is one", async () => {
  const { commands, refuses, answers, call } = talking();
  const holding = commands.hold(w1);
  await refuses("workitems.hold", "badAnswer", { ambiguous: true });
  await answers("workitems.fetchWorkitem", wire("hold"));
  expect([await holding, call()?.hold]).toEqual([good, "on"]);
});

describe("hang up", () => {
  test("shows as ending until the server's word", async () => {
    const { commands, answers, call } = talking();
    const hanging = commands.hangUp(w1);
    expect(call()?.phase).toBe("ending");
    await answers("workitems.hangUp", wire("terminated"));
    expect(await hanging).toEqual(good);
    expect(call()).toMatchObject({ phase: "ended", end: "agentHungUp" });
  });
  test("a second press is refused while the first is under way", async () => {
    const { commands, asked } = talking();
    void commands.hangUp(w1);
    expect(await commands.hangUp(w1)).toMatchObject({
      ok: false,
      error: { code: "notAllowed", reason: "ending" },
    });
    expect(asked("workitems")).toEqual(["workitems.hangUp"]);
  });
  test("unclear, and it did happen: one request, and its truth is read", async () => {
    const { commands, refuses, answers, call, asked, notices } = talking();
    const hanging = commands.hangUp(w1);
    await refuses("workitems.hangUp", "serverError", { ambiguous: true });
    await answers("workitems.fetchWorkitem", wire("terminated"));
    expect(await hanging).toEqual(good);
    expect([call()?.end, notices()]).toEqual(["agentHungUp", []]);
    expect(asked("workitems")).toEqual(["workitems.hangUp", "workitems.fetchWorkitem"]);
  });
  test("unclear, and still active: over here within 5 s, and the leg with it", async () => {
    const { commands, refuses, answers, call, asked, done, clock, notices } = talking();
    void commands.hangUp(w1);
    await refuses("workitems.hangUp", "ambiguous", { ambiguous: true });
    await answers("workitems.fetchWorkitem", wire("active"));
    expect([call()?.phase, done]).toEqual(["ending", []]);
    clock.advance(4_500);
    expect(call()).toMatchObject({ phase: "ended", end: "agentHungUp" });
    expect([done, notices()]).toEqual([["hangUp"], ["hangUpUnconfirmed"]]);
    expect(asked("workitems.hangUp")).toHaveLength(1);
  });
  test("ambiguous, and the workitem is not there any more: it is over", async () => {
    const { commands, refuses, call } = talking();
    void commands.hangUp(w1);
    await refuses("workitems.hangUp", "timeout");
    await refuses("workitems.fetchWorkitem", "notFound");
    expect(call()).toMatchObject({ phase: "ended", end: "agentHungUp" });
  });
  test.each(["forbidden", "refused", "offline"] as const)(
    "%s: the microphone is closed at once, and the call is over here",
    async (code) => {
      const { commands, refuses, answers, call, store, done, notices } = talking();
      const microphone = () => store.get().voice.microphone;
      const hanging = commands.hangUp(w1);
      expect(microphone()).toBe("closed");
      await refuses("workitems.hangUp", code);
      expect(microphone()).toBe("closed");
      await answers("workitems.fetchWorkitem", wire("active"));
      expect(await hanging).toEqual(good);
      expect(call()).toMatchObject({ phase: "ended", end: "agentHungUp" });
      expect([microphone(), done, notices()]).toEqual(["closed", ["hangUp"], ["hangUpUnconfirmed"]]);
    },
  );
  test("never answered: over here within 5 s, and a later word changes nothing", async () => {
    const { commands, call, clock, store, answers } = talking();
    void commands.hangUp(w1);
    clock.advance(4_499);
    expect(call()?.phase).toBe("ending");
    clock.advance(1);
    expect(call()).toMatchObject({ phase: "ended", end: "agentHungUp" });
    await answers("workitems.hangUp", wire("active"));
    expect(store.get().calls.list).toMatchObject([{ callId: "w1", phase: "ended" }]);
  });
  test("one of two calls that is not ended at the server leaves the leg to the other", async () => {
    const { commands, clock, talks, done, call } = talking();
    talks("w2");
    void commands.hangUp(w1);
    clock.advance(4_500);
    expect([call()?.phase, done]).toEqual(["ended", []]);
  });
  test("one that is not ours any more says what became of it", async () => {
    const { commands, refuses, answers, call, store, clock, notices } = setUp();
    store.dispatch({ kind: "callAccepted", offer: offer("o1", { workitemId: "w1" }) });
    clock.advance(10);
    void commands.hangUp(w1);
    await refuses("workitems.hangUp", "forbidden");
    await answers("workitems.fetchWorkitem", wire("inqueue", { modifiedAt: 9 }));
    expect([call()?.end, notices()]).toEqual(["backInQueue", []]);
  });
  test("where only one's own workitems can be read, those that are listed say it", async () => {
    const { commands, refuses, answers, call, store } = setUp();
    store.dispatch({ kind: "callAccepted", offer: offer("o1", { workitemId: "w1" }) });
    void commands.hangUp(w1);
    await refuses("workitems.hangUp", "forbidden");
    await refuses("workitems.fetchWorkitem", "forbidden");
    await answers("workitems.listMine", []);
    expect(call()?.end).toBe("takenByOther");
  });
  test("confirmed but never ended: looked into, and over here within 5 s", async () => {
    const { commands, answers, call, clock, asked } = talking();
    void commands.hangUp(w1);
    await answers("workitems.hangUp", wire("active"));
    expect(call()?.phase).toBe("ending");
    clock.advance(2_000);
    expect(asked("workitems")).toEqual(["workitems.hangUp", "workitems.fetchWorkitem"]);
    clock.advance(2_500);
    expect(call()?.phase).toBe("ended");
  });
  test("nothing is looked into when it ended in time", async () => {
    const { commands, answers, clock, asked } = talking();
    void commands.hangUp(w1);
    await answers("workitems.hangUp", wire("terminated"));
    clock.advance(10_000);
    expect(asked("workitems")).toEqual(["workitems.hangUp"]);
  });
  test("a call that is over is gone", async () => {
    const { commands, store } = talking();
    store.dispatch({ kind: "callEnded", callId: "w1", end: "farEndHungUp" });
    expect(await commands.hangUp(w1)).toMatchObject({ error: { code: "gone" } });
    expect(await commands.hangUp({ callId: "never" })).toMatchObject({ error: { code: "gone" } });
  });
  test("a direct call ends on the line", async () => {
    const { commands, answers, call } = onDirectCall();
    const hanging = commands.hangUp({ callId: "line:1" });
    await answers("line.endDirect", good);
    expect(await hanging).toEqual(good);
    expect(call("line:1")).toMatchObject({ phase: "ended", end: "agentHungUp" });
  });
  test("while it is being accepted, one press: it ends as soon as it is there, and no microphone opens", async () => {
    const { commands, context, answers, call, store, asked } = setUp();
    const offers = offerCommands(context);
    store.dispatch({ kind: "offerMade", offer: offer("o1", { workitemId: "w1" }) });
    const accepting = offers.accept({ offerId: "o1" });
    expect(await commands.hangUp(w1)).toEqual(good);
    expect(asked("workitems")).toEqual([]);
    const open: string[] = [];
    store.watch((now) => open.push(`${now.voice.microphone} ${now.voice.muted}`));
    store.dispatch({ kind: "offerEnded", offerId: "o1", end: "accepted" });
    await answers("acd.accept", {});
    expect(call()?.phase).toBe("ending");
    await answers("workitems.hangUp", wire("terminated"));
    expect(await accepting).toEqual(good);
    expect(call()?.end).toBe("agentHungUp");
    expect(open.filter((each) => each.startsWith("open false"))).toEqual([]);
  });
  test("accepted by the feed's word before the answer: shown at once, and mute and hang up count", async () => {
    const { commands, context, answers, call, store, asked } = setUp();
    const muter = createMuter(context);
    const offers = offerCommands(context);
    store.dispatch({ kind: "offerMade", offer: offer("o1", { workitemId: "w1" }) });
    const accepting = offers.accept({ offerId: "o1" });
    store.dispatch({ kind: "offerEnded", offerId: "o1", end: "accepted" });
    expect(call()).toMatchObject({ phase: "connecting", name: "Carl Customer" });
    expect(muter.set(true)).toEqual(good);
    expect(store.get().line.mute.muted).toBe(true);
    const ending = commands.hangUp(w1);
    expect(call()?.phase).toBe("ending");
    expect(asked("workitems")).toEqual(["workitems.mute", "workitems.hangUp"]);
    await answers("workitems.hangUp", wire("terminated"));
    await answers("acd.accept", {});
    expect([await ending, await accepting]).toEqual([good, good]);
    expect(call()).toMatchObject({ phase: "ended", end: "agentHungUp" });
    expect(asked("workitems").filter((name) => name === "workitems.hangUp")).toHaveLength(1);
    muter.close();
  });
  test("accepted by the feed's word: an answer that is lost or refused gives nothing back", async () => {
    for (const code of ["ambiguous", "refused"] as const) {
      const { context, refuses, call, store, asked } = setUp();
      store.dispatch({ kind: "offerMade", offer: offer("o1", { workitemId: "w1" }) });
      const accepting = offerCommands(context).accept({ offerId: "o1" });
      store.dispatch({ kind: "offerEnded", offerId: "o1", end: "accepted" });
      await refuses("acd.accept", code);
      expect(await accepting).toEqual(good);
      expect(call()?.phase).toBe("connecting");
      expect(asked("users")).toEqual(["users.connectToServer"]);
    }
  });
  test("hung up on while it was being accepted, it is ending also where it is talked in before the answer", async () => {
    const { commands, context, answers, call, store, asked } = setUp();
    const offers = offerCommands(context);
    store.dispatch({ kind: "offerMade", offer: offer("o1", { workitemId: "w1" }) });
    void offers.accept({ offerId: "o1" });
    void commands.hangUp(w1);
    store.dispatch({ kind: "workitemReported", workitem: workitem("w1", { state: "active", mine: true }) });
    expect(call()?.phase).toBe("ending");
    await answers("acd.accept", {});
    expect(asked("workitems")).toEqual(["workitems.hangUp"]);
  });
});

describe("disconnecting the line", () => {
  const up = { kind: "legUp", id: "leg-1" } as const;
  test("not without a line", async () => {
    expect(await setUp().commands.disconnectLine(undefined)).toMatchObject({ error: { code: "notAllowed" } });
  });
  test("the calls on it end as hung up, whatever is heard of them first", async () => {
    const { commands, store, call, answers, notices } = talking();
    store.dispatch(up);
    const gone = commands.disconnectLine(undefined);
    expect(call()?.phase).toBe("ending");
    store.dispatch({
      kind: "workitemsRead",
      workitems: [],
      askedAt: store.get().calls.list[0]?.startedAt ?? 0,
    });
    store.dispatch({ kind: "callEnded", callId: "w1", end: "lost" });
    await answers("users.disconnectFromServer");
    expect(await gone).toEqual(good);
    expect([call()?.end, notices()]).toEqual(["agentHungUp", []]);
  });
  test("refused: the calls go on", async () => {
    const { commands, store, call, refuses } = talking();
    store.dispatch(up);
    const gone = commands.disconnectLine(undefined);
    await refuses("users.disconnectFromServer", "serverError");
    expect(await gone).toMatchObject({ ok: false, error: { code: "serverError" } });
    expect(call()?.phase).toBe("active");
  });
  test("unclear: what became of them is read", async () => {
    const { commands, store, call, refuses, answers } = talking();
    store.dispatch(up);
    const gone = commands.disconnectLine(undefined);
    await refuses("users.disconnectFromServer", "ambiguous");
    await answers("workitems.fetchWorkitem", wire("terminated"));
    await gone;
    expect(call()?.phase).toBe("ended");
  });
  test("a call that rang the line by itself is ended by the line", async () => {
    const { commands, store, answers, call } = onDirectCall();
    store.dispatch(up);
    const gone = commands.disconnectLine(undefined);
    await answers("line.endDirect", good);
    await answers("users.disconnectFromServer");
    expect(await gone).toEqual(good);
    expect(call("line:1")?.end).toBe("agentHungUp");
  });
});

describe("hold", () => {
  test("waits for the server, on and off", async () => {
    const { commands, answers, call } = talking();
    void commands.hold(w1);
    expect(call()?.hold).toBe("turningOn");
    await answers("workitems.hold", wire("hold"));
    expect(call()?.hold).toBe("on");
    void commands.resume(w1);
    expect(call()?.hold).toBe("turningOff");
    await answers("workitems.active", wire("active", { modifiedAt: 4 }));
    expect(call()?.hold).toBe("off");
  });
  test("refused: steps back", async () => {
    const { commands, refuses, call } = talking();
    const holding = commands.hold(w1);
    await refuses("workitems.hold", "refused");
    expect(await holding).toMatchObject({ error: { code: "refused" } });
    expect(call()?.hold).toBe("off");
  });
  test("ambiguous: the server's truth, whatever it is", async () => {
    const { commands, refuses, answers, call } = talking();
    void commands.hold(w1);
    await refuses("workitems.hold", "ambiguous");
    await answers("workitems.fetchWorkitem", wire("hold"));
    expect(call()?.hold).toBe("on");
  });
  test("one press at a time", async () => {
    const { commands, asked } = talking();
    void commands.hold(w1);
    expect(await commands.hold(w1)).toMatchObject({ error: { code: "notAllowed", reason: "waiting" } });
    expect(await commands.resume(w1)).toMatchObject({ error: { code: "notAllowed" } });
    expect(asked("workitems")).toEqual(["workitems.hold"]);
  });
  test("the call is gone at the server: it is over here", async () => {
    const { commands, refuses, call } = talking();
    void commands.hold(w1);
    await refuses("workitems.hold", "notFound");
    expect(call()?.phase).toBe("active");
    await refuses("workitems.fetchWorkitem", "notFound");
    expect(call()).toMatchObject({ phase: "ended", end: "lost" });
  });
  test("a direct call is held on the line; a refusal steps back", async () => {
    const { commands, answers, call } = onDirectCall();
    void commands.hold({ callId: "line:1" });
    await answers("line.holdDirect", { ok: false, error: { code: "refused" } });
    expect(call("line:1")?.hold).toBe("off");
  });
});

describe("keys", () => {
  test("are sent to the workitem and shown", async () => {
    const { commands, answers, args, call, store } = talking();
    const sending = commands.sendDigits({ callId: "w1", digits: "12#" });
    await settled();
    await answers("workitems.sendDtmf", wire("active"));
    expect(await sending).toEqual(good);
    expect(args("workitems.sendDtmf")).toEqual([["w1", "12#"]]);
    expect(call()?.digits).toBe("12#");
    expect(store.get().voice.tone?.name).toBe("dtmf:#");
  });
  test("arrive in the order they were pressed, and none is left out", async () => {
    const { commands, answers, args } = talking();
    const presses = ["1", "1", "2"].map((digits) => commands.sendDigits({ callId: "w1", digits }));
    await settled();
    expect(args("workitems.sendDtmf")).toEqual([["w1", "112"]]);
    const later = ["3", "4"].map((digits) => commands.sendDigits({ callId: "w1", digits }));
    await settled();
    expect(args("workitems.sendDtmf")).toHaveLength(1);
    await answers("workitems.sendDtmf", wire("active"));
    expect(args("workitems.sendDtmf")[1]).toEqual(["w1", "34"]);
    await answers("workitems.sendDtmf", wire("active"));
    expect(await Promise.all([...presses, ...later])).toEqual([good, good, good, good, good]);
  });
  test("that the server does not take are said", async () => {
    const { commands, refuses } = talking();
    const sending = commands.sendDigits({ callId: "w1", digits: "1" });
    await settled();
    await refuses("workitems.sendDtmf", "serverError");
    expect(await sending).toMatchObject({ error: { code: "serverError" } });
  });
  test("not before it is answered, not on hold", async () => {
    const { commands, store } = setUp();
    store.dispatch({ kind: "callDialled", callId: "w1", number: "1", name: "" });
    expect(await commands.sendDigits({ callId: "w1", digits: "1" })).toMatchObject({
      error: { code: "notAllowed", reason: "connecting" },
    });
  });
  test("of a direct call go by the line", async () => {
    const { commands, answers, args } = onDirectCall();
    void commands.sendDigits({ callId: "line:1", digits: "5" });
    await answers("line.digitsDirect", good);
    expect(args("line.digitsDirect")).toEqual([["line:1", "5"]]);
  });
});

describe("mute, line, putting away", () => {
  test("a window asks to toggle the mute", async () => {
    const { commands, muted } = talking();
    await commands.mute(undefined);
    await commands.mute(undefined);
    expect(muted).toEqual([undefined, undefined]);
  });
  test("the line is asked for again when there is none, and left alone when there is", async () => {
    const { commands, asked, store, done } = talking();
    await commands.reconnectLine(undefined);
    expect(asked("users")).toEqual(["users.connectToServer"]);
    store.dispatch({ kind: "legUp", id: "leg-1" });
    await commands.reconnectLine(undefined);
    expect(store.get().line.leg.phase).toBe("up");
    expect(asked("users")).toHaveLength(1);
    expect(done).toEqual(["tryNow", "tryNow"]);
  });
  test("an ended call is put away", async () => {
    const { commands, store } = talking();
    store.dispatch({ kind: "callEnded", callId: "w1", end: "farEndHungUp" });
    await commands.dismiss(w1);
    expect(store.get().calls.list).toEqual([]);
  });
});

describe("swap", () => {
  /** w1 is on hold, w2 is talked in. */
  function two() {
    const set = talking();
    set.store.dispatch({
      kind: "workitemReported",
      workitem: workitem("w1", { state: "hold", modifiedAt: 3 }),
    });
    set.talks("w2");
    return { ...set, holds: () => [set.call("w1")?.hold, set.call("w2")?.hold] };
  }
  test("one request: the server's words put the one in front and the other on hold", async () => {
    const { commands, answers, asked, holds, store } = two();
    expect(holds()).toEqual(["on", "off"]);
    const swapping = commands.swap(w1);
    expect(holds()).toEqual(["turningOff", "turningOn"]);
    // A second press while the first is under way is none.
    expect(await commands.swap(w1)).toMatchObject({ error: { code: "notAllowed", reason: "waiting" } });
    await answers("workitems.active", wire("active", { modifiedAt: 50 }));
    expect(await swapping).toEqual(good);
    expect(holds()).toEqual(["off", "turningOn"]);
    store.dispatch({ kind: "workitemReported", workitem: workitem("w2", { state: "hold", modifiedAt: 51 }) });
    expect(holds()).toEqual(["off", "on"]);
    expect(asked("workitems.")).toEqual(["workitems.active"]);
  });
  test("refused, both are as they were", async () => {
    const { commands, refuses, holds } = two();
    const swapping = commands.swap(w1);
    await refuses("workitems.active");
    expect(await swapping).toMatchObject({ error: { code: "refused" } });
    expect(holds()).toEqual(["on", "off"]);
  });
  test.each([
    ["it did happen", "active", "hold", ["off", "on"]],
    ["it did not", "hold", "active", ["on", "off"]],
  ])("without an answer it is not repeated, both are read: %s", async (_, first, second, then) => {
    const { commands, refuses, answers, asked, holds } = two();
    const swapping = commands.swap(w1);
    await refuses("workitems.active", "ambiguous", { ambiguous: true });
    await answers("workitems.fetchWorkitem", wire(first, { modifiedAt: 60 }));
    await answers("workitems.fetchWorkitem", wire(second, { workitemId: "w2", modifiedAt: 60 }));
    expect(await swapping).toMatchObject({ error: { code: "ambiguous" } });
    expect(holds()).toEqual(then);
    expect(asked("workitems.active")).toHaveLength(1);
  });
  test("with nobody talked to there is nothing to swap", async () => {
    const { commands, store, asked } = two();
    store.dispatch({ kind: "workitemReported", workitem: workitem("w2", { state: "hold", modifiedAt: 60 }) });
    expect(await commands.swap(w1)).toMatchObject({ error: { code: "notAllowed" } });
    expect(asked("workitems.")).toEqual([]);
  });
});
