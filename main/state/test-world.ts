import fc from "fast-check";
import type { Recording } from "../../shared/state/call.ts";
import { isVoiceOffer } from "../../shared/state/offer.ts";
import type { DomainEvent, WorkitemFacts } from "./events.ts";
import { type MainState, reduce } from "./reduce.ts";
import { offer, signedIn, workitem } from "./test-samples.ts";

/**
 * A small contact centre that tells the truth, over a wire that repeats, reorders, delays and loses what it carries, and
 * an agent who presses whatever is there. To widen it, add a row to `moves`.
 */

interface Item {
  readonly state: WorkitemFacts["state"];
  readonly modifiedAt: number;
  readonly mine: boolean;
  readonly inConference: boolean;
  readonly recording: Recording;
  readonly relatedTo: string;
}

interface Offered {
  readonly workitemId: string;
  readonly createdAt: number;
  open: boolean;
}

type Check = (now: MainState, was: MainState, event: DomainEvent) => void;

const ids = ["w1", "w2", "w3"];
const directs = ["line:1", "line:2"];

export function isLive({ state, mine }: Pick<Item, "state" | "mine">): boolean {
  return mine && (state === "active" || state === "hold" || state === "dialling");
}

/** The third offer of each shift is one of messages. */
function offerOf(offerId: string, made: Pick<Offered, "workitemId" | "createdAt">) {
  return offer(offerId, { ...made, channel: made.workitemId === "m3" ? "sms" : "voice" });
}

/** What the server holds, what is on its way, and the phone's state. */
class Play {
  readonly items = new Map<string, Item>();
  /** Workitems of messages. */
  readonly messages = new Map<string, Item>();
  readonly offered = new Map<string, Offered>();
  /** Frames that were ever sent: any may come, in any order and more than once; many never do. */
  readonly wire: DomainEvent[] = [];
  /** Lists as they were when they were asked for; they may come late. */
  readonly answers: DomainEvent[] = [];
  at = 10_000;
  state = signedIn();
  readonly #check: Check;

  constructor(check: Check) {
    this.#check = check;
  }

  dispatch(event: DomainEvent): void {
    const was = this.state;
    this.state = reduce(was, event);
    this.#check(this.state, was, event);
  }

  /** The server does something to a workitem, and says so. */
  moves(id: string, change: Partial<Item>, items = this.items): void {
    const fresh: Item = {
      state: "active",
      modifiedAt: 0,
      mine: true,
      inConference: false,
      recording: "off",
      relatedTo: "",
    };
    items.set(id, { ...(items.get(id) ?? fresh), ...change, modifiedAt: this.at });
    this.wire.push({ kind: "workitemReported", at: this.at, workitem: this.factsOf(id) });
  }

  factsOf(id: string): WorkitemFacts {
    const messages = this.messages.get(id);
    const item = messages ?? this.items.get(id);
    return workitem(id, { ...item, createdAt: 9_000, channel: messages === undefined ? "voice" : "sms" });
  }

  offersNow() {
    return [...this.offered].flatMap(([id, { open, workitemId, createdAt }]) =>
      open ? [offerOf(id, { workitemId, createdAt })] : [],
    );
  }

  workitemsList(): DomainEvent {
    const listed = [...this.items, ...this.messages]
      .filter(([, item]) => isLive(item))
      .map(([id]) => this.factsOf(id));
    return { kind: "workitemsRead", at: this.at, askedAt: this.at, workitems: listed };
  }

  offersList(): DomainEvent {
    return { kind: "offersRead", at: this.at, askedAt: this.at, offers: this.offersNow() };
  }
}

interface Choice {
  readonly which: number;
  readonly pick: number;
  readonly yes: boolean;
}

type Move = (
  play: Play,
  choice: Choice & { readonly id: string; readonly item: Item | undefined; readonly offerId: string },
) => void;

const about =
  (event: (id: string, yes: boolean) => Record<string, unknown> & { kind: DomainEvent["kind"] }): Move =>
  (play, { id, yes }) =>
    play.dispatch({ at: play.at, ...event(id, yes) } as DomainEvent);
const plain =
  (event: Record<string, unknown> & { kind: DomainEvent["kind"] }): Move =>
  (play) =>
    play.dispatch({ at: play.at, ...event } as DomainEvent);

const messageChanges: readonly Partial<Item>[] = [
  { state: "active", mine: true },
  { state: "active", mine: false },
  { state: "queued", mine: false },
  { state: "terminated" },
];

