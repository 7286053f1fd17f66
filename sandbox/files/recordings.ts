import { SAMPLE_RATE } from "../voice/media/types.ts";
import { speechLoop } from "../voice/media/voices.ts";
import { wavOf } from "../voice/media/wav.ts";

/** `whole`: the server knows no ranges and gives all of it. */
export const recordingKinds = ["normal", "long", "whole", "missing", "forbidden"] as const;
export type RecordingKind = (typeof recordingKinds)[number];

/** Recordings of calls, made up when they are listened to: speech-like sound, of any length without its bytes being held. */
export interface Recordings {
  set(workitemId: string, kind: RecordingKind): void;
  kindOf(workitemId: string): RecordingKind;
  /** Bytes of the whole WAV file. */
  sizeOf(workitemId: string): number;
  bytes(workitemId: string, start: number, count: number): Uint8Array;
}

/** As telephones have it, so that hours of it stay a file that can be had. */
const rate = 8_000;
const headBytes = 44;
const longSeconds = 2 * 3_600;

export function createRecordings(): Recordings {
  const kinds = new Map<string, RecordingKind>();
  let loop: Int16Array | null = null;

  /** Eight seconds of speech, made once. */
  function speech(): Int16Array {
    loop ??= speechLoop(1).filter((_, index) => index % (SAMPLE_RATE / rate) === 0);
    return loop;
  }
  const kindOf = (id: string) => kinds.get(id) ?? "normal";
  /** The same call has the same length each time. */
  function samplesOf(id: string): number {
    if (kindOf(id) === "long") return longSeconds * rate;
    const letters = [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
    return (60 + (letters % 60)) * rate;
  }
  function headOf(samples: number): Uint8Array {
    const head = Buffer.from(wavOf(new Int16Array(0), rate));
    head.writeUInt32LE(headBytes - 8 + samples * 2, 4);
    head.writeUInt32LE(samples * 2, 40);
    return head;
  }

  return {
    set: (workitemId, kind) => void kinds.set(workitemId, kind),
    kindOf,
    sizeOf: (id) => headBytes + samplesOf(id) * 2,
    bytes(id, start, count) {
      const samples = samplesOf(id);
      const end = Math.min(start + count, headBytes + samples * 2);
      const head = headOf(samples);
      const sound = speech();
      const raw = new Uint8Array(sound.buffer, sound.byteOffset, sound.byteLength);
      const bytes = new Uint8Array(Math.max(0, end - start));
      for (let place = start; place < end; place += 1) {
        bytes[place - start] =
          place < headBytes ? (head[place] ?? 0) : (raw[(place - headBytes) % raw.length] ?? 0);
      }
      return bytes;
    },
  };
}
