import { key, limit, muted, ring, type Sound, unmuted } from "./sounds.ts";

interface Output {
  readonly context: AudioContext;
  sink: string;
}

export interface Player {
  /** One ringer, keyed by offer: the same offer twice rings once, null stops it at once. */
  ring(offerId: string | null, deviceId: string, volume: number): void;
  tone(name: "muted" | "unmuted" | "limit" | `dtmf:${string}`, deviceId: string): void;
  /** For a sound check: one sound, or a recording, on a context of its own. Answers how to stop it. */
  sample(what: Sound | ArrayBuffer, deviceId: string, volume: number, over: Over): () => void;
}

/** A sample was heard to its end, or could not be played. */
type Over = (how: "done" | "failed") => void;

/** Draws a sound into the context's timeline; answers how to silence it. */
function play({ context }: Output, sound: Sound, volume: number): () => void {
  const out = context.createGain();
  out.gain.value = sound.gain * volume;
  out.connect(context.destination);
  let stopped = false;
  let undo: ReturnType<typeof setTimeout> | undefined;

  function once(): void {
    const start = context.currentTime + 0.01;
    for (const note of sound.notes) {
      for (const hertz of note.hertz) {
        const tone = context.createOscillator();
        const shape = context.createGain();
        tone.frequency.value = hertz;
        // Without a slope at both ends a tone clicks.
        shape.gain.setValueAtTime(0, start + note.at);
        shape.gain.linearRampToValueAtTime(1 / note.hertz.length, start + note.at + 0.008);
        shape.gain.setValueAtTime(1 / note.hertz.length, start + note.at + note.for * 0.7);
        shape.gain.linearRampToValueAtTime(0, start + note.at + note.for);
        tone.connect(shape).connect(out);
        tone.start(start + note.at);
        tone.stop(start + note.at + note.for);
      }
    }
    undo = setTimeout(() => (sound.loops && !stopped ? once() : stop()), sound.length * 1_000);
  }

  function stop(): void {
    stopped = true;
    clearTimeout(undo);
    out.disconnect();
  }

  once();
  return stop;
}

async function playRecording(
  context: AudioContext,
  recording: ArrayBuffer,
  ended: () => void,
): Promise<void> {
  const source = context.createBufferSource();
  source.buffer = await context.decodeAudioData(recording);
  source.connect(context.destination);
  source.onended = ended;
  source.start();
}

/**
 * Ringing and short tones. A context is open only while something sounds: an idle phone holds no audio
 * device, and the computer may sleep.
 */
export function createPlayer(create: () => AudioContext, onMissing: () => void): Player {
  let ringing: { readonly offerId: string; readonly output: Output; readonly stop: () => void } | null = null;
  let toneOut: Output | null = null;
  let undoTone: ReturnType<typeof setTimeout> | undefined;

  function open(deviceId: string): Output {
    const context = create();
    const output = { context, sink: "default" };
    move(output, deviceId);
    return output;
  }

  /** Chromium's AudioContext has had setSinkId since 110; "" is the system's default. */
  function move(output: Output, deviceId: string): void {
    if (output.sink === deviceId || !("setSinkId" in output.context)) return;
    output.sink = deviceId;
    void (output.context as AudioContext & { setSinkId(id: string): Promise<void> })
      .setSinkId(deviceId === "default" ? "" : deviceId)
      .catch(onMissing);
  }

  return {
    ring(offerId, deviceId, volume) {
      if (ringing !== null && ringing.offerId === offerId) return move(ringing.output, deviceId);
      ringing?.stop();
      ringing = null;
      if (offerId === null) return;
      const output = open(deviceId);
      const silence = play(output, ring, volume);
      ringing = {
        offerId,
        output,
        stop() {
          silence();
          void output.context.close();
        },
      };
    },
    sample(what, deviceId, volume, over) {
      const output = open(deviceId);
      let silence = () => {};
      let isOver = false;
      const end = (how: "done" | "failed" | "stopped") => {
        if (isOver) return;
        isOver = true;
        silence();
        void output.context.close();
        if (how !== "stopped") over(how);
      };
      if ("notes" in what) {
        silence = play(output, { ...what, loops: false }, volume);
        const timer = setTimeout(() => end("done"), what.length * 1_000);
        return () => {
          clearTimeout(timer);
          end("stopped");
        };
      }
      void playRecording(output.context, what, () => end("done")).catch(() => end("failed"));
      return () => end("stopped");
    },
    tone(name, deviceId) {
      if (toneOut !== null && toneOut.sink !== deviceId) {
        void toneOut.context.close();
        toneOut = null;
      }
      toneOut ??= open(deviceId);
      const known = { muted, unmuted, limit };
      const sound = name in known ? known[name as keyof typeof known] : key(name.slice("dtmf:".length));
      play(toneOut, sound, 1);
      clearTimeout(undoTone);
      undoTone = setTimeout(() => {
        void toneOut?.context.close();
        toneOut = null;
      }, 2_000);
    },
  };
}
