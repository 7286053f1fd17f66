import type { Bridge } from "../../shared/contract/index.ts";
import type { DesiredVoice } from "../../shared/state/voice.ts";
import { createCheck, loadSound, recordTrack } from "./check.ts";
import { createHeadset } from "./headset/headset.ts";
import type { Hid } from "./headset/hid.ts";
import { createListener } from "./listener.ts";
import { createMicrophone } from "./microphone.ts";
import { createPeer } from "./peer.ts";
import { isInterrupted } from "./played.ts";
import { createPlayer } from "./player.ts";
import { createSpeechDetector } from "./speech.ts";
import { type Counted, readStats } from "./stats.ts";

/** Half a second: two seconds without a packet must be seen soon after they passed. */
const sampleEvery = 500;

export interface Voice {
  apply(wish: DesiredVoice): void;
}

/** The sound of the phone: microphone, peer connection, speaker, ringer. It obeys the wish and reports. */
export function createVoice(ask: Bridge<"voice">["ask"], element: HTMLAudioElement): Voice {
  const after = (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  };
  /** A report that main does not take, or a reading that a closing connection cuts off, changes nothing here. */
  const report = (work: Promise<unknown>) =>
    void work.catch((reason: unknown) => console.error("voice: report not taken", reason));
  const missing = (kind: "microphone" | "speaker" | "ringer") => report(ask.voice.deviceMissing({ kind }));
  const createContext = () => new AudioContext({ latencyHint: "interactive" });
  const player = createPlayer(createContext, () => missing("ringer"));
  const peer = createPeer({
    create: (config) => new RTCPeerConnection(config),
    after,
    onDescribed: (peerId, restart, sdp) => report(ask.voice.described({ peerId, restart, sdp })),
    onFailed: (peerId, why, reason) => report(ask.voice.peerFailed({ peerId, why, reason })),
    onRemote(stream) {
      element.srcObject = stream;
      if (stream !== null) playOn();
    },
  });
  const microphone = createMicrophone({
    media: navigator.mediaDevices,
    after,
    onTrack(track) {
      peer.setTrack(track);
      hear();
    },
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
  const speech = createSpeechDetector(() => report(ask.voice.spokeMuted()));
  const check = createCheck({
    player,
    after,
    record: recordTrack,
    load: loadSound,
    report: (told) => report(ask.voice.checked(told)),
  });
  const listener = createListener(createContext, (rms) => {
    check.heard(rms);
    if (wish?.listen === "meter") report(ask.voice.level({ level: rms }));
    else speech(rms, performance.now());
  });

  let wish: DesiredVoice | null = null;
  let speaker = "default";
  let counted: Counted | null = null;
  let sampling: ReturnType<typeof setInterval> | null = null;

  /** Whoever needs the microphone's own sound gets it, as soon as there is one. */
  function hear(): void {
    if (wish === null) return;
    const track = microphone.track();
    listener.listen(wish.listen === "no" ? null : track);
    check.want(wish.check, wish.devices, track);
  }

  async function listDevices(): Promise<void> {
    const all = await navigator.mediaDevices.enumerateDevices();
    const standIn = all.find((each) => each.kind === "audioinput" && each.deviceId === "default");
    microphone.devicesChanged(
      standIn === undefined ? "" : `${standIn.label} ${standIn.groupId}`,
      all.map((each) => `${each.kind} ${each.deviceId}`).join(),
    );
    await ask.voice.devices(
      all
        .filter((each) => each.kind !== "videoinput" && each.deviceId !== "")
        .slice(0, 100)
        .map((each) => ({
          deviceId: each.deviceId.slice(0, 300),
          label: each.label.slice(0, 300),
          kind: each.kind === "audioinput" ? ("input" as const) : ("output" as const),
          group: each.groupId.slice(0, 300),
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

  function playOn(): void {
    void element.play().catch((reason: unknown) => {
      if (!isInterrupted(reason)) missing("speaker");
    });
  }

  /** The far end's sound on a device opened anew. */
  function playAnew(): void {
    const stream = element.srcObject;
    if (stream === null) return;
    element.srcObject = null;
    element.srcObject = stream;
    playOn();
  }

  navigator.mediaDevices.addEventListener("devicechange", () => {
    report(listDevices());
  });
  report(listDevices());

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
        resets: next.resets,
      });
      headset.want(next.headset);
      hear();
      player.ring(next.ring, next.devices.ringer, next.devices.ringVolume);
      if (next.tone !== null && was !== null && next.tone.serial !== was.tone?.serial) {
        player.tone(next.tone.name, next.devices.speaker);
      }
      useSpeaker(next.devices.speaker);
      if (was !== null && next.resets !== was.resets) playAnew();
      peer.want(next.peer);
      peer.prepare(next.prepare);
      sampleWhile(next.peer !== null);
    },
  };
}
