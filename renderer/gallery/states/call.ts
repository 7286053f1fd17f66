import { call, idle, now, said, talking, user } from "../samples.ts";
import { held, hostile, onCall, phone, type Shown } from "./shown.ts";

/** Calls. */
export const callStates: Readonly<Record<string, Shown>> = {
  "call-hostile": phone({
    ...talking,
    calls: { list: [call({ name: hostile, queue: "מכירות", campaign: "W".repeat(200) })], past: [] },
  }),
  "call-right-to-left": phone({
    ...talking,
    calls: { list: [call({ name: "محمد الفارسي", queue: "مبيعات" })], past: [] },
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
  "call-speaks-muted": phone({
    ...onCall({}),
    line: { ...talking.line, mute: { muted: true, server: true, asked: null, by: "agent" } },
    audio: { ...talking.audio, speaksMuted: true },
  }),
  "call-held": phone(onCall({ hold: "on", heldSince: now - 95_000 })),
  "call-keypad": phone(onCall({ digits: "1940#" }), { press: ["Keypad"] }),
  "call-two": phone({ ...talking, calls: { list: [held, call()], past: [] } }),
  "call-transfer": phone(talking, { press: ["Transfer"], until: ".transfer .person" }),
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
  "call-ended": phone({
    ...idle,
    agent: { ...idle.agent, current: { statusId: "wrap", since: now - 4_000 } },
    calls: { list: [call({ phase: "ended", end: "farEndHungUp", endedAt: now })], past: [] },
  }),
  "call-ended-transcript": phone(
    {
      ...idle,
      calls: { list: [call({ phase: "ended", end: "farEndHungUp", endedAt: now })], past: [] },
      transcripts: { "work-1": { lines: said, hasEarlier: true, isComplete: true } },
    },
    { press: ["Transcript"], until: ".transcript-lines li" },
  ),
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
};
