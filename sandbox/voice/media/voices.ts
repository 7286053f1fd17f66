import { clip } from "./frames.ts";
import { amplitudeOf } from "./levels.ts";
import { SAMPLE_RATE } from "./types.ts";

/**
 * Sounds as loops of whole 10 ms frames, made once and then only read. Each is repeatable to the sample.
 */
export type Loop = Int16Array;

/** mulberry32: small, fast, the same everywhere; uniform in [0, 1). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One second of a sine; a whole number of Hz closes without a click. `dbfs` is the RMS level, at most -3. */
export function toneLoop(hz: number, dbfs = -20): Loop {
  const whole = Math.round(hz);
  const peak = amplitudeOf(dbfs) * Math.SQRT2;
  const loop = new Int16Array(SAMPLE_RATE);
  for (let i = 0; i < loop.length; i++) {
    loop[i] = clip(Math.round(peak * Math.sin((2 * Math.PI * whole * i) / SAMPLE_RATE)));
  }
  return loop;
}

const DTMF_ROWS = [697, 770, 852, 941];
const DTMF_COLUMNS = [1209, 1336, 1477, 1633];
const DTMF_KEYS = "123A456B789C*0#D";
const DTMF_SAMPLES = SAMPLE_RATE / 10;

/** The two frequencies of a key, or null for what is not on a telephone. */
function dtmfPair(key: string): [number, number] | null {
  const index = key.length === 1 ? DTMF_KEYS.indexOf(key.toUpperCase()) : -1;
  if (index < 0) return null;
  return [DTMF_ROWS[Math.floor(index / 4)] as number, DTMF_COLUMNS[index % 4] as number];
}

/** 100 ms tone and 100 ms pause for each key; other characters (spaces, dashes) are left out. */
export function dtmfSound(keys: string, dbfs = -16): Int16Array {
  const pairs = [...keys].map(dtmfPair).filter((pair) => pair !== null);
  const out = new Int16Array(pairs.length * DTMF_SAMPLES * 2);
  // Two sines of equal level share the power.
  const peak = amplitudeOf(dbfs);
  pairs.forEach(([low, high], index) => {
    const start = index * DTMF_SAMPLES * 2;
    for (let i = 0; i < DTMF_SAMPLES; i++) {
      const angle = (2 * Math.PI * i) / SAMPLE_RATE;
      out[start + i] = clip(Math.round(peak * (Math.sin(low * angle) + Math.sin(high * angle))));
    }
  });
  return out;
}

/** First three formants of a few vowels, Hz. */
const VOWELS = [
  [730, 1090, 2440],
  [530, 1840, 2480],
  [270, 2290, 3010],
  [570, 840, 2410],
  [300, 870, 2240],
] as const;

/**
 * Speech and music are made at 16 kHz and stretched to 48: making them must not hold up the 10 ms beat
 * (some 30 ms each, once an engine: less than the clock makes up for).
 */
const MAKING_RATE = SAMPLE_RATE / 3;

/** Brought to a level, clipped, and from 16 to 48 kHz by linear interpolation; the end leads into the beginning. */
function finished(samples: Float64Array, dbfs: number): Loop {
  const count = samples.length;
  let energy = 0;
  for (let i = 0; i < count; i++) energy += (samples[i] as number) ** 2;
  const factor = amplitudeOf(dbfs) / Math.sqrt(energy / count || 1);
  const loop = new Int16Array(count * 3);
  for (let i = 0; i < count; i++) {
    const here = (samples[i] as number) * factor;
    const step = ((samples[i + 1 < count ? i + 1 : 0] as number) * factor - here) / 3;
    loop[i * 3] = clip(Math.round(here));
    loop[i * 3 + 1] = clip(Math.round(here + step));
    loop[i * 3 + 2] = clip(Math.round(here + 2 * step));
  }
  return loop;
}

