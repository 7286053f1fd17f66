import { SAMPLE_RATE, SILENCE_DBFS } from "./types.ts";

const FULL_SCALE = 32768;

/** Below this level a loudest frequency is chance. */
const AUDIBLE_DBFS = -60;

/** Sum of squares of the samples. */
export function energyOf(samples: Int16Array): number {
  let sum = 0;
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i] as number;
    sum += sample * sample;
  }
  return sum;
}

/** RMS in dBFS from a sum of squares over `count` samples; never below SILENCE_DBFS. */
export function dbfsOf(energy: number, count: number): number {
  if (energy <= 0 || count <= 0) return SILENCE_DBFS;
  return Math.max(SILENCE_DBFS, 10 * Math.log10(energy / count / (FULL_SCALE * FULL_SCALE)));
}

/** The RMS amplitude, in samples, of a level in dBFS. */
export function amplitudeOf(dbfs: number): number {
  return FULL_SCALE * 10 ** (dbfs / 20);
}

/** Frequencies are looked for at 8 kHz: voice, DTMF and test tones all lie below 4 kHz. */
const DECIMATION = 6;
export const LOW_RATE = SAMPLE_RATE / DECIMATION;

/** Averages each six samples into one of `into`, starting at `offset`; answers how many were written. */
export function decimate(frame: Int16Array, into: Float32Array, offset: number): number {
  const count = Math.floor(frame.length / DECIMATION);
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (let k = 0; k < DECIMATION; k++) sum += frame[i * DECIMATION + k] as number;
    into[offset + i] = sum / DECIMATION;
  }
  return count;
}

/** In-place radix-2 FFT; the length is a power of two. */
function fft(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      const r = re[i] as number;
      re[i] = re[j] as number;
      re[j] = r;
      const m = im[i] as number;
      im[i] = im[j] as number;
      im[j] = m;
    }
  }
  for (let size = 2; size <= n; size <<= 1) {
    const angle = (-2 * Math.PI) / size;
    const half = size >> 1;
    for (let k = 0; k < half; k++) {
      const wr = Math.cos(angle * k);
      const wi = Math.sin(angle * k);
      for (let start = k; start < n; start += size) {
        const other = start + half;
        const a = re[other] as number;
        const b = im[other] as number;
        const tr = a * wr - b * wi;
        const ti = a * wi + b * wr;
        re[other] = (re[start] as number) - tr;
        im[other] = (im[start] as number) - ti;
        re[start] = (re[start] as number) + tr;
        im[start] = (im[start] as number) + ti;
      }
    }
  }
}

/**
 * The loudest frequency, in Hz, of samples at 8 kHz whose level is `dbfs`; null when too quiet or too short
 * (under 80 ms). Hann window, padded to 8192, peak between bins by a parabola: about ±1 Hz on a clean tone of 100 ms.
 */
export function dominantHz(samples: Float32Array, dbfs: number): number | null {
  if (dbfs < AUDIBLE_DBFS || samples.length < LOW_RATE * 0.08) return null;
  const size = 8192;
  const used = Math.min(samples.length, size);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  for (let i = 0; i < used; i++) {
    re[i] = (samples[i] as number) * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (used - 1)));
  }
  fft(re, im);
  const power = (bin: number) => (re[bin] as number) ** 2 + (im[bin] as number) ** 2;
  // Below 40 Hz there is only offset and rumble.
  const first = Math.ceil((40 * size) / LOW_RATE);
  let best = first;
  for (let bin = first; bin < size / 2 - 1; bin++) if (power(bin) > power(best)) best = bin;
  const [a, b, c] = [power(best - 1), power(best), power(best + 1)].map((p) => Math.log(p + 1e-9)) as [
    number,
    number,
    number,
  ];
  const bend = a - 2 * b + c;
  const shift = bend === 0 ? 0 : (0.5 * (a - c)) / bend;
  return ((best + Math.max(-0.5, Math.min(0.5, shift))) * LOW_RATE) / size;
}
