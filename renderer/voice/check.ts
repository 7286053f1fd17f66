import type { DesiredVoice } from "../../shared/state/voice.ts";
import type { Player } from "./player.ts";
import { ring, testTone } from "./sounds.ts";

export type CheckWish = NonNullable<DesiredVoice["check"]>;
/** How far a sound check has come. `level` is the loudest RMS that was recorded, 0 to 1. */
export type CheckReport = { readonly serial: number } & (
  | { readonly phase: "playing"; readonly level: number }
  | { readonly phase: "done" | "failed" }
);

export interface CheckParts {
  readonly player: Pick<Player, "sample">;
  readonly after: (ms: number, run: () => void) => () => void;
  /** Records a track to its end, which `stop` brings about. */
  readonly record: (track: MediaStreamTrack) => { stop(): Promise<ArrayBuffer>; cancel(): void };
  /** The bytes of a sound that main keeps. */
  readonly load: (sound: string) => Promise<ArrayBuffer>;
  readonly report: (report: CheckReport) => void;
}

export interface Check {
  /** A new serial begins a check; null, or another one, stops what is under way at once. */
  want(wish: CheckWish | null, devices: DesiredVoice["devices"], track: MediaStreamTrack | null): void;
  /** Readings of the microphone while something is recorded. */
  heard(rms: number): void;
}

/** Long enough for a sentence. Milliseconds. */
const recordsFor = 4_000;

/** Sound checks: a tone, the ring, or what the microphone heard, on the devices that are chosen. */
export function createCheck({ player, after, record, load, report }: CheckParts): Check {
  let serial = 0;
  let stop = () => {};
  let waits: { readonly wish: CheckWish; readonly speaker: string } | null = null;
  let loudest = 0;

  function begin(what: CheckWish, devices: DesiredVoice["devices"]): void {
    const over = (phase: "done" | "failed") => report({ serial: what.serial, phase });
    if (what.what === "tone") stop = player.sample(testTone, devices.speaker, 1, over);
    else if (what.what === "ring") stop = player.sample(ring, devices.ringer, devices.ringVolume, over);
    else if (what.what === "greeting") stop = playKept(what, devices.speaker, over);
    else waits = { wish: what, speaker: devices.speaker };
  }

  /** Main has fetched it: it lies at an address of our own. */
  function playKept(what: CheckWish, speaker: string, over: (phase: "done" | "failed") => void): () => void {
    let silence = () => {};
    load(what.sound).then(
      (data) => {
        if (serial === what.serial) silence = player.sample(data, speaker, 1, over);
      },
      () => over("failed"),
    );
    return () => silence();
  }

  function startRecording(what: CheckWish, speaker: string, track: MediaStreamTrack): void {
    waits = null;
    loudest = 0;
    const recording = record(track);
    const isMine = () => serial === what.serial;
    const undo = after(recordsFor, () => {
      recording.stop().then(
        (data) => {
          if (!isMine()) return;
          report({ serial: what.serial, phase: "playing", level: loudest });
          stop = player.sample(data, speaker, 1, (phase) => report({ serial: what.serial, phase }));
        },
        () => isMine() && report({ serial: what.serial, phase: "failed" }),
      );
    });
    stop = () => {
      undo();
      recording.cancel();
    };
  }

  return {
    want(wish, devices, track) {
      if (serial !== (wish?.serial ?? 0)) {
        stop();
        stop = () => {};
        waits = null;
        serial = wish?.serial ?? 0;
        if (wish !== null) begin(wish, devices);
      }
      if (waits !== null && track !== null) startRecording(waits.wish, waits.speaker, track);
    },
    heard(rms) {
      loudest = Math.max(loudest, rms);
    },
  };
}

/** Reads a sound that main keeps. */
export async function loadSound(sound: string): Promise<ArrayBuffer> {
  const answer = await fetch(`/sounds/${sound}`);
  if (!answer.ok) throw new Error(`sound: ${answer.status}`);
  return answer.arrayBuffer();
}

/** Records a clone, so that mute and the call's own track stay untouched. */
export function recordTrack(track: MediaStreamTrack): { stop(): Promise<ArrayBuffer>; cancel(): void } {
  const clone = track.clone();
  clone.enabled = true;
  const recorder = new MediaRecorder(new MediaStream([clone]));
  const pieces: Blob[] = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  const stopped = new Promise<void>((resolve, reject) => {
    recorder.onstop = () => resolve();
    recorder.onerror = () => reject(new Error("the recorder failed"));
  });
  stopped.catch(() => {});
  recorder.start();
  const end = () => {
    if (recorder.state !== "inactive") recorder.stop();
    clone.stop();
  };
  return {
    async stop() {
      end();
      await stopped;
      return new Blob(pieces).arrayBuffer();
    },
    cancel: end,
  };
}
