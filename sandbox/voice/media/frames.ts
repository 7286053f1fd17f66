import { FRAME_SAMPLES, type Frame } from "./types.ts";

/** Ten milliseconds of nothing. Shared: nobody writes into a frame that was handed over. */
export const SILENT_FRAME: Frame = new Int16Array(FRAME_SAMPLES);

/** Holds a sample within Int16. */
export function clip(sample: number): number {
  return Math.max(-32768, Math.min(32767, sample));
}

/**
 * Brings 10 ms of any rate and channel count to 480 mono samples: channels averaged, then linear interpolation.
 * WebRTC hands out other rates until media flows.
 */
export function toFrame(samples: Int16Array, channels: number): Frame {
  const length = Math.floor(samples.length / channels);
  if (channels === 1 && length === FRAME_SAMPLES) return samples.slice();
  const frame = new Int16Array(FRAME_SAMPLES);
  if (length === 0) return frame;
  const at = (index: number) => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += samples[index * channels + channel] ?? 0;
    return sum / channels;
  };
  const step = length / FRAME_SAMPLES;
  for (let i = 0; i < FRAME_SAMPLES; i++) {
    const position = i * step;
    const left = Math.floor(position);
    const right = Math.min(left + 1, length - 1);
    const share = position - left;
    frame[i] = Math.round(at(left) * (1 - share) + at(right) * share);
  }
  return frame;
}
