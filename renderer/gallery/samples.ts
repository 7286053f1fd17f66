import type { DirectoryItem, Profile } from "../../shared/contract/directory.ts";
import type { PastItem } from "../../shared/contract/history.ts";
import type { KeptPiece } from "../../shared/contract/transcript.ts";
import type { AcdStatus } from "../../shared/state/agent.ts";
import { type AppState, initialState } from "../../shared/state/app.ts";
import type { Call } from "../../shared/state/call.ts";
import type { CallQuality } from "../../shared/state/call-quality.ts";
import type { Campaign } from "../../shared/state/campaign.ts";
import type { Notice } from "../../shared/state/desktop.ts";
import type { Offer } from "../../shared/state/offer.ts";
import type { SignedInUser } from "../../shared/state/session.ts";
import type { TranscriptLine } from "../../shared/state/transcript.ts";
import type { MessageWork } from "../../shared/state/work.ts";
import type { Disposition, WrapUp } from "../../shared/state/wrap-up.ts";

/** Made-up people and things for the gallery and the component tests. */
export const now = Date.now();
const minutes = (count: number) => count * 60_000;

const status = (statusId: string, name: string, kind: AcdStatus["kind"], selectable = true): AcdStatus => ({
  statusId,
  name,
  status: 0,
  kind,
  selectable,
});

export const statuses: readonly AcdStatus[] = [
  status("available", "Available", "available"),
  status("break", "Break", "unavailable"),
  status("lunch", "Lunch", "unavailable"),
  status("training", "Training and coaching", "unavailable"),
  status("wrap", "After-call work", "wrapUp"),
  status("busy", "On a call", "busy", false),
  status("noanswer", "No answer", "noAnswer", false),
];

export const offer = (change: Partial<Offer> = {}): Offer => ({
  offerId: "offer-1",
  workitemId: "work-1",
  source: "acd",
  channel: "voice",
  type: "InboundVoice",
  from: "+14155552671",
  to: "+18005550100",
  name: "Maria Delgado",
  campaign: "Spring renewals",
  campaignId: "",
  queue: "Billing",
  createdAt: now - 6_000,
  expiresAt: now + 14_000,
  phase: "open",
  ...change,
});

export const call = (change: Partial<Call> = {}): Call => ({
  callId: "work-1",
  workitemId: "work-1",
  channel: "voice",
  kind: "workitem",
  direction: "inbound",
  phase: "active",
  hold: "off",
  heldSince: null,
  number: "+14155552671",
  name: "Maria Delgado",
  queue: "Billing",
  campaign: "Spring renewals",
  campaignId: "",
  startedAt: now - minutes(4),
  connectedAt: now - minutes(3) - 42_000,
  endedAt: null,
  end: null,
  digits: "",
  postDial: "",
  dialledPostDial: "",
  consultFor: null,
  inConference: false,
  recording: "off",
  priority: null,
  contactId: "",
  conversationId: "",
  modifiedAt: now,
  ...change,
});

const person = (
  kind: DirectoryItem["kind"],
  name: string,
  number: string,
  more: Partial<DirectoryItem> = {},
): DirectoryItem => ({
  key: `${kind} ${kind}-${name}`,
  kind,
  id: `${kind}-${name}`,
  name,
  detail: "",
  number,
  email: "",
  statusId: null,
  ...more,
});

export const people: readonly DirectoryItem[] = [
  person("agents", "Ben Okafor", "1002", { statusId: "available", email: "ben@acme.example" }),
  person("agents", "Chloé Martin-Delacroix de la Fontaine", "1003", { statusId: "lunch" }),
  person("agents", "Dan Fischer", "1004", { detail: "Agent" }),
  person("queues", "Billing", ""),
  person("queues", "Claims and complaints", ""),
  person("contacts", "Ines Novak", "+14155552671", { detail: "Novak Ltd", email: "ines@novak.example" }),
  person("contacts", "Omar Silva", "+442079460018"),
  person("contacts", "", "+12125550143"),
];

