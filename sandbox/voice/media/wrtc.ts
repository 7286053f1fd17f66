import { createRequire } from "node:module";
import type { RTCState } from "./host-messages.ts";

/**
 * The part of @roamhq/wrtc that is used, typed here: its own typings need the DOM's.
 * It is CommonJS whose exports a static import does not see, hence createRequire.
 */
export type WebRtcTrack = { stop(): void };

export type WebRtcConnection = {
  readonly connectionState: RTCState;
  readonly iceGatheringState: "new" | "gathering" | "complete";
  readonly localDescription: { sdp: string } | null;
  onconnectionstatechange: (() => void) | null;
  onicecandidate: (() => void) | null;
  onicegatheringstatechange: (() => void) | null;
  addTrack(track: WebRtcTrack): unknown;
  getReceivers(): { track: WebRtcTrack }[];
  createOffer(): Promise<{ type: "offer"; sdp: string }>;
  createAnswer(): Promise<{ type: "answer"; sdp: string }>;
  setLocalDescription(description: { type: string; sdp: string }): Promise<void>;
  setRemoteDescription(description: { type: string; sdp: string }): Promise<void>;
  getStats(): Promise<Map<string, Record<string, unknown>>>;
  close(): void;
};

export type HeardData = { samples: Int16Array; sampleRate: number; channelCount?: number };

type WebRtc = {
  RTCPeerConnection: new () => WebRtcConnection;
  nonstandard: {
    RTCAudioSource: new () => {
      createTrack(): WebRtcTrack;
      onData(data: { samples: Int16Array; sampleRate: number }): void;
    };
    RTCAudioSink: new (track: WebRtcTrack) => { ondata: ((data: HeardData) => void) | null; stop(): void };
  };
};

export const wrtc = createRequire(import.meta.url)("@roamhq/wrtc") as WebRtc;
