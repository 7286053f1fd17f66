/** Ten times a second: a meter looks alive, and a word is told from a click. */
const every = 100;

export interface Listener {
  /** Listens to a clone of the track, also while the track itself is muted. Null lets go at once. */
  listen(track: MediaStreamTrack | null): void;
}

/**
 * How loud the microphone is: RMS, 0 to 1. What is heard stays in this window; the clone is sent nowhere. Without
 * somebody who wants to know, nothing is held.
 */
export function createListener(create: () => AudioContext, onLevel: (rms: number) => void): Listener {
  let source: MediaStreamTrack | null = null;
  let stop = () => {};

  function start(track: MediaStreamTrack): () => void {
    const clone = track.clone();
    clone.enabled = true;
    const context = create();
    const meter = context.createAnalyser();
    // Nearly as long as the time between two readings: nothing falls between them.
    meter.fftSize = 4_096;
    context.createMediaStreamSource(new MediaStream([clone])).connect(meter);
    const samples = new Float32Array(meter.fftSize);
    const timer = setInterval(() => {
      meter.getFloatTimeDomainData(samples);
      onLevel(rmsOf(samples));
    }, every);
    return () => {
      clearInterval(timer);
      clone.stop();
      void context.close();
    };
  }

  return {
    listen(track) {
      if (track === source) return;
      stop();
      source = track;
      stop = track === null ? () => {} : start(track);
    },
  };
}

export function rmsOf(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  return Math.min(1, Math.sqrt(samples.reduce((sum, each) => sum + each * each, 0) / samples.length));
}
