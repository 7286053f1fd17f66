import { dbfsOf, decimate, dominantHz, energyOf, LOW_RATE } from "./levels.ts";
import {
  FRAME_MS,
  FRAME_SAMPLES,
  type Frame,
  type HeardSecond,
  type HeardWindow,
  type Hearing,
  type HearingGoal,
} from "./types.ts";

const KEPT_SECONDS = 600;
/** Longest window a goal can ask for: 60 s. */
const KEPT_FRAMES = 6_000;
const LOW_PER_FRAME = (LOW_RATE * FRAME_MS) / 1000;
/** A pause this long ends the second that was being counted. */
const GAP_MS = 500;
/** How often, in frames, a goal that names a frequency looks at the spectrum. */
const SPECTRUM_EVERY = 5;

/** A hearing and its ear: `hears` is called with each frame that arrives. */
export type Ear = { hearing: Hearing; hears(frame: Frame): void; close(): void };

type Goal = HearingGoal & { frames: number; seen: number; settle(met: HeardWindow | null): void };

/** Measures frames as they come: seconds, the last moments, and goals that wait for a level or a tone. */
export function createEar(now: () => number = Date.now): Ear {
  const seconds: HeardSecond[] = [];
  const energies = new Float64Array(KEPT_FRAMES);
  const low = new Float32Array(LOW_RATE);
  const goals = new Set<Goal>();
  let total = 0;
  let lowAt = 0;
  let lastAt = 0;
  let second = { at: 0, energy: 0, frames: 0 };

  /** The last `frames` frames at 8 kHz, at most one second, oldest first. */
  function lastLow(frames: number): Float32Array {
    const count = Math.min(frames, total, low.length / LOW_PER_FRAME) * LOW_PER_FRAME;
    const out = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      out[i] = low[(lowAt - count + i + low.length) % low.length] as number;
    }
    return out;
  }

  function level(frames: number): number {
    const count = Math.min(frames, total, KEPT_FRAMES);
    let sum = 0;
    for (let i = 1; i <= count; i++) sum += energies[(total - i) % KEPT_FRAMES] as number;
    return dbfsOf(sum, count * FRAME_SAMPLES);
  }

  function windowOf(frames: number): HeardWindow {
    const dbfs = level(frames);
    return { dbfs, dominantHz: dominantHz(lastLow(frames), dbfs), at: lastAt };
  }

  function closeSecond() {
    const dbfs = dbfsOf(second.energy, second.frames * FRAME_SAMPLES);
    seconds.push({
      at: second.at,
      dbfs,
      dominantHz: dominantHz(lastLow(second.frames), dbfs),
      frames: second.frames,
    });
    if (seconds.length > KEPT_SECONDS) seconds.shift();
    second = { at: 0, energy: 0, frames: 0 };
  }

  function judge(goal: Goal) {
    goal.seen++;
    if (goal.seen < goal.frames) return;
    if (goal.nearHz && (goal.seen - goal.frames) % SPECTRUM_EVERY !== 0) return;
    const dbfs = level(goal.frames);
    if (goal.minDbfs !== undefined && dbfs < goal.minDbfs) return;
    if (goal.maxDbfs !== undefined && dbfs > goal.maxDbfs) return;
    const heard = windowOf(goal.frames);
    if (goal.nearHz) {
      if (heard.dominantHz === null) return;
      if (Math.abs(heard.dominantHz - goal.nearHz.hz) > goal.nearHz.within) return;
    }
    goal.settle(heard);
  }

  function hears(frame: Frame) {
    const at = now();
    if (second.frames > 0 && at - lastAt > GAP_MS) closeSecond();
    if (second.frames === 0) second.at = at;
    lastAt = at;
    const energy = energyOf(frame);
    energies[total % KEPT_FRAMES] = energy;
    lowAt = (lowAt + decimate(frame, low, lowAt)) % low.length;
    total++;
    second.energy += energy;
    second.frames++;
    if (second.frames === 1000 / FRAME_MS) closeSecond();
    for (const goal of [...goals]) judge(goal);
  }

  function waitUntilHears(goal: HearingGoal): ReturnType<Hearing["waitUntilHears"]> {
    const shortest = goal.nearHz ? 100 : FRAME_MS;
    const frames = Math.min(KEPT_FRAMES, Math.ceil(Math.max(goal.forMs, shortest) / FRAME_MS));
    return new Promise((resolve) => {
      const open: Goal = {
        ...goal,
        frames,
        seen: 0,
        settle(met) {
          goals.delete(open);
          clearTimeout(timer);
          if (met) resolve({ ok: true, value: met });
          else resolve({ ok: false, last: total === 0 ? null : windowOf(frames) });
        },
      };
      const timer = setTimeout(() => open.settle(null), goal.timeoutMs);
      goals.add(open);
    });
  }

  return {
    hears,
    hearing: {
      seconds: (since = 0) => seconds.filter((heard) => heard.at >= since),
      now: () => (total === 0 ? null : windowOf(50)),
      waitUntilHears,
    },
    close() {
      for (const goal of [...goals]) goal.settle(null);
    },
  };
}
