import type { Frame } from "./types.ts";

/** Frames between two clocks that both mean 10 ms: WebRTC's and the bridge's. */
export type FrameQueue = {
  push(frame: Frame): void;
  /** The next frame; null while (re)filling. */
  take(): Frame | null;
  clear(): void;
  readonly dropped: number;
  readonly missed: number;
};

/** Frames waited for before reading starts: 20 ms of calm against 10 ms of wobble. */
const START = 2;
/** More than this and the oldest go, down to START: latency must not grow. */
const MOST = 8;

export function createFrameQueue(): FrameQueue {
  const frames: Frame[] = [];
  let filling = true;
  let reading = false;
  let dropped = 0;
  let missed = 0;
  return {
    push(frame) {
      frames.push(frame);
      if (frames.length <= MOST) return;
      const surplus = frames.length - START;
      frames.splice(0, surplus);
      // Frames that nobody meant to read are not lost.
      if (reading) dropped += surplus;
      reading = false;
    },
    take() {
      reading = true;
      if (filling && frames.length < START) return null;
      filling = false;
      const frame = frames.shift();
      if (frame) return frame;
      filling = true;
      missed++;
      return null;
    },
    clear() {
      frames.length = 0;
      filling = true;
    },
    get dropped() {
      return dropped;
    },
    get missed() {
      return missed;
    },
  };
}
