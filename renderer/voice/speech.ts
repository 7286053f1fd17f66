/** Speech through automatic gain lies near -25 dBFS, a quiet room below -55. RMS, 0 to 1. */
const loudEnough = 10 ** (-42 / 20);
/** A key or a cough is shorter than this many readings in a row (of a tenth of a second). */
const readings = 4;
/** Reminded once, nobody wants to be reminded at every word. Milliseconds. */
const restsFor = 10_000;

/** Somebody speaks: several loud readings one after another. Says so once, then rests. */
export function createSpeechDetector(onSpeech: () => void): (rms: number, at: number) => void {
  let loud = 0;
  let saidAt = Number.NEGATIVE_INFINITY;
  return (rms, at) => {
    loud = rms >= loudEnough ? loud + 1 : 0;
    if (loud < readings || at - saidAt < restsFor) return;
    saidAt = at;
    onSpeech();
  };
}
