import type { HistoryChoice, HistoryExport, PastItem } from "../../shared/contract/history.ts";
import type { Recording } from "../../shared/contract/recording.ts";
import { now } from "./samples.ts";

const minute = 60_000;

const item = (n: number, change: Partial<PastItem> = {}): PastItem => ({
  key: `h-${n}`,
  workitemId: `h-${n}`,
  channel: "voice",
  direction: n % 3 === 0 ? "outbound" : "inbound",
  name: `Customer ${n}`,
  number: `+1415555${String(1000 + n)}`,
  postDial: "",
  queue: n % 3 === 0 ? "" : "Support",
  campaign: "Spring renewals",
  contactId: `contact-${n}`,
  conversationId: `c-${n}`,
  at: now - n * 47 * minute,
  lastedMs: 35_000 + n * 7_000,
  end: n % 2 === 0 ? "farEndHungUp" : "agentHungUp",
  isMissed: false,
  hasVoicemail: false,
  ownedBy: "u1",
  disposition: n % 4 === 0 ? "Resolved" : "",
  notes: "",
  ...change,
});

/** More than is ever drawn at once, the unusual ones on top. */
export const longPast: readonly PastItem[] = [
  item(0, {
    name: "Maria Delgado",
    direction: "inbound",
    queue: "Billing",
    disposition: "Resolved",
    notes: "Sent the invoice again.\nShe will call on Friday if it does not come.",
  }),
  item(1, { name: "", isMissed: true, end: "noAnswer", lastedMs: null }),
  item(2, { hasVoicemail: true, name: "Ines Novak" }),
  item(3, { channel: "email", name: "Tom Becker", number: "tom@customer.example", end: null }),
  item(4, { channel: "sms", name: "Nora Next", end: null }),
  item(5, {
    name: `${"محمد".repeat(25)}${"W".repeat(99)}…`,
    queue: `${"W".repeat(120)} سلام`,
    disposition: "W".repeat(80),
  }),
  ...Array.from({ length: 300 }, (_, n) => item(n + 6)),
  item(400, { name: "Lost in time", at: null, lastedMs: null, end: null }),
];

export const choices: readonly HistoryChoice[] = [
  { key: "channel voice", kind: "channel", value: "voice", count: 304 },
  { key: "channel sms", kind: "channel", value: "sms", count: 1 },
  { key: "campaign Spring renewals", kind: "campaign", value: "Spring renewals", count: 306 },
  { key: "disposition Resolved", kind: "disposition", value: "Resolved", count: 77 },
];

export const exportRunning: HistoryExport = {
  key: "x-1",
  state: "writing",
  done: 41_000,
  total: 100_000,
  name: "history-2026-11-29.csv",
};

export const exportOf = (change: Partial<HistoryExport>): HistoryExport => ({ ...exportRunning, ...change });

/** Two seconds of a soft tone, as a WAV file in an address: the gallery has no scheme of its own. */
function tone(): string {
  const rate = 8_000;
  const count = rate * 2;
  const bytes = new DataView(new ArrayBuffer(44 + count * 2));
  const word = (at: number, text: string) => {
    for (const [n, letter] of [...text].entries()) bytes.setUint8(at + n, letter.charCodeAt(0));
  };
  word(0, "RIFF");
  bytes.setUint32(4, 36 + count * 2, true);
  word(8, "WAVEfmt ");
  for (const [at, value] of [
    [16, 16],
    [24, rate],
    [28, rate * 2],
    [40, count * 2],
  ] as const)
    bytes.setUint32(at, value, true);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    bytes.setUint16(at, value, true);
  word(36, "data");
  for (let n = 0; n < count; n += 1)
    bytes.setInt16(44 + n * 2, 3_000 * Math.sin((2 * Math.PI * 440 * n) / rate), true);
  const text = Array.from(new Uint8Array(bytes.buffer), (byte) => String.fromCharCode(byte)).join("");
  return `data:audio/wav;base64,${btoa(text)}`;
}

export const recordings = (): readonly Recording[] => [{ kind: "recording", url: tone() }];
