import { describe, expect, test } from "vitest";
import { liveCalls } from "../../shared/state/call.ts";
import { agentControls } from "../../shared/state/controls.ts";
import { statusAfterWork, statusToAssert } from "./agent.ts";
import type { MainState } from "./reduce.ts";
import type { EventInput } from "./store.ts";
import { dispatchAll, offer, signedIn, workitem } from "./test-samples.ts";

const asserts = (state: MainState) => statusToAssert(state.agent, liveCalls(state.calls).length > 0);
const server = (statusId: string): EventInput => ({ kind: "statusChanged", statusId, since: 5_000 });
const chooses = (statusId: string): EventInput => ({ kind: "statusChosen", statusId });
const dials: EventInput = { kind: "callDialled", callId: "w1", number: "+15552013344", name: "" };
const ends: EventInput = { kind: "callEnded", callId: "w1", end: "failed" };
/** Chosen, sent and confirmed. */
const goes = (statusId: string): EventInput[] => [
  chooses(statusId),
  { kind: "statusAsked", statusId },
  server(statusId),
];
const onBreak = () => dispatchAll(goes("break"), signedIn());

describe("status in quiet times", () => {
  test("the server's status at sign-in is taken for the agent's choice", () => {
    expect(signedIn().agent).toMatchObject({
      acd: "in",
      chosen: "available",
      current: { statusId: "available" },
    });
  });
  test("a press shows as waiting until the server confirms", () => {
    const asked = dispatchAll([chooses("break"), { kind: "statusAsked", statusId: "break" }], signedIn());
    expect(asked.agent).toMatchObject({
      current: { statusId: "available" },
      changing: { statusId: "break" },
    });
    expect(dispatchAll([server("break")], asked.agent.changing ? asked : signedIn()).agent).toMatchObject({
      current: { statusId: "break" },
      changing: null,
      chosen: "break",
    });
  });
  test("a refusal leaves what the server said", () => {
    const refused = dispatchAll(
      [
        chooses("break"),
        { kind: "statusAsked", statusId: "break" },
        { kind: "statusRefused", statusId: "break" },
      ],
      signedIn(),
    );
    expect(refused.agent).toMatchObject({ current: { statusId: "available" }, changing: null });
  });
  test("the refusal of an older press does not touch the newer one", () => {
    const two = dispatchAll(
      [
        { kind: "statusAsked", statusId: "break" },
        { kind: "statusAsked", statusId: "lunch" },
        { kind: "statusRefused", statusId: "break" },
      ],
      signedIn(),
    );
    expect(two.agent.changing?.statusId).toBe("lunch");
  });
  test("a supervisor's change becomes the choice", () => {
    expect(dispatchAll([server("lunch")], signedIn(), 900_000).agent).toMatchObject({
      chosen: "lunch",
      afterCall: false,
    });
  });
  test("time in status goes on when the server says the same again, and is never negative", () => {
    const twice = dispatchAll([{ kind: "statusChanged", statusId: "available", since: 99_999 }], signedIn());
    expect(twice.agent.current?.since).toBe(0);
    const ahead = dispatchAll(
      [{ kind: "statusChanged", statusId: "break", since: 99_999 }],
      signedIn(),
      20_000,
    );
    expect(ahead.agent.current?.since).toBe(20_000);
  });
  test("a status that the list does not have is shown as what it is: unknown, and never chosen", () => {
    expect(dispatchAll([server("brandNew")], signedIn()).agent).toMatchObject({
      acd: "in",
      chosen: "available",
      current: { statusId: "brandNew" },
    });
  });
  test("a status that means logged out logs out of ACD", () => {
    expect(dispatchAll([server("loggedOut")], signedIn()).agent.acd).toBe("out");
  });
  test("leaving ACD wipes what was on its way, and keeps the last choice", () => {
    const out = dispatchAll(
      [
        { kind: "statusAsked", statusId: "lunch" },
        { kind: "acdChanged", acd: "out" },
      ],
      onBreak(),
    );
    expect(out.agent).toMatchObject({
      acd: "out",
      current: null,
      changing: null,
      next: null,
      chosen: "break",
      afterCall: false,
    });
  });
  test("the tenant may fix the status", () => {
    const user = { ...signedIn() };
    const now = user.session.now;
    if (now.phase !== "signedIn") throw new Error("signed in");
    const fixed = {
      ...user,
      session: { ...user.session, now: { ...now, user: { ...now.user, mayChangeStatus: false } } },
    };
    expect(agentControls(fixed).status).toEqual({ shown: true, enabled: false, why: "statusFixed" });
  });
});

