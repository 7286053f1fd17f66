import type { Microphone as MicrophoneState } from "../../shared/state/audio.ts";
import type { DesiredVoice } from "../../shared/state/voice.ts";
import { createTries } from "./tries.ts";

type Processing = DesiredVoice["processing"];

export interface MicrophoneParts {
  readonly media: Pick<MediaDevices, "getUserMedia">;
  readonly after: (ms: number, run: () => void) => () => void;
  /** The live track changed, or is gone (null). */
  readonly onTrack: (track: MediaStreamTrack | null) => void;
  readonly onState: (state: MicrophoneState, open: boolean, label: string) => void;
  /** The chosen device is not there; the system's default stands in. */
  readonly onMissing: () => void;
}

interface MicrophoneWish {
  readonly open: boolean;
  readonly muted: boolean;
  readonly deviceId: string;
  readonly processing: Processing;
  /** A higher one lets the device go before it is opened again. */
  readonly resets: number;
}

export interface Microphone {
  /** Opens, closes or moves to another device; mute takes effect before this returns. */
  want(wish: MicrophoneWish): void;
  /**
   * Devices may have been plugged in or out. `systemDefault` names what "default" stands for now, "" where that is not
   * known; `list` is another text when other devices are there.
   */
  devicesChanged(systemDefault: string, list: string): void;
  track(): MediaStreamTrack | null;
}

/** A microphone that could not be had is tried again while it is wanted: allowing it is all a user has to do. */
const retryAfter = 2_000;

const stateOf: Record<string, MicrophoneState> = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "busy",
  AbortError: "busy",
};

function constraints(deviceId: string, processing: Processing): MediaStreamConstraints {
  return {
    audio: {
      ...(deviceId === "default" ? {} : { deviceId: { exact: deviceId } }),
      channelCount: 1,
      echoCancellation: processing.echoCancellation,
      noiseSuppression: processing.noiseSuppression,
      autoGainControl: processing.autoGain,
    },
  };
}

/** The one microphone: one track, opened while wanted and released at once when not. */
export function createMicrophone(parts: MicrophoneParts): Microphone {
  let wish: MicrophoneWish = {
    open: false,
    muted: false,
    deviceId: "default",
    processing: { echoCancellation: true, noiseSuppression: true, autoGain: true },
    resets: 0,
  };
  let track: MediaStreamTrack | null = null;
  /** What the live track was opened for, and what it was opened with: another device may stand in. */
  let opened = { wanted: "", got: "", resets: 0 };
  let systemDefault = "";
  let list = "";
  let opening = false;
  let undoRetry: (() => void) | null = null;
  /** What could not be had, and is tried again by `undoRetry`'s timer. */
  let failed = "";

  /** Of those that could not be had, the ones that something gave new hope for while they rested. */
  const hoped = new Set<string>();
  const tries = createTries(parts.after, (rested) => {
    if (hoped.delete(rested) && key() === rested) reopen();
    tryAgain();
  });
  const tryAgain = () => {
    undoRetry?.();
    undoRetry = null;
    void reconcile();
  };

  const key = (deviceId = wish.deviceId) => JSON.stringify([deviceId, wish.processing]);
  const isRight = () => opened.resets === wish.resets && (opened.wanted === key() || opened.got === key());
  /** "default" follows the system only when the track is opened again. */
  const reopen = () => {
    opened = { ...opened, wanted: "", got: "" };
  };

  function release(): void {
    if (track === null) return;
    tries.closed(false);
    track.onended = null;
    track.stop();
    track = null;
    parts.onTrack(null);
  }

  async function ask(): Promise<{ next: MediaStreamTrack; got: string }> {
    const { deviceId, processing } = wish;
    const wanted = key();
    if (!tries.isResting(wanted) || deviceId === "default") {
      try {
        return { next: await open(deviceId, processing), got: wanted };
      } catch (error) {
        tries.failed(wanted);
        if (deviceId === "default" || !isGone(error)) throw error;
      }
    }
    const got = key("default");
    const next = await open("default", processing);
    parts.onMissing();
    return { next, got };
  }

  async function open(deviceId: string, processing: Processing): Promise<MediaStreamTrack> {
    return theTrack(await parts.media.getUserMedia(constraints(deviceId, processing)));
  }

  /** Another device could not be had: the one that works goes on, or is let go when nobody wants it any more. */
  function keptOn(): boolean {
    if (track === null) return false;
    const { label } = track;
    if (wish.open) {
      opened = { ...opened, wanted: key(), resets: wish.resets };
      parts.onMissing();
    } else release();
    parts.onState("granted", wish.open, wish.open ? label : "");
    return true;
  }

  /** It failed just now: neither the next wish nor the next word about devices asks again before its time. */
  function mustWait(): boolean {
    if (!wish.open || track !== null) return false;
    const nothingElse = wish.deviceId === "default" && tries.isResting(key());
    return nothingElse || (undoRetry !== null && failed === key());
  }

  async function reconcile(): Promise<void> {
    if (opening || mustWait()) return;
    opening = true;
    undoRetry?.();
    undoRetry = null;
    try {
      while (wish.open ? track === null || !isRight() : track !== null) {
        if (!wish.open) {
          release();
          parts.onState("granted", false, "");
          continue;
        }
        const wanted = key();
        const { resets } = wish;
        // While the old track lives the new one shares what cancels its echo.
        if (resets !== opened.resets) release();
        const { next, got } = await ask();
        const was = track;
        track = next;
        // Main may have heard of it meanwhile, and wish for what stands in.
        opened = { wanted: got === key() ? got : wanted, got, resets };
        tries.opened(got);
        next.enabled = !wish.muted;
        next.onended = () => {
          if (track !== next) return;
          track = null;
          tries.closed(true);
          if (mustWait()) parts.onState("busy", false, "");
          void reconcile();
        };
        parts.onTrack(next);
        was?.stop();
        parts.onState("granted", true, next.label);
      }
    } catch (error) {
      if (keptOn()) return;
      const name = error instanceof DOMException ? error.name : "";
      parts.onState(stateOf[name] ?? "busy", false, "");
      failed = key();
      undoRetry = parts.after(retryAfter, tryAgain);
    } finally {
      opening = false;
    }
  }

  return {
    want(next) {
      if (next.resets !== wish.resets) {
        tries.forget();
        undoRetry?.();
        undoRetry = null;
      }
      wish = next;
      // What stood in for another device is now wished for itself.
      if (opened.got === key()) opened = { ...opened, wanted: opened.got };
      if (track !== null) track.enabled = !wish.muted;
      void reconcile();
    },
    devicesChanged(next, nextList) {
      const isOther = nextList !== list;
      list = nextList;
      const isMoved = systemDefault !== "" && next !== "" && next !== systemDefault;
      systemDefault = next;
      if (isMoved && wish.deviceId === "default") reopen();
      // A device that stood in: the wished one may be back.
      const standsIn = opened.got !== opened.wanted && opened.wanted === key();
      if (isOther && standsIn) {
        if (tries.isResting(key())) hoped.add(key());
        else reopen();
      }
      if (isOther && !tries.isResting(key())) tryAgain();
      else void reconcile();
    },
    track: () => track,
  };
}

function isGone(error: unknown): boolean {
  const names = ["OverconstrainedError", "NotFoundError"];
  return error instanceof DOMException && names.includes(error.name);
}

function theTrack(stream: MediaStream): MediaStreamTrack {
  const [track] = stream.getAudioTracks();
  if (track === undefined) throw new DOMException("no audio track", "NotFoundError");
  return track;
}