const moves: Readonly<Record<string, Move>> = {
  // The server
  begin(play, { id, item, yes }) {
    if (item === undefined) play.moves(id, { state: yes ? "dialling" : "active" });
    else if (item.state === "dialling") play.moves(id, { state: "active" });
  },
  hold: (play, { id, item }) => item?.state === "active" && item.mine && play.moves(id, { state: "hold" }),
  resume: (play, { id, item }) => item?.state === "hold" && item.mine && play.moves(id, { state: "active" }),
  terminate(play, { id, item }) {
    if (item !== undefined && item.state !== "terminated") play.moves(id, { state: "terminated" });
  },
  /** To another agent, or back into a queue. */
  passOn(play, { id, item, yes }) {
    if (item !== undefined && isLive(item) && item.state !== "dialling")
      play.moves(id, { mine: false, state: yes ? "active" : "queued", inConference: false });
  },
  /** Back without an offer. */
  /** By the agent's own command, which the server confirms. */
  transfer(play, { id, item }) {
    if (item?.state !== "active" || !item.mine) return;
    play.moves(id, { mine: false });
    play.dispatch({ kind: "callEnded", at: play.at, callId: id, end: "transferred" });
  },
  passBack: (play, { id, item }) =>
    item !== undefined &&
    !item.mine &&
    item.state !== "terminated" &&
    play.moves(id, { mine: true, state: "active" }),
  conference(play, { yes }) {
    for (const [id, item] of play.items)
      if (isLive(item) && item.state !== "dialling") play.moves(id, { inConference: yes, state: "active" });
  },
  record: (play, { id, item, pick }) =>
    item !== undefined &&
    isLive(item) &&
    play.moves(id, { recording: (["off", "on", "paused"] as const)[pick % 3] ?? "off" }),
  offer(play, { offerId, which }) {
    if (play.offered.has(offerId)) return;
    const workitemId = which === 2 ? "m3" : `offered-${which}`;
    const made = { open: true, workitemId, createdAt: play.at };
    play.offered.set(offerId, made);
    play.wire.push({ kind: "offerMade", at: play.at, offer: offerOf(offerId, made) });
  },
  offerEnd(play, { offerId, yes }) {
    const known = play.offered.get(offerId);
    if (!known?.open) return;
    known.open = false;
    play.wire.push({ kind: "offerEnded", at: play.at, offerId, end: yes ? "expired" : "callerHungUp" });
  },
  /** The server sends its list of offers by itself. */
  offersChanged: (play) => play.wire.push({ ...play.offersList(), saidAt: play.at } as DomainEvent),
  /** Messages: they begin, go to somebody else and come back, and end. */
  messages(play, { which, pick }) {
    const id = `m${which + 1}`;
    const item = play.messages.get(id);
    const change = messageChanges[pick % messageChanges.length];
    if (item?.state === "terminated" || (item === undefined && which === 2) || change === undefined) return;
    play.moves(id, item === undefined ? { state: "active" } : change, play.messages);
  },
  readMessages(play, { which }) {
    const id = `m${which + 1}`;
    if (play.messages.has(id))
      play.dispatch({ kind: "workitemReported", at: play.at, askedAt: play.at, workitem: play.factsOf(id) });
  },
  pressFinish: (play, { which, yes }) =>
    play.dispatch({
      kind: yes ? "workFinishAsked" : "workFinishRefused",
      at: play.at,
      workitemId: `m${which + 1}`,
    }),
  dismissMessages: (play, { which }) =>
    play.dispatch({ kind: "workDismissed", at: play.at, workitemId: `m${which + 1}` }),
  noteMessages: (play, { which }) =>
    play.dispatch({ kind: "wrapUpWritten", at: play.at, workitemId: `m${which + 1}`, noted: true }),
  serverMute: (play, { yes }) => play.dispatch({ kind: "muteReported", at: play.at, muted: yes }),

  // The wire
  frame(play, { pick }) {
    const frame = play.wire[pick % Math.max(1, play.wire.length)];
    if (frame !== undefined) play.dispatch({ ...frame, at: play.at } as DomainEvent);
  },
  readOne: (play, { id, item }) =>
    item !== undefined &&
    play.dispatch({ kind: "workitemReported", at: play.at, askedAt: play.at, workitem: play.factsOf(id) }),
  askWorkitems: (play) => play.answers.push(play.workitemsList()),
  askOffers: (play) => play.answers.push(play.offersList()),
  answer(play, { pick }) {
    const [answer] = play.answers.splice(pick % Math.max(1, play.answers.length), 1);
    if (answer !== undefined) play.dispatch({ ...answer, at: play.at } as DomainEvent);
  },
  resync(play) {
    play.dispatch(play.workitemsList());
    play.dispatch(play.offersList());
  },

  // The agent, and what becomes of the presses
  accept: (play, { offerId }) => play.dispatch({ kind: "offerAsked", at: play.at, offerId, to: "accepting" }),
  reject: (play, { offerId }) => play.dispatch({ kind: "offerAsked", at: play.at, offerId, to: "rejecting" }),
  refused: (play, { offerId }) => play.dispatch({ kind: "offerRefused", at: play.at, offerId }),
  accepted(play, { offerId }) {
    const asked = play.state.offers.open.find((each) => each.offerId === offerId);
    const known = play.offered.get(offerId);
    if (asked?.phase !== "accepting" || !known?.open) return;
    known.open = false;
    const isVoice = isVoiceOffer(asked);
    play.moves(known.workitemId, { state: "active" }, isVoice ? play.items : play.messages);
    play.dispatch({ kind: "offerEnded", at: play.at, offerId, end: "accepted" });
    play.dispatch({ kind: isVoice ? "callAccepted" : "workAccepted", at: play.at, offer: asked });
  },
  dial(play, { id, item, yes, which }) {
    if (item !== undefined) return;
    const consultFor = yes ? (ids[(which + 1) % ids.length] ?? null) : null;
    play.moves(id, { state: "dialling", relatedTo: consultFor ?? "" });
    play.dispatch({ kind: "callDialled", at: play.at, callId: id, number: "1", name: "", consultFor });
  },
  pressHold: about((callId, on) => ({ kind: "holdAsked", callId, on })),
  holdRefused: about((callId) => ({ kind: "holdRefused", callId })),
  hangUp: about((callId) => ({ kind: "hangUpAsked", callId })),
  hangUpRefused: about((callId) => ({ kind: "hangUpRefused", callId })),
  gone: (play, { id, item }) =>
    item !== undefined &&
    !isLive(item) &&
    play.dispatch({ kind: "callEnded", at: play.at, callId: id, end: "lost" }),
  mute: (play, { yes }) => play.dispatch({ kind: "muteAsked", at: play.at, muted: yes }),
  unconfirmed: plain({ kind: "muteUnconfirmed" }),
  dismiss: about((callId) => ({ kind: "callDismissed", callId })),
  digits: about((callId) => ({ kind: "digitsSent", callId, digits: "1" })),
  writes: (play, { id }) =>
    play.dispatch({ kind: "wrapUpWritten", at: play.at, workitemId: id, noted: true }),
  wrapUpSent: (play, { id, yes }) =>
    play.dispatch({ kind: yes ? "wrapUpTaken" : "wrapUpRefused", at: play.at, workitemId: id }),
  status: (play, { yes, pick }) =>
    play.dispatch({
      kind: yes ? "statusChosen" : "statusChanged",
      at: play.at,
      statusId: ["break", "busy", "wrapUp"][pick % 3],
      since: play.at,
    } as DomainEvent),

  // The line
  legUp: plain({ kind: "legUp", id: "leg-1" }),
  legReattaching: plain({ kind: "legReattaching" }),
  legEnded: plain({ kind: "legEnded", cause: "x" }),
  /** A call that rings the line itself is accepted, held and ended there, in order. */
  direct(play, { which, yes }) {
    const callId = directs[which % directs.length] ?? "line:1";
    const { offers, calls, line } = play.state;
    const rings = offers.open.find((each) => each.offerId === callId);
    const call = calls.list.find((each) => each.callId === callId);
    const tell = (event: object) => play.dispatch({ at: play.at, ...event } as DomainEvent);
    if (call !== undefined) {
      if (call.phase === "connecting") tell({ kind: "directCallAnswered", callId });
      else if (yes) tell({ kind: "directCallHeld", callId, held: call.hold === "off" });
      else tell({ kind: "callEnded", callId, end: line.leg.phase === "none" ? "lineLost" : "farEndHungUp" });
    } else if (rings === undefined) {
      tell({ kind: "offerMade", offer: offer(callId, { source: "line", workitemId: "" }) });
    } else {
      tell({ kind: "offerEnded", offerId: callId, end: yes ? "accepted" : "callerHungUp" });
      if (yes) tell({ kind: "callAccepted", offer: rings });
    }
  },
};