/** Their pages: of an agent with everything that can be known. */
export function profileOf(id: string): Profile {
  const item = people.find((each) => each.id === id) ?? (people[0] as DirectoryItem);
  const nothing = {
    item,
    username: "",
    queues: [],
    skills: [],
    language: "",
    timeZone: "",
    voice: null,
    description: "",
    numbers: [],
    emails: [],
    addresses: [],
  };
  if (item.kind === "queues")
    return { ...nothing, description: "Invoices, refunds and everything about money" };
  if (item.kind === "contacts")
    return {
      ...nothing,
      numbers: [
        { value: item.number, label: "mobile" },
        { value: "+442079460018", label: "work" },
      ],
      emails: [{ value: item.email, label: "" }].filter(({ value }) => value !== ""),
      addresses: ["12 Harbour Road, SW1A Brighton, GB"],
    };
  return {
    ...nothing,
    username: "ben@acme.example",
    queues: ["Billing", "Claims and complaints"],
    skills: ["Refunds", "Contracts", "Español"],
    language: "en-GB",
    timeZone: "Europe/London",
    emails: [{ value: "ben@acme.example", label: "" }],
    voice: { forwardsTo: "+442079460018", isWaiting: true, takesVoicemail: false },
  };
}

export const campaigns: readonly Campaign[] = [
  { campaignId: "c1", name: "Customer care", isDefault: false },
  { campaignId: "c2", name: "Spring renewals and cancellations, west", isDefault: true },
];

/** How those calls sounded: the first of them well. */
export const measured = (callIds: readonly string[]): readonly CallQuality[] =>
  callIds.slice(0, 1).map((callId) => ({
    callId,
    at: now,
    seconds: 222,
    poorSeconds: 0,
    mosMedian: 4.3,
    mosMin: 3.9,
    roundTrip: 42,
    jitter: 3,
    lossIn: 0.1,
    lossOut: 0,
    microphone: "Jabra Evolve2 65",
    speaker: "Jabra Evolve2 65",
  }));

const midday = new Date().setHours(12, 0, 0, 0);
const item = (more: Partial<PastItem>): PastItem => ({
  key: `past-${more.at ?? 0}`,
  workitemId: `past-${more.at ?? 0}`,
  channel: "voice",
  direction: "inbound",
  name: "",
  postDial: "",
  number: "+14155552671",
  queue: "",
  campaign: "",
  contactId: "",
  conversationId: "",
  hasVoicemail: false,
  ownedBy: "",
  at: midday,
  lastedMs: null,
  end: null,
  isMissed: false,
  disposition: "",
  notes: "",
  ...more,
});
export const past: readonly PastItem[] = [
  item({
    at: midday + 4,
    name: "Maria Delgado",
    queue: "Billing",
    lastedMs: 222_000,
    end: "farEndHungUp",
    disposition: "Resolved",
    notes: "Sent the invoice again.",
  }),
  item({ at: midday + 3, isMissed: true, end: "noAnswer" }),
  item({
    at: midday + 2,
    direction: "outbound",
    name: "Tom Becker",
    campaign: "Spring renewals",
    lastedMs: 61_000,
  }),
  item({ at: midday - 86_400_000, channel: "sms", name: "Ines Novak", queue: "Support" }),
];

const outcome = (id: string, name: string, more: Partial<Disposition> = {}): Disposition => ({
  ...{ id, name, isCallback: false, needsContact: false, needsSurvey: false },
  ...more,
});
export const outcomes: readonly Disposition[] = [
  outcome("sale", "Sale", { needsContact: true }),
  outcome("callback", "Callback", { isCallback: true }),
  outcome("machine", "Answering machine"),
  outcome("dnc", "Do not call"),
  outcome("resolved", "Resolved"),
];

export const wrapUp = (change: Partial<WrapUp> = {}): WrapUp => ({
  workitemId: "work-1",
  channel: "voice",
  direction: "inbound",
  number: "+14155552671",
  name: "Maria Delgado",
  queue: "Billing",
  campaign: "Spring renewals",
  campaignId: "",
  contactId: "contact-1",
  connectedAt: now - 240_000,
  endedAt: now - 18_000,
  end: "farEndHungUp",
  noted: false,
  dispositionId: null,
  callbackAt: null,
  sending: false,
  ...change,
});

export const messages = (change: Partial<MessageWork> = {}): MessageWork => ({
  workitemId: "message-1",
  channel: "sms",
  direction: "inbound",
  phase: "open",
  number: "+14155552672",
  name: "Nora Next",
  contactId: "contact-2",
  queue: "Support",
  campaign: "",
  campaignId: "",
  conversationId: "conversation-2",
  startedAt: now - minutes(7),
  modifiedAt: now,
  finishedAt: null,
  endedAt: null,
  end: null,
  lastText: "Hello, my parcel has not come. Can you see where it is?",
  ...change,
});

