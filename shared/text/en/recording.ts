import { clockText } from "../time.ts";

/** The player of recordings. */
export const recordingText = {
  recording: "Recording",
  voicemail: "Voicemail",
  loading: "Fetching the recording…",
  none: "There is no recording of this call.",
  forbidden: "You do not have permission to listen to this recording.",
  failed: "The recording could not be loaded.",
  broke: "The recording stopped because it could not be loaded further.",
  play: "Play",
  pause: "Pause",
  back: (seconds: number) => `Back ${seconds} seconds`,
  forward: (seconds: number) => `Forward ${seconds} seconds`,
  position: "Position",
  at: (at: number, length: number | null) =>
    length === null ? clockText(at * 1_000) : `${clockText(at * 1_000)} of ${clockText(length * 1_000)}`,
  speed: "Speed",
  times: (speed: number) => `${speed}×`,
  speaker: "Play on",
  speakerFailed: "This speaker could not be used. The recording plays on the system’s default.",
} as const;
