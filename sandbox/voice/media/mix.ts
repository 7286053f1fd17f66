import { clip, SILENT_FRAME } from "./frames.ts";
import { FRAME_SAMPLES, type Frame } from "./types.ts";

/** One party's 10 ms: what it says and how it takes part. `whisperTo` is an index into the same list. */
export type Voice = {
  said: Frame | null;
  muted?: boolean;
  deaf?: boolean;
  held?: boolean;
  whisperTo?: number;
};

/**
 * What each party hears: the clipped sum of all the others. Whispers reach one party only; the held hear
 * `music` and are heard by nobody; the deaf hear silence.
 */
export function mix(voices: readonly Voice[], music: Frame | null): Frame[] {
  const audible = (voice: Voice) => !voice.muted && !voice.held && voice.said !== null;
  const open = voices.filter((voice) => audible(voice) && voice.whisperTo === undefined);
  return voices.map((listener, index) => {
    if (listener.deaf) return SILENT_FRAME;
    if (listener.held) return music ?? SILENT_FRAME;
    const heard: Frame[] = [];
    for (const voice of open) if (voice !== listener && voice.said) heard.push(voice.said);
    for (const voice of voices) {
      if (voice !== listener && audible(voice) && voice.whisperTo === index && voice.said)
        heard.push(voice.said);
    }
    const only = heard[0];
    if (only === undefined) return SILENT_FRAME;
    return heard.length === 1 ? only : sum(heard);
  });
}

function sum(frames: readonly Frame[]): Frame {
  const out = new Int16Array(FRAME_SAMPLES);
  for (let i = 0; i < FRAME_SAMPLES; i++) {
    let total = 0;
    for (const frame of frames) total += frame[i] as number;
    out[i] = clip(total);
  }
  return out;
}
