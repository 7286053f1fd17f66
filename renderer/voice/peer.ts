import type { PeerWish } from "../../shared/state/line.ts";
import { gathered } from "./gather.ts";
import { keepRole } from "./role.ts";

export interface PeerParts {
  readonly create: (config: RTCConfiguration) => RTCPeerConnection;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly onDescribed: (peerId: string, restart: number, sdp: string) => void;
  readonly onFailed: (peerId: string, reason: string) => void;
  readonly onRemote: (stream: MediaStream | null) => void;
}

export interface Peer {
  /** Makes, restarts or closes the peer connection; steps run one after another. */
  want(wish: PeerWish | null): void;
  setTrack(track: MediaStreamTrack | null): void;
  current(): { readonly peerId: string; readonly pc: RTCPeerConnection } | null;
}

interface Running {
  readonly peerId: string;
  readonly pc: RTCPeerConnection;
  readonly hasServers: boolean;
  sender: RTCRtpSender | null;
  restart: number;
  restartAnswered: number;
}

/** The one RTCPeerConnection of the line. It obeys the wish and decides nothing. */
export function createPeer(parts: PeerParts): Peer {
  let wish: PeerWish | null = null;
  let running: Running | null = null;
  let track: MediaStreamTrack | null = null;
  let steps: Promise<void> = Promise.resolve();

  function close(): void {
    if (running === null) return;
    running.pc.ontrack = null;
    running.pc.close();
    running = null;
    parts.onRemote(null);
  }

  async function answer(to: PeerWish): Promise<void> {
    const iceServers: RTCIceServer[] = to.iceServers.map(({ urls, ...rest }) => ({
      urls: [...urls],
      ...rest,
    }));
    // No max-bundle: mod_verto's SDP has no BUNDLE group, and such a connection would refuse it.
    const pc = parts.create({ iceServers });
    const mine: Running = {
      peerId: to.peerId,
      pc,
      hasServers: iceServers.length > 0,
      sender: null,
      restart: to.restart,
      restartAnswered: to.restart,
    };
    running = mine;
    pc.ontrack = ({ track: remote, streams }) => parts.onRemote(streams[0] ?? new MediaStream([remote]));
    await pc.setRemoteDescription({ type: "offer", sdp: to.remoteSdp ?? "" });
    const transceiver = pc.getTransceivers().find((each) => each.receiver.track.kind === "audio");
    if (transceiver === undefined) throw new Error("the offer has no audio");
    // Both ways even without a microphone: one that is allowed later joins without a new negotiation.
    transceiver.direction = "sendrecv";
    mine.sender = transceiver.sender;
    if (track !== null) await transceiver.sender.replaceTrack(track);
    await settle(mine, await pc.createAnswer());
  }

  async function settle(mine: Running, description: RTCSessionDescriptionInit): Promise<void> {
    const before = mine.pc.currentLocalDescription?.sdp ?? null;
    await mine.pc.setLocalDescription(description);
    await gathered(mine.pc, mine.hasServers, parts.after);
    const sdp = mine.pc.localDescription?.sdp;
    if (running !== mine || sdp === undefined) return;
    const sent =
      description.type === "offer"
        ? keepRole(sdp, before, mine.pc.currentRemoteDescription?.sdp ?? null)
        : sdp;
    parts.onDescribed(mine.peerId, mine.restart, sent);
  }

  async function step(): Promise<void> {
    const to = wish;
    if (to === null || running?.peerId !== to.peerId) close();
    if (to === null) return;
    if (running === null) {
      if (to.remoteSdp !== null) await answer(to);
      return;
    }
    const mine = running;
    if (to.restart > mine.restart) {
      if (mine.pc.signalingState === "have-local-offer")
        await mine.pc.setLocalDescription({ type: "rollback" });
      mine.restart = to.restart;
      await settle(mine, await mine.pc.createOffer({ iceRestart: true }));
    }
    if (
      to.restartSdp !== null &&
      mine.restartAnswered < to.restart &&
      mine.pc.signalingState === "have-local-offer"
    ) {
      mine.restartAnswered = to.restart;
      await mine.pc.setRemoteDescription({ type: "answer", sdp: to.restartSdp });
    }
  }

  return {
    want(next) {
      if (next === wish) return;
      wish = next;
      steps = steps.then(step).catch((error: unknown) => {
        if (next !== null && wish?.peerId === next.peerId)
          parts.onFailed(next.peerId, String(error).slice(0, 300));
      });
    },
    setTrack(next) {
      track = next;
      void running?.sender?.replaceTrack(next).catch(() => {
        // Only a closed connection refuses, and a closed one needs no track.
      });
    },
    current: () => (running === null ? null : { peerId: running.peerId, pc: running.pc }),
  };
}
