import { idle, notice, now, talking } from "../samples.ts";
import { onCall, ownPhone, phone, type Shown, withConnection } from "./shown.ts";

/** What is wrong with connection, audio and devices. */
export const connectionStates: Readonly<Record<string, Shown>> = {
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
  "no-sound": phone({ ...idle, audio: { ...idle.audio, voiceDown: { retryAt: now + 12_000 } } }),
  "call-no-sound": phone({
    ...talking,
    line: { ...talking.line, media: "silent" },
    audio: { ...talking.audio, open: false, voiceDown: { retryAt: now + 27_000 } },
  }),
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
  "call-headset": phone({
    ...talking,
    desktop: {
      ...talking.desktop,
      notices: [
        notice({ key: "deviceConnected", tone: "info", values: { name: "Jabra Evolve2 65" }, use: "g1" }),
      ],
    },
  }),
  "call-audio-reconnecting": phone({
    ...talking,
    connection: { ...talking.connection, voice: { kind: "connecting", since: now - 4_000, attempt: 2 } },
    line: { ...talking.line, media: "reconnecting" },
  }),
  "call-not-heard": phone({ ...talking, line: { ...talking.line, media: "cannotBeHeard" } }),
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
};
