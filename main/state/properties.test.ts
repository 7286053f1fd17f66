import fc from "fast-check";
import { expect, test } from "vitest";
import { callById, consultedFor, liveCalls } from "../../shared/state/call.ts";
import {
  acceptedCall,
  agentControls,
  type CallControls,
  controls,
  offerControls,
} from "../../shared/state/controls.ts";
import { isVoiceOffer } from "../../shared/state/offer.ts";
import { openWork } from "../../shared/state/work.ts";
import { isWritten, wrapUpById } from "../../shared/state/wrap-up.ts";
import type { DomainEvent } from "./events.ts";
import type { MainState } from "./reduce.ts";
import { isLive, play, shifts } from "./test-world.ts";

/** Whatever happens, certain things must stay true, and one resync puts the rest right. */
const many = { numRuns: 200 };
/** So many shifts are a second of computing; a busy machine takes its time. */
const patient = { timeout: 240_000 };

test(
  "after a resync the calls are the server's calls, with its word on hold, conference and recording",
  patient,
  () => {
    fc.assert(
      fc.property(shifts, (shift) => {
        const { state, items } = play(shift);
        const ours = liveCalls(state.calls)
          .filter((call) => call.kind === "workitem")
          .map((call) => [call.callId, [call.hold === "on", call.inConference, call.recording]]);
        const theirs = [...items].flatMap(([id, item]) =>
          isLive(item) ? [[id, [item.state === "hold", item.inConference, item.recording]]] : [],
        );
        expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(theirs));
      }),
      many,
    );
  },
);

test(
  "after a resync the offers are the server's offers, and nothing rings when there are none",
  patient,
  () => {
    fc.assert(
      fc.property(shifts, (shift) => {
        const played = play(shift);
        const { state } = played;
        const ours = state.offers.open.filter((each) => each.source === "acd").map((each) => each.offerId);
        // One that this side saw end stays ended: the caller is gone for the agent either way.
        const over = new Set(state.offers.ended.map((outcome) => outcome.offer.offerId));
        const theirs = played
          .offersNow()
          .map((each) => each.offerId)
          .filter((id) => !over.has(id));
        expect(ours.sort()).toEqual(theirs.sort());
        if (state.offers.open.length === 0) expect(state.voice.ring).toBeNull();
      }),
      many,
    );
  },
);

test("after a resync the open messages are the server's", patient, () => {
  fc.assert(
    fc.property(shifts, (shift) => {
      const { state, messages } = play(shift);
      const ours = openWork(state.work).map(({ workitemId }) => workitemId);
      const theirs = [...messages].flatMap(([id, item]) => (isLive(item) ? [id] : []));
      expect(ours.sort()).toEqual(theirs.sort());
    }),
    many,
  );
});

/** Facts of messages alone; of an accept it is the workitem that says so. */
function isOfMessages(event: DomainEvent): boolean {
  if (event.kind === "workitemReported") return event.workitem.workitemId.startsWith("m");
  return event.kind.startsWith("work") && event.kind !== "workitemsRead";
}

test("whatever comes in whatever order", patient, () => {
  fc.assert(
    fc.property(shifts, (shift) => {
      const over = { offers: new Set<string>(), calls: new Set<string>(), messages: new Set<string>() };
      play(shift, (now, was, event) => {
        // no ghost calls: a call that the server ended does not come back
        if (event.kind === "workitemReported" && event.workitem.state === "terminated")
          over.calls.add(event.workitem.workitemId);
        for (const call of liveCalls(now.calls)) expect(over.calls.has(call.callId)).toBe(false);
        // an ended offer never rings again, not even one that was not known before its end
        if (event.kind === "offerEnded" && !event.offerId.startsWith("line:")) over.offers.add(event.offerId);
        for (const outcome of now.offers.ended)
          if (outcome.offer.source === "acd") over.offers.add(outcome.offer.offerId);
        for (const each of now.offers.open) expect(over.offers.has(each.offerId)).toBe(false);
        // nothing rings without an open offer, what rings is open, and messages do not ring into a call
        const isOnCall =
          acceptedCall(now) !== null || liveCalls(now.calls).some((call) => call.phase !== "ending");
        const open = now.offers.open
          .filter((each) => each.phase === "open" && (isVoiceOffer(each) || !isOnCall))
          .map((each) => each.offerId);
        expect(now.voice.ring).toBe(open[0] ?? null);
        // the microphone is closed whenever nothing is live, whatever messages come
        if (liveCalls(now.calls).length === 0 && !now.offers.open.some(isVoiceOffer)) {
          expect(now.voice.microphone).toBe("closed");
        }
        // nobody hears the agent outside a call, nor once mute was pressed
        if (liveCalls(now.calls).length === 0) expect(now.voice.muted).toBe(true);
        if (now.line.mute.muted) expect(now.voice.muted).toBe(true);
        // only the agent's own press opens a microphone that the agent closed
        if (was.line.mute.muted && was.line.mute.by === "agent" && !now.line.mute.muted) {
          const lastCallEnded = liveCalls(was.calls).length > 0 && liveCalls(now.calls).length === 0;
          const asked = was.line.mute.asked?.muted === false;
          const cameToNothing =
            acceptedCall(was) !== null && acceptedCall(now) === null && liveCalls(now.calls).length === 0;
          expect(event.kind === "muteAsked" || lastCallEnded || cameToNothing || asked).toBe(true);
        }
        // a workitem of messages that the server ended does not come back, becomes no call, and stands once
        if (event.kind === "workitemReported" && event.workitem.state === "terminated")
          over.messages.add(event.workitem.workitemId);
        for (const { workitemId } of openWork(now.work)) expect(over.messages.has(workitemId)).toBe(false);
        const messages = now.work.list.map(({ workitemId }) => workitemId);
        expect(new Set(messages).size).toBe(messages.length);
        for (const { callId } of now.calls.list) expect(callId.startsWith("m")).toBe(false);
        // what is said and done of messages changes nothing of a call
        if (isOfMessages(event)) {
          expect(now.calls).toBe(was.calls);
          expect(now.line).toBe(was.line);
          expect(now.voice).toBe(was.voice);
        }
        // each call and offer stands once; an end has its reason and time
        const callIds = now.calls.list.map((call) => call.callId);
        expect(new Set(callIds).size).toBe(callIds.length);
        for (const call of now.calls.list) {
          expect(call.phase === "ended").toBe(call.end !== null);
          expect(call.phase === "ended").toBe(call.endedAt !== null);
        }
        expect(now.offers.missed).toBeGreaterThanOrEqual(0);
        expectPossible(now);
      });
    }),
    many,
  );
});

