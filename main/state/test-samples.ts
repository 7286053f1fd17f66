import type { ConversationItem } from "../../shared/contract/conversation.ts";
import type { AcdStatus } from "../../shared/state/agent.ts";
import type { Offer } from "../../shared/state/offer.ts";
import type { SignedInUser } from "../../shared/state/session.ts";
import type { DomainEvent, WorkitemFacts } from "./events.ts";
import { initialMainState, type MainState, reduce } from "./reduce.ts";
import { createStore, type EventInput, type Store } from "./store.ts";

/** What tests of main have in common: a tenant's statuses, an agent, and things that happen to them. */

const status = (statusId: string, number: number, kind: AcdStatus["kind"], selectable = true): AcdStatus => ({
  statusId,
  name: statusId[0]?.toUpperCase() + statusId.slice(1),
  status: number,
  kind,
  selectable,
});

export const statuses: readonly AcdStatus[] = [
  status("available", 1, "available"),
  status("break", 2, "unavailable"),
  status("lunch", 2, "unavailable"),
  status("busy", 3, "busy", false),
  status("wrapUp", 4, "wrapUp", false),
  status("noAnswer", 5, "noAnswer", false),
  status("loggedOut", 0, "loggedOut", false),
];

export const amy: SignedInUser = {
  userId: "u-amy",
  username: "amy@acme.example",
  name: "Amy Agent",
  tenant: "Acme",
  isSupervisor: false,
  language: "",
  mayChangeStatus: true,
  autoAccepts: false,
  mayStartRecording: true,
  mayStopRecording: true,
  dropsVoicemail: false,
  isTranscribed: false,
  confirmsDial: false,
  verifiesConsent: false,
  disposes: true,
  autoDispositionId: "",
  profileId: "",
  timeZone: "",
};

export const offer = (offerId = "o1", more: Partial<Offer> = {}): Offer => ({
  offerId,
  workitemId: `w-${offerId}`,
  source: "acd",
  channel: "voice",
  type: "InboundCall",
  from: "+15552013344",
  to: "+15552010000",
  name: "Carl Customer",
  campaign: "Spring",
  campaignId: "c-spring",
  queue: "Sales",
  createdAt: 1_000,
  expiresAt: null,
  phase: "open",
  ...more,
});

export const workitem = (workitemId = "w1", more: Partial<WorkitemFacts> = {}): WorkitemFacts => ({
  workitemId,
  channel: "voice",
  state: "active",
  direction: "inbound",
  number: "+15552013344",
  name: "Carl Customer",
  queue: "Sales",
  campaign: "Spring",
  campaignId: "c-spring",
  createdAt: 1_000,
  modifiedAt: 2_000,
  end: null,
  mine: null,
  inConference: false,
  recording: null,
  priority: null,
  contactId: "",
  conversationId: "",
  lastText: "",
  relatedTo: "",
  ...more,
});

/** A conversation as the list has it. */
export const conversationRow = (key = "c1", more: Partial<ConversationItem> = {}): ConversationItem => ({
  key,
  name: "Carl Customer",
  address: "+15552013344",
  contactId: "",
  channel: "sms",
  direction: "inbound",
  text: "Where is my parcel?",
  at: 1_000,
  unread: 0,
  voicemails: 0,
  missed: 0,
  isMine: false,
  ...more,
});

/** Facts one after another, a millisecond apart where they bring no time of their own. */
export function dispatchAll(
  events: readonly EventInput[],
  from: MainState = initialMainState,
  start = 10_000,
): MainState {
  return events.reduce<MainState>(
    (state, event, index) => reduce(state, { at: start + index, ...event } as DomainEvent),
    from,
  );
}

/** What a sign-in tells: signed in, both links open, statuses read, Available. */
export const signedInFacts: readonly EventInput[] = [
  { kind: "signedIn", user: amy, stays: false },
  { kind: "feedChanged", link: { kind: "open", since: 0 } },
  { kind: "voiceLinkChanged", link: { kind: "open", since: 0 } },
  { kind: "statusesRead", statuses },
  { kind: "acdChanged", acd: "in" },
  { kind: "statusChanged", statusId: "available", since: 0 },
  { kind: "resynced" },
];

export const signedIn = (): MainState => dispatchAll(signedInFacts);

/** A store that holds a signed-in agent, and every fact told since. */
export function signedInStore(now: () => number, user: Partial<SignedInUser> = {}) {
  const store: Store = createStore(now);
  for (const fact of signedInFacts)
    store.dispatch(fact.kind === "signedIn" ? { ...fact, user: { ...amy, ...user } } : fact);
  const told: DomainEvent[] = [];
  store.watch((_now, _was, event) => told.push(event));
  return { store, told, kinds: () => told.map((event) => event.kind) };
}
