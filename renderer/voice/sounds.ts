/** Frequencies in Hz, seconds on and off, repeated until stopped when `loops`. */
export interface Sound {
  readonly notes: readonly { readonly hertz: readonly number[]; readonly at: number; readonly for: number }[];
  readonly length: number;
  readonly loops: boolean;
  readonly gain: number;
}

const low = [697, 770, 852, 941];
const high = [1209, 1336, 1477, 1633];
const keys = ["123A", "456B", "789C", "*0#D"];

/** The two frequencies of a DTMF digit (ITU-T Q.23). */
export function dtmf(digit: string): readonly number[] {
  const row = keys.findIndex((each) => each.includes(digit));
  const column = keys[row]?.indexOf(digit) ?? -1;
  const pair = [low[row], high[column]].filter((each) => each !== undefined);
  return pair.length === 2 ? pair : [];
}

/** Two soft rising chimes, then a rest: heard across a room, not startling on a headset. */
export const ring: Sound = {
  notes: [
    { hertz: [659, 1318], at: 0, for: 0.28 },
    { hertz: [784, 1568], at: 0.32, for: 0.28 },
    { hertz: [988, 1976], at: 0.64, for: 0.5 },
  ],
  length: 3,
  loops: true,
  gain: 0.5,
};

const once = (hertz: readonly (readonly number[])[], each: number, gain: number): Sound => ({
  notes: hertz.map((tones, n) => ({ hertz: tones, at: n * each, for: each * 0.9 })),
  length: hertz.length * each,
  loops: false,
  gain,
});

/** For trying out the speaker: long enough to turn the volume by. */
export const testTone: Sound = once([[440], [554], [659], [880]], 0.45, 0.3);

/** Falling: the microphone is closed. Rising: it is open. */
export const muted: Sound = once([[620], [440]], 0.07, 0.18);
export const unmuted: Sound = once([[440], [620]], 0.07, 0.18);
/** Something on the supervisor's board is beyond its limit: twice the same, unlike a ring. */
export const limit: Sound = once([[523], [392], [523], [392]], 0.16, 0.25);
export const key = (digit: string): Sound => once([dtmf(digit)], 0.12, 0.2);
