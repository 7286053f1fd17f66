import type { Loudness, SoundTest } from "../../state/check.ts";

/** Trying out the devices, in Settings. */
export const checkText = {
  level: "Input level",
  levelOpen: "The microphone is open while you look at this page.",
  levelWaiting: "Waiting for the microphone…",
  test: "Test",
  stop: "Stop",
  stopLabel: (what: string) => `Stop: ${what}`,
  record: "Record",
  recordLabel: "Record a test call",
  testSpeaker: "Test the speaker",
  testRinger: "Test the ringer",
  testCall: "Test call",
  testCallHint: "Records four seconds and plays them back to you.",
  notInCall: "Not available during a call or while one is ringing.",
  phases: {
    running: "Recording. Say something…",
    playing: "This is how you sound…",
    done: "",
    failed:
      "The sound check did not work. Choose another device, or plug this one in again, and try once more.",
    stopped: "Stopped.",
  } satisfies Record<SoundTest["phase"], string>,
  heard: {
    tooLoud:
      "You are too loud. Move the microphone away from your mouth, or lower its level in your system’s settings.",
    clear: "You are loud and clear.",
    quiet: "You are very quiet. Move the microphone closer, or raise its level in your system’s settings.",
    nothing: "No sound is coming in. Check the mute switch on your headset, or choose another microphone.",
  } satisfies Record<Loudness, string>,
  reset: "Reset audio",
  resetHint: "Reopens your audio devices if you hear echo or yourself. Calls continue.",
  resetNow: "Reset",
};