const names = Object.keys(moves);

/** A shift of 40 to 160 steps. What only carries on what was begun is drawn more often. */
export const shifts = fc.array(
  fc.record({
    what: fc.constantFrom(
      ...names,
      "frame",
      "frame",
      "frame",
      "frame",
      "begin",
      "answer",
      "accepted",
      "accept",
      "messages",
      "messages",
    ),
    which: fc.nat(2),
    pick: fc.nat(1_000),
    yes: fc.boolean(),
  }),
  { minLength: 40, maxLength: 160, size: "max" },
);
type Shift = typeof shifts extends fc.Arbitrary<infer T> ? T : never;

/** Plays a shift; then the presses in flight come to an end, and everything is read. */
export function play(shift: Shift, check: Check = () => {}): Play {
  const played = new Play(check);
  for (const { what, ...choice } of shift) {
    played.at += 10;
    const id = ids[choice.which] ?? "w1";
    moves[what]?.(played, { ...choice, id, item: played.items.get(id), offerId: `o${choice.which}` });
  }
  played.at += 10;
  for (const { callId } of played.state.calls.list) {
    played.dispatch({ kind: "hangUpRefused", at: played.at, callId });
    played.dispatch({ kind: "holdRefused", at: played.at, callId });
  }
  for (const offerId of played.offered.keys())
    played.dispatch({ kind: "offerRefused", at: played.at, offerId });
  played.at += 10;
  played.dispatch(played.workitemsList());
  played.dispatch(played.offersList());
  return played;
}
