import type { AppState, WindowKind } from "../../shared/state/app.ts";
import type { ClickedNumber } from "../../shared/state/desktop.ts";
import {
  call,
  idle,
  notice,
  now,
  offer,
  offered,
  said,
  signedOut,
  talking,
  user,
  wrapUp,
} from "./samples.ts";

/** The longest name that the door lets in. */
const hostile = `${"محمد".repeat(25)}${"W".repeat(99)}…`;

export interface Shown {
  readonly window: WindowKind;
  readonly state: AppState;
  /** Buttons to press once it is drawn, by accessible name, so that what opens can be seen. */
  readonly press?: readonly string[];
  /** Typed into the number field. */
  readonly type?: string;
  /** Typed into the palette. */
  readonly find?: string;
  /** The picture is taken once this is there. */
  readonly until?: string;
  /** What the next dial is answered with. */
  readonly dial?: "needsConsent" | "badNumber" | "doubtful";
  /** Which rule or doubt, where that matters. */
  readonly detail?: string;
  /** What the next wrap-up is answered with. */
  readonly submit?: "ambiguous" | "refused";
}

const phone = (state: AppState, more: Partial<Shown> = {}): Shown => ({ window: "phone", state, ...more });
const settings = (state: AppState, more: Partial<Shown> = {}): Shown => ({
  window: "settings",
  state,
  ...more,
});

const filled = { ...idle.session, form: idle.session.form };
const out = (change: Partial<AppState["session"]>): AppState => ({
  ...signedOut,
  session: { ...signedOut.session, form: filled.form, ...change },
});
const onCall = (change: Partial<ReturnType<typeof call>>): AppState => ({
  ...talking,
  calls: { list: [call(change)], past: [] },
});
const withConnection = (base: AppState, change: Partial<AppState["connection"]>): AppState => ({
  ...base,
  connection: { ...base.connection, ...change },
});
const ownPhone = {
  ...idle.line,
  mode: "phone",
  phone: { number: "+14155550104", isMissing: false },
} as const;
const wanting = (base: AppState, change: Partial<ClickedNumber> = {}): AppState => ({
  ...base,
  desktop: {
    ...base.desktop,
    clickToDial: { id: 1, number: "+14155552671", extension: "", from: "copied", ...change },
  },
});
const withHeadset = (headset: Partial<AppState["headset"]>): AppState => ({
  ...idle,
  headset: { ...idle.headset, ...headset },
  settings: {
    ...idle.settings,
    headsets: [{ vendorId: 2830, productId: 780, serial: "", name: "Evolve2 65" }],
  },
});
const ended = { offer: offer({ name: "", from: "+442079460018" }), end: "callerHungUp", at: now } as const;
const held = call({
  callId: "held",
  name: "Tom Becker",
  number: "+493012345678",
  hold: "on",
  heldSince: now - 95_000,
});

const wrapping = (change: Parameters<typeof wrapUp>[0] = {}, until?: number): AppState => ({
  ...idle,
  agent: {
    ...idle.agent,
    current: { statusId: "wrap", since: now - 18_000, ...(until !== undefined && { until }) },
  },
  wrapUps: { list: [wrapUp(change)] },
});

