import fc from "fast-check";
import { expect, test } from "vitest";
import { liveCalls } from "../../shared/state/call.ts";
import type { DomainEvent, WorkitemFacts } from "./events.ts";
import { type MainState, reduce } from "./reduce.ts";
import { offer, signedIn, workitem } from "./test-samples.ts";

/**
 * A small contact centre that tells the truth, over a wire that repeats, reorders and loses frames, and an agent who
 * presses whatever is there. Whatever happens, certain things must stay true, and one resync puts the rest right.
 */

type ServerWorkitem = { state: WorkitemFacts["state"]; modifiedAt: number };
const ids = ["w1", "w2", "w3"];
const live = (state: string) => state === "active" || state === "hold" || state === "dialling";

const step = fc.record({
  what: fc.constantFrom(
    "begin",
    "hold",
    "resume",
    "terminate",
    "frame",
    "frame",
    "frame",
    "offer",
    "offerFrame",
    "offerEnd",
    "offersRead",
    "workitemsRead",
    "accept",
    "refuse",
    "reject",
    "dial",
    "pressHold",
    "pressResume",
    "holdRefused",
    "hangUp",
    "hangUpRefused",
    "mute",
    "serverMute",
    "unconfirmed",
    "dismiss",
    "digits",
    "legUp",
    "legReattaching",
    "legEnded",
    "status",
  ),
  which: fc.nat(2),
  pick: fc.nat(1_000),
  yes: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function play(steps: readonly Step[], check: (now: MainState, was: MainState, event: DomainEvent) => void) {
  const server = new Map<string, ServerWorkitem>();
  const offered = new Map<string, { open: boolean; workitemId: string }>();
  const wire: DomainEvent[] = [];
  let at = 10_000;
  let state = signedIn();

  const tell = (event: DomainEvent) => {
    const was = state;
    state = reduce(was, event);
    check(state, was, event);
  };
  const factsOf = (id: string): WorkitemFacts => {
    const held = server.get(id) ?? { state: "terminated" as const, modifiedAt: at };
    return workitem(id, { ...held, createdAt: 9_000 });
  };
  const openOffers = () =>
    [...offered].flatMap(([id, { open, workitemId }]) =>
      open ? [offer(id, { workitemId, createdAt: 9_500 })] : [],
    );
  const readWorkitems = () =>
    tell({
      kind: "workitemsRead",
      at,
      askedAt: at,
      workitems: [...server.keys()].filter((id) => live(server.get(id)?.state ?? "")).map(factsOf),
    });
  const readOffers = () => tell({ kind: "offersRead", at, askedAt: at, offers: openOffers() });

  for (const { what, which, pick, yes } of steps) {
    at += 10;
    const id = ids[which] ?? "w1";
    const offerId = `o${which}`;
    const held = server.get(id);
    const moves = (to: WorkitemFacts["state"]) => {
      server.set(id, { state: to, modifiedAt: at });
      wire.push({ kind: "workitemTold", at, workitem: factsOf(id) });
    };
    switch (what) {
      case "begin":
        if (held === undefined) moves(yes ? "dialling" : "active");
        else if (held.state === "dialling") moves("active");
        break;
      case "hold":
        if (held?.state === "active") moves("hold");
        break;
      case "resume":
        if (held?.state === "hold") moves("active");
        break;
      case "terminate":
        if (held !== undefined && live(held.state)) moves("terminated");
        break;
      case "frame": {
        // Any frame ever sent may come, in any order and more than once; many never do.
        const frame = wire[pick % Math.max(1, wire.length)];
        if (frame !== undefined) tell({ ...frame, at });
        break;
      }
      case "offer":
        if (!offered.has(offerId)) {
          offered.set(offerId, { open: true, workitemId: `offered-${which}` });
          wire.push({
            kind: "offerMade",
            at,
            offer: offer(offerId, { workitemId: `offered-${which}`, createdAt: 9_500 }),
          });
        }
        break;
      case "offerEnd": {
        const known = offered.get(offerId);
        if (known?.open) {
          known.open = false;
          wire.push({ kind: "offerEnded", at, offerId, end: yes ? "expired" : "callerHungUp" });
        }
        break;
      }
      case "offerFrame":
        if (offered.has(offerId))
          wire.push({ kind: "offerMade", at, offer: offer(offerId, { createdAt: 9_500 }) });
        break;
      case "offersRead":
        readOffers();
        break;
      case "workitemsRead":
        readWorkitems();
        break;
      case "accept":
        tell({ kind: "offerAsked", at, offerId, to: "accepting" });
        break;
      case "reject":
        tell({ kind: "offerAsked", at, offerId, to: "rejecting" });
        break;
      case "refuse":
        tell({ kind: "offerRefused", at, offerId });
        break;
      case "dial":
        if (held === undefined) {
          moves("dialling");
          tell({ kind: "callDialled", at, callId: id, number: "1", name: "" });
        }
        break;
      case "pressHold":
      case "pressResume":
        tell({ kind: "holdAsked", at, callId: id, on: what === "pressHold" });
        break;
      case "holdRefused":
        tell({ kind: "holdRefused", at, callId: id });
        break;
      case "hangUp":
        tell({ kind: "hangUpAsked", at, callId: id });
        break;
      case "hangUpRefused":
        tell({ kind: "hangUpRefused", at, callId: id });
        break;
      case "mute":
        tell({ kind: "muteAsked", at, muted: yes });
        break;
      case "serverMute":
        tell({ kind: "muteTold", at, muted: yes });
        break;
      case "unconfirmed":
        tell({ kind: "muteUnconfirmed", at });
        break;
      case "dismiss":
        tell({ kind: "callDismissed", at, callId: id });
        break;
      case "digits":
        tell({ kind: "digitsSent", at, callId: id, digits: "1" });
        break;
      case "legUp":
        tell({ kind: "legUp", at, id: "leg-1" });
        break;
      case "legReattaching":
        tell({ kind: "legReattaching", at });
        break;
      case "legEnded":
        tell({ kind: "legEnded", at, cause: "x" });
        break;
      case "status":
        tell({
          kind: yes ? "statusChosen" : "statusChanged",
          at,
          statusId: pick % 2 ? "break" : "busy",
          since: at,
        } as DomainEvent);
        break;
    }
  }
  at += 10;
  // The presses in flight come to an end, then everything is read.
  for (const id of ids) tell({ kind: "hangUpRefused", at, callId: id });
  for (const id of ids) tell({ kind: "holdRefused", at, callId: id });
  for (const id of offered.keys()) tell({ kind: "offerRefused", at, offerId: id });
  at += 10;
  readWorkitems();
  readOffers();
  return { state, server, openOffers };
}

const steps = fc.array(step, { minLength: 40, maxLength: 160, size: "max" });
const many = { numRuns: 150 };

test("after a resync the calls are the server's calls, with its word on hold", () => {
  fc.assert(
    fc.property(steps, (played) => {
      const { state, server } = play(played, () => {});
      const ours = liveCalls(state.calls).map((call) => [call.callId, call.hold === "on"]);
      const theirs = [...server].flatMap(([id, held]) =>
        live(held.state) ? [[id, held.state === "hold"]] : [],
      );
      expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(theirs));
    }),
    many,
  );
});

test("after a resync the offers are the server's offers", () => {
  fc.assert(
    fc.property(steps, (played) => {
      const { state, openOffers } = play(played, () => {});
      const ours = state.offers.open.map((each) => each.offerId).sort();
      // One that this side saw end stays ended: the caller is gone for the agent either way.
      const over = new Set(state.offers.ended.map((outcome) => outcome.offer.offerId));
      expect(ours).toEqual(
        openOffers()
          .map((each) => each.offerId)
          .filter((id) => !over.has(id))
          .sort(),
      );
    }),
    many,
  );
});

test("whatever comes in whatever order", () => {
  const everEnded = { offers: new Set<string>(), calls: new Set<string>() };
  fc.assert(
    fc.property(steps, (played) => {
      everEnded.offers.clear();
      everEnded.calls.clear();
      play(played, (now, was, event) => {
        // no ghost calls: a call that the server ended does not come back
        if (event.kind === "workitemTold" && event.workitem.state === "terminated")
          everEnded.calls.add(event.workitem.workitemId);
        for (const call of liveCalls(now.calls)) expect(everEnded.calls.has(call.callId)).toBe(false);
        // an ended offer never rings again
        for (const outcome of now.offers.ended) everEnded.offers.add(outcome.offer.offerId);
        for (const each of now.offers.open) expect(everEnded.offers.has(each.offerId)).toBe(false);
        // nothing rings without an open offer, and what rings is open
        const open = now.offers.open.filter((each) => each.phase === "open").map((each) => each.offerId);
        expect(now.voice.ring).toBe(open[0] ?? null);
        // the microphone is closed whenever nothing is live
        if (liveCalls(now.calls).length === 0 && now.offers.open.length === 0) {
          expect(now.voice.microphone).toBe("closed");
        }
        // nobody hears the agent outside a call, nor once mute was pressed
        if (liveCalls(now.calls).length === 0) expect(now.voice.muted).toBe(true);
        if (now.line.mute.muted) expect(now.voice.muted).toBe(true);
        // only the agent's own press opens a microphone that the agent closed
        if (was.line.mute.muted && was.line.mute.by === "agent" && !now.line.mute.muted) {
          const lastCallEnded = liveCalls(was.calls).length > 0 && liveCalls(now.calls).length === 0;
          const asked = was.line.mute.asked?.muted === false;
          expect(event.kind === "muteAsked" || lastCallEnded || asked).toBe(true);
        }
        // each call and offer stands once; an end has its reason and time
        const callIds = now.calls.list.map((call) => call.callId);
        expect(new Set(callIds).size).toBe(callIds.length);
        for (const call of now.calls.list) {
          expect(call.phase === "ended").toBe(call.end !== null);
          expect(call.phase === "ended").toBe(call.endedAt !== null);
        }
        expect(now.offers.missed).toBeGreaterThanOrEqual(0);
      });
    }),
    many,
  );
});
