import { never } from "../../shared/assert.ts";
import type { AudioState } from "../../shared/state/audio.ts";
import type { AudioEvent } from "./events.ts";

/** What the voice window reports of devices and quality. */
export function reduceAudio(
  now: AudioState,
  event: Extract<
    AudioEvent,
    { kind: "microphoneReported" | "devicesReported" | "qualityReported" | "mutedSpeech" | "voiceDown" }
  >,
): AudioState {
  switch (event.kind) {
    case "microphoneReported":
      return { ...now, microphone: event.microphone, open: event.open, using: event.using };
    case "devicesReported":
      return { ...now, devices: event.devices };
    case "qualityReported":
      return { ...now, quality: event.quality };
    case "mutedSpeech":
      return now.speaksMuted === event.on ? now : { ...now, speaksMuted: event.on };
    case "voiceDown":
      return { ...now, voiceDown: event.retryAt === null ? null : { retryAt: event.retryAt } };
    default:
      return never(event);
  }
}