/** Every screen worth looking at, by name. */
export const states: Readonly<Record<string, Shown>> = {
  starting: phone({ ...signedOut, session: { ...signedOut.session, now: { phase: "starting" } } }),
  "sign-in": phone(signedOut),
  "sign-in-filled": phone(out({})),
  "sign-in-new-host": phone(
    out({ form: { provider: "login.example.org/#/login", username: "ana.ruiz", stay: false } }),
  ),
  "sign-in-call-left": phone(out({ callLeft: { until: now + 97_000 } })),
  "sign-in-wrong": phone(
    out({ now: { phase: "signedOut", why: "badCredentials", error: { code: "badCredentials" } } }),
  ),
  "sign-in-expired": phone(
    out({ now: { phase: "signedOut", why: "sessionExpired", error: null }, keychain: "unavailable" }),
  ),
  "sign-in-offline": phone(out({ now: { phase: "signedOut", why: "failed", error: { code: "offline" } } })),
  "sign-in-certificate": phone(
    out({
      now: {
        phase: "signedOut",
        why: "failed",
        error: {
          code: "certificate",
          about: { host: "login.acme.example", reason: "stranger", issuer: "Acme Web Gateway CA" },
        },
      },
    }),
  ),
  "signing-in": phone(out({ now: { phase: "signingIn", username: "ana.ruiz@acme.example" } })),
  idle: phone(idle),
  "idle-typed": phone(idle, { type: "4155552671" }),
  "idle-placing": phone(
    { ...idle, calls: { ...idle.calls, placing: { number: "+14155552671", name: "" } } },
    { type: "4155552671" },
  ),
  "idle-bad-number": phone(idle, { type: "41555526", press: ["Call"] }),
  "idle-consent": phone(idle, { type: "4155552671", press: ["Call"], dial: "needsConsent" }),
  "idle-barred": phone(idle, { type: "4155552671", press: ["Call", "Call anyway"], dial: "needsConsent" }),
  "idle-letters": phone(idle, { type: "1-800-FLOWERS" }),
  "idle-doubtful": phone(idle, {
    type: "0301234567",
    press: ["Call"],
    dial: "doubtful",
    detail: "notInPlan",
  }),
  "idle-local-number": phone(
    { ...idle, settings: { ...idle.settings, region: "DE" } },
    { type: "7543010", press: ["Call"], dial: "doubtful", detail: "noPrefix" },
  ),
  "idle-emergency": phone(idle, { type: "911", press: ["Call"], dial: "doubtful", detail: "emergency" }),
  "idle-wanted-context": phone(wanting(idle, { from: "link", number: "8631234", context: "+1914555" })),
  "call-later": phone(onCall({ postDial: "136", dialledPostDial: "136" })),
  "idle-wanted": phone(wanting(idle)),
  "idle-wanted-extension": phone(wanting(idle, { from: "link", extension: "204" })),
  "call-wanted": phone(wanting(talking)),
  "sign-in-wanted": phone(wanting(out({}))),
  "idle-missed": phone(
    {
      ...idle,
      offers: {
        open: [],
        ended: [
          ended,
          { offer: offer({ offerId: "o2" }), end: "expired", at: now - 600_000 },
          { offer: offer({ offerId: "o3", name: "", from: "" }), end: "withdrawn", at: now - 1_200_000 },
          { offer: offer({ offerId: "o4", name: "Nora Lind" }), end: "lineBusy", at: now - 1_800_000 },
        ],
        missed: 4,
      },
    },
    { press: ["Show"] },
  ),
  "status-menu": phone(idle, { press: ["ACD status"] }),
  "status-changing": phone({
    ...idle,
    agent: { ...idle.agent, changing: { statusId: "training", since: now } },
  }),
  "status-out": phone({ ...idle, agent: { ...idle.agent, acd: "out", current: null } }),
  "account-menu": phone(idle, { press: ["Account and settings"] }),
  "feed-lost": phone(
    withConnection(idle, {
      feed: { kind: "waiting", since: now - 9_000, retryAt: now + 6_000, attempt: 4 },
      synced: false,
    }),
  ),
  "feed-certificate": phone(
    withConnection(idle, {
      feed: {
        kind: "waiting",
        since: now - 9_000,
        retryAt: now + 6_000,
        attempt: 4,
        trouble: {
          code: "certificate",
          about: { host: "api.acme.example", reason: "stranger", issuer: "Acme Web Gateway CA" },
        },
      },
      synced: false,
    }),
  ),
  "proxy-asks": phone({
    ...out({ now: { phase: "signingIn", username: "ana.ruiz@acme.example" } }),
    connection: { ...idle.connection, proxyAsked: { proxy: "proxy.acme.example:3128", isAgain: true } },
  }),
  "proxy-declined": phone(
    withConnection(idle, {
      feed: {
        kind: "waiting",
        since: now - 9_000,
        retryAt: now + 6_000,
        attempt: 4,
        trouble: { code: "proxyAsks", about: { proxy: "proxy.acme.example:3128" } },
      },
      synced: false,
    }),
  ),
  "no-sound": phone({ ...idle, audio: { ...idle.audio, voiceDown: { retryAt: now + 12_000 } } }),
  "call-no-sound": phone({
    ...talking,
    line: { ...talking.line, media: "silent" },
    audio: { ...talking.audio, open: false, voiceDown: { retryAt: now + 27_000 } },
  }),
  "palette-offer": phone(offered, { press: ["Find an action"], until: "[role=option]" }),
  "shortcuts-offer": phone(offered, {
    press: ["Account and settings", "Keyboard shortcuts"],
    until: "dialog dl",
  }),
  "sign-out-ask-offer": phone(
    { ...talking, offers: offered.offers },
    { press: ["Account and settings", "Sign out"], until: "dialog .offers" },
  ),
  "device-unsure": phone({
    ...talking,
    desktop: {
      ...talking.desktop,
      notices: [
        notice({
          key: "deviceUnsure",
          values: {
            name: "Jabra Evolve2 65",
            microphone: "Built-in microphone",
            speaker: "Built-in speakers",
          },
          options: [
            { group: "g1", name: "Jabra Evolve2 65 (1)", only: [] },
            { group: "g2", name: "Jabra Evolve2 65 (2)", only: [] },
          ],
        }),
      ],
    },
  }),
  "settings-device-unsure": settings({
    ...idle,
    audio: {
      ...idle.audio,
      devices: ["1", "2"].map((n) => ({
        ...{ deviceId: n, label: "Jabra Evolve2 65", kind: "input", group: n },
      })),
    },
    settings: { ...idle.settings, microphone: "old", microphoneName: "Jabra Evolve2 65" },
  }),
  "voice-failed": phone(withConnection(idle, { voice: { kind: "failed", since: now, why: "refused" } })),
  "microphone-denied": phone({ ...idle, audio: { ...idle.audio, microphone: "denied" } }),
  notices: phone({
    ...idle,
    desktop: {
      ...idle.desktop,
      notices: [
        notice({ id: 1, key: "hotkeyTaken", values: { accelerator: "Ctrl+Alt+Shift+M" } }),
        notice({
          id: 2,
          key: "deviceGone",
          values: {
            name: "Jabra Evolve2 65",
            microphone: "Built-in microphone",
            speaker: "Built-in speakers",
          },
        }),
        notice({
          id: 3,
          key: "callLost",
          tone: "error",
          values: { name: "Maria Delgado" },
          redial: "+14155552671",
        }),
      ],
    },
  }),
  offer: phone(offered),
  "offer-reject-menu": phone(offered, { press: ["Other ways to reject Maria Delgado"] }),
  "offer-automatic": phone({
    ...offered,
    session: {
      ...offered.session,
      now: { phase: "signedIn", staysSignedIn: true, user: { ...user, autoAccepts: true } },
    },
  }),
  "offer-unknown": phone({
    ...idle,
    offers: {
      open: [offer({ name: "", from: "", queue: "", campaign: "", source: "line", expiresAt: null })],
      ended: [],
      missed: 0,
    },
  }),
  "offer-hostile": phone({
    ...offered,
    offers: {
      ...offered.offers,
      open: [offer({ name: hostile, queue: "مبيعات & Söhne <b>", campaign: "W".repeat(200) })],
    },
  }),
  "call-hostile": phone({
    ...talking,
    calls: { list: [call({ name: hostile, queue: "מכירות", campaign: "W".repeat(200) })], past: [] },
  }),
  "call-right-to-left": phone({
    ...talking,
    calls: { list: [call({ name: "محمد الفارسي", queue: "مبيعات" })], past: [] },
  }),
  "offer-accepting": phone({
    ...offered,
    offers: { ...offered.offers, open: [offer({ phase: "accepting" })] },
  }),
  "offer-left": phone({
    ...offered,
    offers: { ...offered.offers, open: [offer({ phase: "accepting", isLeft: true })] },
  }),
  "offer-two": phone({
    ...offered,
    offers: {
      ...offered.offers,
      open: [
        offer(),
        offer({
          offerId: "offer-2",
          name: "",
          from: "+442079460018",
          queue: "Claims",
          campaign: "",
          expiresAt: now + 19_000,
        }),
      ],
    },
  }),
  "offer-in-call": phone({
    ...talking,
    offers: {
      open: [offer({ offerId: "o9", name: "Priya Raman", from: "+12125550143" })],
      ended: [],
      missed: 0,
    },
  }),
  call: phone(talking),
  dialling: phone({
    ...onCall({
      phase: "dialling",
      connectedAt: null,
      direction: "outbound",
      queue: "",
      campaign: "",
      name: "",
    }),
    audio: { ...talking.audio, quality: null },
  }),
  "call-muted": phone({
    ...onCall({}),
    line: { ...talking.line, mute: { muted: true, server: true, asked: null, by: "server" } },
    agent: { ...talking.agent, next: "break" },
  }),
  "call-poor-line": phone({
    ...talking,
    audio: {
      ...talking.audio,
      quality: {
        roundTrip: 180,
        jitter: 38,
        loss: 7.4,
        lossOut: 0.3,
        levelIn: 0.3,
        levelOut: 0.12,
        mos: 3.4,
        grade: "poor",
        cause: "lossIn",
      },
    },
  }),
  "call-line-details": phone(talking, { press: ["Line: Good. Details"] }),
  "call-speaks-muted": phone({
    ...onCall({}),
    line: { ...talking.line, mute: { muted: true, server: true, asked: null, by: "agent" } },
    audio: { ...talking.audio, speaksMuted: true },
  }),
  "call-headset": phone({
    ...talking,
    desktop: {
      ...talking.desktop,
      notices: [
        notice({ key: "deviceConnected", tone: "info", values: { name: "Jabra Evolve2 65" }, use: "g1" }),
      ],
    },
  }),
  "call-held": phone(onCall({ hold: "on", heldSince: now - 95_000 })),
  "call-keypad": phone(onCall({ digits: "1940#" }), { press: ["Keypad"] }),
  "call-two": phone({ ...talking, calls: { list: [held, call()], past: [] } }),
  "call-transfer": phone(talking, { press: ["Transfer"], until: ".find-list li" }),
  "call-more": phone(onCall({ recording: "on", priority: 3 }), { press: ["More"] }),
  "call-recording-fixed": phone({
    ...onCall({ recording: "paused" }),
    session: {
      ...talking.session,
      now: {
        phase: "signedIn",
        staysSignedIn: true,
        user: { ...user, mayStopRecording: false },
      },
    },
  }),
  "call-transcript": phone(
    { ...talking, transcripts: { "work-1": { lines: said, hasEarlier: false, isComplete: false } } },
    { press: ["Transcript"], until: ".transcript-lines li" },
  ),
  "call-transcript-empty": phone(
    {
      ...talking,
      session: {
        ...talking.session,
        now: { phase: "signedIn", staysSignedIn: true, user: { ...user, isTranscribed: true } },
      },
    },
    { press: ["Transcript"], until: ".transcript-box" },
  ),
  "call-consult": phone({
    ...talking,
    calls: {
      list: [
        held,
        call({
          callId: "c2",
          name: "Ben Okafor",
          number: "1002",
          consultFor: "held",
          queue: "",
          campaign: "",
        }),
      ],
      past: [],
    },
  }),
  "call-consult-gone": phone({
    ...talking,
    calls: {
      list: [
        call({ callId: "first", phase: "ended", end: "farEndHungUp", endedAt: now }),
        call({
          callId: "c2",
          name: "Ben Okafor",
          number: "1002",
          consultFor: "first",
          queue: "",
          campaign: "",
        }),
      ],
      past: ["first"],
    },
  }),
  "call-recording": phone(onCall({ recording: "on" })),
  "call-conference-recorded": phone({
    ...talking,
    calls: {
      list: [
        call({ inConference: true, recording: "on" }),
        call({ callId: "c2", name: "Ben Okafor", number: "1002", consultFor: "work-1", inConference: true }),
      ],
      past: [],
    },
  }),
  "call-conference": phone({
    ...talking,
    calls: {
      list: [
        call({ inConference: true }),
        call({ callId: "c2", name: "Ben Okafor", number: "1002", consultFor: "work-1", inConference: true }),
      ],
      past: [],
    },
  }),
  "idle-confirm": phone(
    {
      ...idle,
      session: {
        ...idle.session,
        now: { phase: "signedIn", staysSignedIn: true, user: { ...user, confirmsDial: true } },
      },
    },
    { type: "4155552671", press: ["Call"] },
  ),
  "recent-transcript": phone(idle, {
    press: ["Recent", "Transcript: Maria Delgado"],
    until: ".transcript-lines li",
  }),
  recent: phone(idle, { press: ["Recent"], until: ".find-list li" }),
  directory: phone(idle, { press: ["Directory"], until: ".find-list li" }),
  "call-dial-beside": phone(onCall({ hold: "on" }), { press: ["New call"] }),
  "call-audio-reconnecting": phone({
    ...talking,
    connection: { ...talking.connection, voice: { kind: "connecting", since: now - 4_000, attempt: 2 } },
    line: { ...talking.line, media: "reconnecting" },
  }),
  "call-not-heard": phone({ ...talking, line: { ...talking.line, media: "cannotBeHeard" } }),
  "call-ended": phone({
    ...idle,
    agent: { ...idle.agent, current: { statusId: "wrap", since: now - 4_000 } },
    calls: { list: [call({ phase: "ended", end: "farEndHungUp", endedAt: now })], past: [] },
  }),
  "own-phone-calling": phone({
    ...onCall({ phase: "connecting", connectedAt: null }),
    line: { ...ownPhone, leg: { phase: "asked", since: now - 2_000 } },
  }),
  "own-phone-unreached": phone({
    ...onCall({ phase: "connecting", connectedAt: null }),
    line: { ...ownPhone, phone: { ...ownPhone.phone, isMissing: true } },
  }),
  "own-phone-call": phone({
    ...talking,
    line: { ...ownPhone, leg: { phase: "up", since: now - 240_000, id: "phone" } },
  }),
  "own-phone-menu": phone({ ...idle, line: ownPhone }, { press: ["Account and settings"] }),
  "line-ask": phone(talking, { press: ["Account and settings", "Disconnect voice line"] }),
  "settings-own-phone": settings({ ...idle, line: ownPhone }),
  "call-ended-transcript": phone(
    {
      ...idle,
      calls: { list: [call({ phase: "ended", end: "farEndHungUp", endedAt: now })], past: [] },
      transcripts: { "work-1": { lines: said, hasEarlier: true, isComplete: true } },
    },
    { press: ["Transcript"], until: ".transcript-lines li" },
  ),
  "wrap-up": phone(wrapping(), { until: ".result" }),
  "wrap-up-callback": phone(
    wrapping(
      {
        dispositionId: "callback",
        callbackAt: new Date(2026, 10, 30, 9, 30).getTime(),
        noted: true,
      },
      now + 42_000,
    ),
    { until: ".result" },
  ),
  "wrap-up-refused": phone(wrapping({ dispositionId: "resolved", noted: true }), {
    until: ".result",
    press: ["Done"],
    submit: "ambiguous",
  }),
  "wrap-up-two": phone(
    {
      ...wrapping(),
      wrapUps: {
        list: [
          wrapUp({ workitemId: "w2", name: "Tom Becker", noted: true }),
          wrapUp({ dispositionId: "dnc" }),
        ],
      },
    },
    { until: ".result" },
  ),
  "call-notes": phone(
    { ...talking, wrapUps: { list: [wrapUp({ endedAt: null, end: null, noted: true })] } },
    {
      press: ["Notes"],
      until: ".notes textarea",
    },
  ),
  "sign-out-ask": phone(talking, { press: ["Account and settings", "Sign out"] }),
  palette: phone(talking, { press: ["Find an action"], until: "[role=option]" }),
  "palette-two-calls": phone(
    { ...talking, calls: { list: [held, call()], past: [] } },
    { press: ["Find an action"], until: "[role=option]", find: "a" },
  ),
  "palette-number": phone(idle, {
    press: ["Find an action"],
    until: "[role=option]",
    find: "4155552671",
  }),
  "palette-person": phone(idle, { press: ["Find an action"], until: "[role=option]", find: "ben" }),
  "palette-nothing": phone(idle, { press: ["Find an action"], until: "[role=option]", find: "xyz" }),
  shortcuts: phone(idle, {
    press: ["Account and settings", "Keyboard shortcuts"],
    until: "dialog dl",
  }),
  "call-three": phone({
    ...talking,
    calls: {
      list: [
        held,
        call({
          callId: "held-2",
          name: "",
          number: "+442079460018",
          hold: "on",
          heldSince: now - 754_000,
        }),
        call(),
      ],
      past: [],
    },
  }),
  "offer-in-call-two": phone({
    ...talking,
    calls: { list: [held, call()], past: [] },
    offers: {
      open: [offer({ offerId: "o9", name: "Priya Raman", from: "+12125550143" })],
      ended: [],
      missed: 0,
    },
  }),
  "settings-shortcuts": settings(
    { ...idle, settings: { ...idle.settings, keys: { hold: "Control+J", transfer: "" } } },
    { press: ["Show and change"], until: ".page-head" },
  ),
  settings: settings({ ...talking, check: { meter: true, level: 0.16, test: null, isBlocked: true } }),
  "settings-sound-check": settings({
    ...idle,
    audio: { ...idle.audio, open: true, using: "Built-in microphone" },
    check: {
      meter: true,
      level: 0.02,
      test: { serial: 1, what: "record", phase: "done", heard: "quiet" },
      isBlocked: false,
    },
  }),
  "settings-signed-out": settings({ ...signedOut, session: { ...signedOut.session, keychain: "locked" } }),
  "settings-recording": settings(idle, { press: ["Mute shortcut"] }),
  "settings-same-shortcut": settings({
    ...idle,
    settings: { ...idle.settings, dialHotkey: "Control+Alt+Shift+M" },
    desktop: {
      ...idle.desktop,
      hotkeys: {
        ...idle.desktop.hotkeys,
        dialCopied: { accelerator: "Control+Alt+Shift+M", state: "twice" },
      },
    },
  }),
  "settings-refused": settings({
    ...idle,
    settings: { ...idle.settings, muteHotkey: "Control+Shift+M" },
    desktop: {
      ...idle.desktop,
      hotkeys: { ...idle.desktop.hotkeys, mute: { accelerator: "Control+Shift+M", state: "refused" } },
    },
  }),
  "settings-wayland": settings({
    ...idle,
    desktop: {
      ...idle.desktop,
      platform: "linux",
      hotkeys: { ...idle.desktop.hotkeys, mute: { accelerator: "Control+Alt+Shift+M", state: "asked" } },
    },
  }),
  "settings-headset": settings(withHeadset({ state: "ready", name: "Evolve2 65" })),
  "settings-headset-busy": settings(withHeadset({ state: "busy", name: "Evolve2 65" })),
  "settings-headset-choice": settings({
    ...idle,
    headset: {
      ...idle.headset,
      choices: [
        { deviceId: "a", name: "Evolve2 65" },
        { deviceId: "b", name: "Blackwire 3220 Series" },
      ],
    },
  }),
};
