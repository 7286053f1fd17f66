import type { Bridge } from "../../shared/contract/index.ts";
import type { VoiceWish } from "../../shared/state/voice.ts";
import { createHeadset } from "./headset/headset.ts";
import type { Hid } from "./headset/hid.ts";
import { createMicrophone } from "./microphone.ts";
import { createPeer } from "./peer.ts";
import { createPlayer } from "./player.ts";
import { type Counted, readStats } from "./stats.ts";

/** Half a second: two seconds without a packet must be seen soon after they passed. */
const sampleEvery = 500;

export interface Voice {
  apply(wish: VoiceWish): void;
}

/** The sound of the phone: microphone, peer connection, speaker, ringer. It obeys the wish and reports. */
export function createVoice(ask: Bridge<"voice">["ask"], element: HTMLAudioElement): Voice {
  const after = (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  };
  /** A report that main does not take, or a reading that a closing connection cuts off, changes nothing here. */
  const report = (work: Promise<unknown>) =>
    void work.catch((reason: unknown) => console.error("a report was not taken", reason));
  const missing = (kind: "microphone" | "speaker" | "ringer") => report(ask.voice.deviceMissing({ kind }));
  const player = createPlayer(
    () => new AudioContext({ latencyHint: "interactive" }),
    () => missing("ringer"),
  );
  const peer = createPeer({
    create: (config) => new RTCPeerConnection(config),
    after,
    onDescribed: (peerId, restart, sdp) => report(ask.voice.described({ peerId, restart, sdp })),
    onFailed: (peerId, reason) => report(ask.voice.peerFailed({ peerId, reason })),
    onRemote(stream) {
      element.srcObject = stream;
      if (stream !== null) void element.play().catch(() => missing("speaker"));
    },
  });
  const microphone = createMicrophone({
    media: navigator.mediaDevices,
    after,
    onTrack: (track) => peer.setTrack(track),
    onState(state, open, label) {
      report(ask.voice.microphone({ state, open, label }));
      // Labels can be read only once the microphone was allowed.
      if (open) report(listDevices());
    },
    onMissing: () => missing("microphone"),
  });

  const headset = createHeadset({
    hid: (navigator as { readonly hid?: Hid }).hid,
    now: () => performance.now(),
    onPress: (press) => ask.voice.headsetPressed({ press }),
    onState: (state, name) => report(ask.voice.headset({ state, name: name.slice(0, 200) })),
  });
  window.addEventListener("pagehide", () => headset.leave());

  let wish: VoiceWish | null = null;
  let speaker = "default";
  let counted: Counted | null = null;
  let sampling: ReturnType<typeof setInterval> | null = null;

  async function listDevices(): Promise<void> {
    const all = await navigator.mediaDevices.enumerateDevices();
    await ask.voice.devices(
      all
        .filter((each) => each.kind !== "videoinput" && each.deviceId !== "")
        .slice(0, 100)
        .map((each) => ({
          deviceId: each.deviceId.slice(0, 300),
          label: each.label.slice(0, 300),
          kind: each.kind === "audioinput" ? ("input" as const) : ("output" as const),
        })),
    );
  }

  async function sample(): Promise<void> {
    const now = peer.current();
    if (now === null || now.pc.connectionState === "closed") return;
    const report = (await now.pc.getStats()) as unknown as ReadonlyMap<string, Record<string, unknown>>;
    const read = readStats(now.peerId, report.values(), counted);
    counted = read.counted;
    await ask.voice.stats(read.stats);
  }

  function sampleWhile(alive: boolean): void {
    if (alive && sampling === null) {
      counted = null;
      sampling = setInterval(() => report(sample()), sampleEvery);
    } else if (!alive && sampling !== null) {
      clearInterval(sampling);
      sampling = null;
    }
  }

  function useSpeaker(deviceId: string): void {
    if (deviceId === speaker) return;
    speaker = deviceId;
    void element.setSinkId(deviceId === "default" ? "" : deviceId).catch(() => missing("speaker"));
  }

  navigator.mediaDevices.addEventListener("devicechange", () => {
    microphone.devicesChanged();
    report(listDevices());
  });

  return {
    apply(next) {
      const was = wish;
      wish = next;
      // Mute comes first and waits for nothing.
      microphone.want({
        open: next.microphone === "open",
        muted: next.muted,
        deviceId: next.devices.microphone,
        processing: next.processing,
      });
      headset.want(next.headset);
      player.ring(next.ring, next.devices.ringer, next.devices.ringVolume);
      if (next.tone !== null && was !== null && next.tone.serial !== was.tone?.serial) {
        player.tone(next.tone.name, next.devices.speaker);
      }
      useSpeaker(next.devices.speaker);
      peer.want(next.peer);
      sampleWhile(next.peer !== null);
    },
  };
}