test(
  "no word that the agent wrote is lost before the server has it, whatever happens to its call",
  patient,
  () => {
    fc.assert(
      fc.property(shifts, (shift) => {
        play(shift, (now, was, event) => {
          if (event.kind === "wrapUpTaken" || event.kind === "wrapUpWritten") return;
          for (const { workitemId } of was.wrapUps.list.filter(isWritten))
            expect(wrapUpById(now.wrapUps, workitemId)?.noted).toBe(true);
          const workitemIds = now.wrapUps.list.map((each) => each.workitemId);
          expect(new Set(workitemIds).size).toBe(workitemIds.length);
        });
      }),
      many,
    );
  },
);

/** What must be true of a call for each control that can be pressed. */
const possible: Readonly<
  Record<keyof CallControls, (state: MainState, call: NonNullable<ReturnType<typeof callById>>) => boolean>
> = {
  hangUp: (_, call) => call.phase !== "ending",
  hold: (_, call) => call.phase === "active" && call.hold === "off",
  resume: (_, call) => call.hold === "on",
  swap: ({ calls }, call) =>
    call.hold === "on" &&
    call.kind === "workitem" &&
    liveCalls(calls).some((each) => each !== call && each.phase === "active" && each.hold === "off"),
  mute: () => true,
  keypad: (_, call) => call.phase === "active" && call.hold !== "on",
  sendPostDial: (_, call) => call.phase === "active" && call.hold !== "on" && call.postDial !== "",
  transfer: (_, call) => call.kind === "workitem" && call.phase === "active" && !call.inConference,
  // In a conference it adds somebody.
  consult: ({ calls }, call) =>
    call.kind === "workitem" &&
    (call.inConference ||
      (call.phase === "active" && !liveCalls(calls).some((each) => each.consultFor === call.callId))),
  complete: ({ calls }, call) => call.phase === "active" && consultedFor(calls, call) !== null,
  cancel: ({ calls }, call) => consultedFor(calls, call) !== null,
  merge: ({ calls }, call) =>
    call.phase === "active" &&
    liveCalls(calls).some((each) => each !== call && each.kind === "workitem" && each.phase === "active"),
  split: (_, call) => call.inConference,
  record: (_, call) => call.kind === "workitem" && call.phase === "active",
  pauseRecording: (_, call) => call.kind === "workitem" && call.recording !== "off",
  voicemail: (_, call) => call.direction === "outbound" && call.phase === "active" && call.hold === "off",
  priority: (_, call) => call.kind === "workitem" && call.phase === "active",
  notes: (_, call) => call.kind === "workitem",
};

function expectPossible(state: MainState): void {
  for (const { callId } of state.calls.list) {
    const call = callById(state.calls, callId);
    if (call === null) continue;
    for (const [name, control] of Object.entries(controls(state, callId))) {
      if (!control.enabled) continue;
      expect(control.shown, name).toBe(true);
      expect(call.phase, name).not.toBe("ended");
      expect(possible[name as keyof CallControls](state, call), name).toBe(true);
    }
  }
  for (const { offerId, phase } of state.offers.open) {
    expect(offerControls(state, offerId).accept.enabled).toBe(phase === "open");
    expect(offerControls(state, offerId).reject.enabled).toBe(phase === "open");
  }
  const talking = liveCalls(state.calls).some((call) => call.phase !== "ending" && call.hold !== "on");
  if (talking) expect(agentControls(state).dial.enabled).toBe(false);
}