export const notice = (change: Partial<Notice> & Pick<Notice, "key">): Notice => ({
  id: 1,
  tone: "warning",
  values: {},
  ...change,
});

const open = { kind: "open", since: now - minutes(30) } as const;

export const user: SignedInUser = {
  userId: "u1",
  username: "ana.ruiz@acme.example",
  name: "Ana Ruiz",
  tenant: "Acme Insurance",
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

/** Signed in, Available, nothing going on. */
export const idle: AppState = {
  ...initialState,
  session: {
    now: {
      phase: "signedIn",
      staysSignedIn: true,
      user,
    },
    keychain: "ready",
    form: { provider: "acme.thrio.example", username: "ana.ruiz@acme.example", stay: true },
    callLeft: null,
  },
  connection: { network: "online", feed: open, voice: open, synced: true, proxyAsked: null },
  messages: { isKept: true, unsent: 0, unread: 3, wanted: null },
  settings: { ...initialState.settings, firstRunDone: true },
  agent: {
    acd: "in",
    channels: {},
    statuses,
    current: { statusId: "available", since: now - minutes(12) - 31_000 },
    chosen: "available",
    next: null,
    changing: null,
    afterCall: false,
  },
  audio: {
    microphone: "granted",
    open: false,
    using: "",
    devices: [
      { deviceId: "default", label: "Default - Built-in microphone", kind: "input", group: "g2" },
      { deviceId: "mic-1", label: "Jabra Evolve2 65", kind: "input", group: "g1" },
      { deviceId: "mic-2", label: "Built-in microphone", kind: "input", group: "g2" },
      { deviceId: "out-1", label: "Jabra Evolve2 65", kind: "output", group: "g1" },
      { deviceId: "out-2", label: "Built-in speakers", kind: "output", group: "g2" },
    ],
    quality: null,
    speaksMuted: false,
    voiceDown: null,
  },
  desktop: {
    platform: "win32",
    isInstalled: true,
    region: "US",
    languages: ["en-US"],
    hotkeys: {
      mute: { accelerator: "Control+Alt+Shift+M", state: "registered" },
      dialCopied: { accelerator: "", state: "off" },
    },
    pressed: {},
    clickToDial: null,
    notices: [],
  },
};

const line = (
  id: string,
  speaker: TranscriptLine["speaker"],
  text: string,
  isFinal = true,
): TranscriptLine => ({
  id,
  speaker,
  text,
  isFinal,
  startedAt: now,
  modifiedAt: now,
});
export const said: readonly TranscriptLine[] = [
  line("s1", "agent", "Thank you for calling Acme Insurance, my name is Ana. How can I help you today?"),
  line("s2", "customer", "Hello, I am calling about my last invoice."),
  line("s3", "customer", "It is twice as high as the one before, and nobody told me why."),
  line("s4", "agent", "Let me look that up for you."),
  line("s5", "agent", "I can see the invoice here, it covers two months."),
  line("s6", "customer", "Oh, that explains it. So the next one will be", false),
];
export const kept: readonly KeptPiece[] = [
  {
    key: "summary",
    kind: "summary",
    text: "The customer asked about an invoice that was twice as high as usual. It covers two months.",
  },
  ...said.slice(0, 5).map((line) => ({ key: line.id, kind: "line" as const, line })),
];

/** Talking to somebody, everything well. */
export const talking: AppState = {
  ...idle,
  agent: { ...idle.agent, current: { statusId: "busy", since: now - minutes(4) } },
  calls: { list: [call()], past: [] },
  line: {
    ...idle.line,
    leg: { phase: "up", since: now - minutes(4), id: "leg" },
    media: "good",
  },
  audio: {
    ...idle.audio,
    open: true,
    using: "Jabra Evolve2 65",
    quality: {
      roundTrip: 42,
      jitter: 3,
      loss: 0.2,
      lossOut: 0,
      levelIn: 0.3,
      levelOut: 0.12,
      mos: 4.37,
      grade: "good",
      cause: null,
    },
  },
};

export const offered: AppState = { ...idle, offers: { open: [offer()], ended: [], missed: 0 } };

export const signedOut: AppState = {
  ...initialState,
  session: {
    now: { phase: "signedOut", why: null, error: null },
    keychain: "ready",
    form: { provider: "", username: "", stay: false },
    callLeft: null,
  },
  desktop: idle.desktop,
};
