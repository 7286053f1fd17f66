import type { Payloads } from "./sdp-shape.ts";
import { FRAME_SAMPLES } from "./types.ts";

/**
 * WebRTC lives in a process of its own: the native module keeps a process from ending while it has tracks and
 * can fall over when it is torn down. Questions go over the IPC channel, sound over one pipe as records of fixed size.
 */
export type Question =
  | { ask: "offer"; connection: number; payloads: Payloads }
  | { ask: "accept"; connection: number; sdp: string }
  | { ask: "answer"; connection: number; sdp: string }
  | { ask: "stats"; connection: number }
  | { ask: "close"; connection: number };

export type Counters = {
  packetsReceived: number;
  packetsSent: number;
  bytesReceived: number;
  bytesSent: number;
};

/** `value` is the local SDP for offer and answer, Counters for stats. */
export type HostMessage =
  | { reply: number; ok: true; value: string | Counters | null }
  | { reply: number; ok: false; detail: string }
  | { connection: number; state: RTCState };

export type RTCState = "new" | "connecting" | "connected" | "disconnected" | "failed" | "closed";

export type Numbered = Question & { question: number };

/** The pipe is the fifth stream of the child, after stdin, stdout, stderr and IPC. */
export const SOUND_FD = 4;

const HEADER = 4;
const RECORD = HEADER + FRAME_SAMPLES * 2;

/** Connection number, then 480 samples, all little-endian. */
export function packRecord(connection: number, frame: Int16Array): Buffer {
  const record = Buffer.allocUnsafe(RECORD);
  record.writeUInt32LE(connection, 0);
  for (let i = 0; i < FRAME_SAMPLES; i++) record.writeInt16LE(frame[i] ?? 0, HEADER + i * 2);
  return record;
}

/** Cuts a stream of bytes into records; each frame is a copy of its own. */
export function createRecordReader(onFrame: (connection: number, frame: Int16Array) => void) {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk: Buffer) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (; at + RECORD <= bytes.length; at += RECORD) {
      const frame = new Int16Array(FRAME_SAMPLES);
      for (let i = 0; i < FRAME_SAMPLES; i++) frame[i] = bytes.readInt16LE(at + HEADER + i * 2);
      onFrame(bytes.readUInt32LE(at), frame);
    }
    rest = Buffer.from(bytes.subarray(at));
  };
}
