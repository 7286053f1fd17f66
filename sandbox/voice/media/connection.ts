import { toFrame } from "./frames.ts";
import type { Counters, RTCState } from "./host-messages.ts";
import { mediaLine, parseSdp, usableCandidates } from "./sdp.ts";
import { type Payloads, withPayloads } from "./sdp-shape.ts";
import { type Frame, SAMPLE_RATE } from "./types.ts";
import { wrtc } from "./wrtc.ts";

/** Longest wait for candidates. They are local sockets: the loopback's comes within 20 ms. */
const GATHERING_MS = 1_000;

export type Connection = {
  offer(payloads: Payloads): Promise<string>;
  accept(answerSdp: string): Promise<void>;
  /** A first or a renewed offer of the client. */
  answer(offerSdp: string): Promise<string>;
  say(frame: Frame): void;
  stats(): Promise<Counters>;
  close(): void;
};

type Listeners = { onFrame(frame: Frame): void; onState(state: RTCState): void };

/** One RTCPeerConnection with a voice and an ear. Runs in the media host; rejects with WebRTC's own words. */
export function createConnection({ onFrame, onState }: Listeners): Connection {
  const peer = new wrtc.RTCPeerConnection();
  const source = new wrtc.nonstandard.RTCAudioSource();
  const track = source.createTrack();
  peer.addTrack(track);
  peer.onconnectionstatechange = () => onState(peer.connectionState);
  let sink: InstanceType<typeof wrtc.nonstandard.RTCAudioSink> | null = null;
  let stopGathering: (() => void) | null = null;

  /** Listens from the first remote description on; before, there is only made-up silence. */
  function listen() {
    const remote = peer.getReceivers()[0]?.track;
    if (sink || !remote) return;
    sink = new wrtc.nonstandard.RTCAudioSink(remote);
    sink.ondata = ({ samples, channelCount }) => onFrame(toFrame(samples, channelCount ?? 1));
  }

  /** Resolves with the local SDP once it holds what a client needs: the loopback, or all there is. */
  function gathered(): Promise<string> {
    return new Promise((resolve) => {
      const check = () => {
        const sdp = peer.localDescription?.sdp ?? "";
        const section = parseSdp(sdp)?.sections[0] ?? [];
        const usable = usableCandidates(section);
        const loopback = usable.some(({ address }) => address.startsWith("127."));
        // After a restart "complete" still means the candidates before it, until new ones appear.
        if (loopback || (usable.length > 0 && peer.iceGatheringState === "complete")) done();
      };
      const done = () => {
        clearTimeout(timer);
        peer.onicecandidate = null;
        peer.onicegatheringstatechange = null;
        stopGathering = null;
        resolve(peer.localDescription?.sdp ?? "");
      };
      const timer = setTimeout(done, GATHERING_MS);
      stopGathering = done;
      peer.onicecandidate = check;
      peer.onicegatheringstatechange = check;
      check();
    });
  }

  return {
    async offer(payloads) {
      const offer = await peer.createOffer();
      await peer.setLocalDescription({ type: "offer", sdp: withPayloads(offer.sdp, payloads) });
      return gathered();
    },
    async accept(answerSdp) {
      await peer.setRemoteDescription({ type: "answer", sdp: answerSdp });
      listen();
    },
    async answer(offerSdp) {
      await peer.setRemoteDescription({ type: "offer", sdp: offerSdp });
      listen();
      const answer = await peer.createAnswer();
      const section = parseSdp(answer.sdp)?.sections[0] ?? [];
      if (mediaLine(section).port === 0) throw new Error("the audio section was refused");
      await peer.setLocalDescription(answer);
      return gathered();
    },
    say(frame) {
      source.onData({ samples: frame, sampleRate: SAMPLE_RATE });
    },
    async stats() {
      const counters: Counters = { packetsReceived: 0, packetsSent: 0, bytesReceived: 0, bytesSent: 0 };
      for (const report of (await peer.getStats()).values()) {
        if (report.type === "inbound-rtp") {
          counters.packetsReceived += Number(report.packetsReceived ?? 0);
          counters.bytesReceived += Number(report.bytesReceived ?? 0);
        }
        if (report.type === "outbound-rtp") {
          counters.packetsSent += Number(report.packetsSent ?? 0);
          counters.bytesSent += Number(report.bytesSent ?? 0);
        }
      }
      return counters;
    },
    close() {
      stopGathering?.();
      peer.onconnectionstatechange = null;
      sink?.stop();
      if (sink) sink.ondata = null;
      peer.close();
      track.stop();
    },
  };
}