describe("complaint: a failed call or a queued activity moves an agent from Break to Available", () => {
  test("the server says Busy in the call and Available after it: Break is asserted", () => {
    const free = dispatchAll([dials, server("busy"), ends, server("available")], onBreak());
    expect(free.agent).toMatchObject({ chosen: "break", current: { statusId: "available" } });
    expect(asserts(free)).toBe("break");
  });
  test("the server says Available before the call is over", () => {
    expect(asserts(dispatchAll([dials, server("busy"), server("available"), ends], onBreak()))).toBe("break");
  });
  test("the status never moved in the call, and Available comes right after it", () => {
    const free = dispatchAll([dials, ends, server("available")], onBreak());
    expect(free.agent.chosen).toBe("break");
    expect(asserts(free)).toBe("break");
  });
  test("Available comes late, after Break was already asserted and confirmed", () => {
    const asserted = dispatchAll(
      [dials, server("busy"), ends, { kind: "statusAsked", statusId: "break" }, server("break")],
      onBreak(),
    );
    expect(asserts(asserted)).toBeNull();
    expect(asserts(dispatchAll([server("available")], asserted))).toBe("break");
  });
  test("wrap-up is left alone, and what follows it is put right, however long it took", () => {
    const wrapping = dispatchAll([dials, ends, server("wrapUp")], onBreak());
    expect(asserts(wrapping)).toBeNull();
    expect(asserts(dispatchAll([server("available")], wrapping, 500_000))).toBe("break");
  });
  test("a change long after the call is somebody's will", () => {
    const free = dispatchAll([dials, ends], onBreak());
    const later = dispatchAll([server("available")], free, 200_000);
    expect(later.agent.chosen).toBe("available");
    expect(asserts(later)).toBeNull();
  });
  test("it is asserted once: a server that will not have it is not fought", () => {
    const refused = dispatchAll(
      [
        dials,
        server("busy"),
        ends,
        server("available"),
        { kind: "statusAsked", statusId: "break" },
        { kind: "statusRefused", statusId: "break" },
      ],
      onBreak(),
    );
    expect(asserts(refused)).toBeNull();
    expect(asserts(dispatchAll([server("available")], refused))).toBeNull();
  });
  test("nothing is asserted while one is on its way, out of ACD, or on a second call", () => {
    const free = dispatchAll([dials, server("busy"), ends], onBreak());
    expect(asserts(free)).toBe("break");
    expect(asserts(dispatchAll([{ kind: "statusAsked", statusId: "break" }], free))).toBeNull();
    expect(asserts(dispatchAll([{ kind: "acdChanged", acd: "out" }], free))).toBeNull();
    expect(asserts(dispatchAll([{ ...dials, callId: "w2" }], free))).toBeNull();
  });
  test("logging in to ACD again starts fresh", () => {
    const free = dispatchAll([dials, server("busy"), ends, { kind: "acdChanged", acd: "out" }], onBreak());
    expect(
      asserts(dispatchAll([{ kind: "acdChanged", acd: "in" }, server("available")], free, 300_000)),
    ).toBeNull();
  });
});

describe("next status while busy", () => {
  test("the choice waits and is asserted when the last call ends", () => {
    const talking = dispatchAll([dials, server("busy"), chooses("lunch")], signedIn());
    expect(talking.agent).toMatchObject({ next: "lunch", chosen: "available", changing: null });
    expect(asserts(talking)).toBeNull();
    expect(asserts(dispatchAll([ends], talking))).toBe("lunch");
  });
  test("choosing the old status again takes it back", () => {
    expect(dispatchAll([dials, chooses("lunch"), chooses("available")], signedIn()).agent.next).toBeNull();
  });
  test("complaint: a queued status wins over a new click. Here the newest click wins", () => {
    const free = dispatchAll([dials, server("busy"), chooses("lunch"), ends, chooses("break")], signedIn());
    expect(statusAfterWork(free.agent)).toBe("break");
    expect(free.agent).toMatchObject({ next: null, afterCall: false });
  });
  test("it is done once the server says so", () => {
    const done = dispatchAll(
      [dials, chooses("lunch"), ends, { kind: "statusAsked", statusId: "lunch" }, server("lunch")],
      signedIn(),
    );
    expect(done.agent).toMatchObject({ chosen: "lunch", next: null, afterCall: false });
    expect(asserts(done)).toBeNull();
  });
  test("with a second call the choice waits for the last of them", () => {
    const one = dispatchAll(
      [dials, { kind: "workitemReported", workitem: workitem("w2") }, chooses("lunch"), ends],
      signedIn(),
    );
    expect(asserts(one)).toBeNull();
  });
});

test("a missed offer shows as what the server made of it", () => {
  const missed = dispatchAll(
    [
      { kind: "offerMade", offer: offer() },
      { kind: "offerEnded", offerId: "o1", end: "expired" },
      server("noAnswer"),
    ],
    signedIn(),
  );
  expect(missed.agent).toMatchObject({ current: { statusId: "noAnswer" }, chosen: "available" });
  expect(asserts(missed)).toBeNull();
});