/** One syllable into `samples` from `at`: a saw-tooth as the vocal cords, a little breath, three formants. */
function syllable(
  samples: Float64Array,
  at: number,
  sound: { length: number; pitch: number; loudness: number; vowel: readonly number[] },
  random: () => number,
): void {
  const end = Math.min(at + sound.length, samples.length);
  const formants = sound.vowel.map((hz, index) => {
    const r = Math.exp((-Math.PI * (80 + 40 * index)) / MAKING_RATE);
    const angle = (2 * Math.PI * hz) / MAKING_RATE;
    const gain = ((1 - r) * Math.sqrt(1 - 2 * r * Math.cos(2 * angle) + r * r)) / (1 + index);
    return { gain, a1: 2 * r * Math.cos(angle), a2: -r * r, y1: 0, y2: 0 };
  });
  let phase = 0;
  for (let i = at; i < end; i++) {
    phase += sound.pitch / MAKING_RATE;
    if (phase >= 1) phase -= 1;
    const source = 1 - 2 * phase + 0.3 * (random() - 0.5);
    let sum = 0;
    for (const formant of formants) {
      const y = formant.gain * source + formant.a1 * formant.y1 + formant.a2 * formant.y2;
      formant.y2 = formant.y1;
      formant.y1 = y;
      sum += y;
    }
    samples[i] = sound.loudness * Math.sqrt(Math.sin((Math.PI * (i - at)) / sound.length)) * sum;
  }
}

/** Eight seconds: syllables of 120 to 240 ms, a breath of 60 to 260 ms after every few; no second without sound. */
export function speechLoop(seed: number, dbfs = -20): Loop {
  const random = randomFrom(seed);
  const between = (from: number, to: number) => from + (to - from) * random();
  const samples = new Float64Array(MAKING_RATE * 8);
  const voice = between(95, 210);
  let at = 0;
  while (at < samples.length) {
    for (let left = 2 + Math.floor(random() * 4); left > 0; left--) {
      const length = Math.floor(between(0.12, 0.24) * MAKING_RATE);
      const pitch = voice * between(0.9, 1.15);
      const vowel = VOWELS[Math.floor(random() * VOWELS.length)] ?? VOWELS[0];
      syllable(samples, at, { length, pitch, loudness: between(0.7, 1), vowel }, random);
      at += length;
    }
    at += Math.floor(between(0.06, 0.26) * MAKING_RATE);
  }
  return finished(samples, dbfs);
}

/** A calm tune for the held: slow soft notes of a pentatonic scale, -26 dBFS, 9.6 s. */
export function musicLoop(): Loop {
  const notes = [262, 330, 392, 440, 523, 440, 392, 330, 294, 392, 440, 587, 523, 392, 330, 294];
  const length = MAKING_RATE * 0.6;
  const samples = new Float64Array(notes.length * length);
  const fade = Float64Array.from(
    { length: length * 2 },
    (_, i) => Math.min(1, i / 800) * Math.exp((-2.2 * i) / length) * (1 - i / (length * 2)),
  );
  for (const [index, hz] of notes.entries()) {
    // sin(n x) by recurrence: a turn of the wheel costs one multiplication.
    const turn = 2 * Math.cos((2 * Math.PI * hz) / MAKING_RATE);
    let before = -Math.sin((2 * Math.PI * hz) / MAKING_RATE);
    let wave = 0;
    // Each note rings on into the next one; the last into the first.
    for (let i = 0; i < length * 2; i++) {
      const at = (index * length + i) % samples.length;
      samples[at] = (samples[at] as number) + (fade[i] as number) * wave;
      const next = turn * wave - before;
      before = wave;
      wave = next;
    }
  }
  return finished(samples, -26);
}

/** Makes each loop once; what is made is only read. */
export type Voices = {
  speech(seed: number, dbfs?: number): Loop;
  tone(hz: number, dbfs?: number): Loop;
  music(): Loop;
};

export function createVoices(): Voices {
  const made = new Map<string, Loop>();
  const once = (key: string, make: () => Loop) => {
    const known = made.get(key) ?? make();
    made.set(key, known);
    return known;
  };
  return {
    speech: (seed, dbfs) => once(`speech ${seed} ${dbfs}`, () => speechLoop(seed, dbfs)),
    tone: (hz, dbfs) => once(`tone ${hz} ${dbfs}`, () => toneLoop(hz, dbfs)),
    music: () => once("music", musicLoop),
  };
}
