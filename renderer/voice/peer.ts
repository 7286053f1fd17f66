import type { DesiredPeer } from "../../shared/state/line.ts";
import { gathered } from "./gather.ts";
import { onlyAudio } from "./only-audio.ts";
import { keepRole } from "./role.ts";
import { createSpare, type IceServers } from "./spare.ts";

/**
 * Why a peer connection came to nothing: no address of ours is of use to the server; no codec in common; or the
 * browser refused.
 */
export type PeerFault = "noPath" | "noCodec" | "broken";

export interface PeerParts {
  readonly create: (config: RTCConfiguration) => RTCPeerConnection;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly onDescribed: (peerId: string, restart: number, sdp: string) => void;
  readonly onFailed: (peerId: string, why: PeerFault, reason: string) => void;
  readonly onRemote: (stream: MediaStream | null) => void;
}

export interface Peer {
  /** Makes, restarts or closes the peer connection; steps run one after another. */
  want(wish: DesiredPeer | null): void;
  /**
   * A call may come: what a connection needs before it knows the other side (its addresses above all) is got ready,
   * and let go with null. It knows no far end and has no microphone.
   */
  prepare(iceServers: IceServers | null): void;
  setTrack(track: MediaStreamTrack | null): void;
  current(): { readonly peerId: string; readonly pc: RTCPeerConnection } | null;
}

/** `noPath`: not sent, for no candidate in it was of use. */
type Settled = "sent" | "noPath";

interface Running {
  readonly peerId: string;
  readonly pc: RTCPeerConnection;
  readonly hasServers: boolean;
  sender: RTCRtpSender | null;
  restart: number;
  restartAnswered: number;
}

class Fault extends Error {
  readonly why: PeerFault;
  constructor(why: PeerFault, reason: string) {
    super(reason);
    this.why = why;
  }
}

/** How long candidates may take: together short enough that the agent hears within five seconds that there is no path. */
const patience = 3_000;
const preparedFor = 1_000;

/** A refused section has port 0. It gets no candidates, so nobody may wait for them. */
const takesAudio = (sdp: string) => /^m=audio [1-9]/m.test(sdp);

/** The one RTCPeerConnection of the line. It obeys the wish and decides nothing. */
export function createPeer(parts: PeerParts): Peer {
  const spare = createSpare(parts);
  let wish: DesiredPeer | null = null;
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

  async function answer(to: DesiredPeer): Promise<void> {
    const ready = spare.take(to.iceServers);
    if (ready !== null && (await answerOn(ready, to, preparedFor)) === "sent") return;
    // Prepared where no address was to be had, or before the browser would name them: once more, afresh.
    if (ready !== null) close();
    if (wish?.peerId !== to.peerId) return;
    if ((await answerOn(spare.make(to.iceServers), to, patience)) === "noPath")
      throw new Fault("noPath", "no candidate that the server can use");
  }

  async function answerOn(pc: RTCPeerConnection, to: DesiredPeer, longest: number): Promise<Settled> {
    const mine: Running = {
      peerId: to.peerId,
      pc,
      hasServers: to.iceServers.length > 0,
      sender: null,
      restart: to.restart,
      restartAnswered: to.restart,
    };
    running = mine;
    pc.ontrack = ({ track: remote, streams }) => {
      if (remote.kind === "audio") parts.onRemote(streams[0] ?? new MediaStream([remote]));
    };
    await pc.setRemoteDescription({ type: "offer", sdp: onlyAudio(to.remoteSdp ?? "") });
    const transceiver = pc
      .getTransceivers()
      .find((each) => each.receiver.track.kind === "audio" && each.direction !== "stopped");
    if (transceiver === undefined) throw new Error("the offer has no audio");
    // Both ways even without a microphone: one that is allowed later joins without a new negotiation.
    transceiver.direction = "sendrecv";
    mine.sender = transceiver.sender;
    if (track !== null) await transceiver.sender.replaceTrack(track);
    const made = await pc.createAnswer();
    if (!takesAudio(made.sdp ?? "")) throw new Fault("noCodec", "no codec in common");
    return settle(mine, made, longest);
  }

  async function settle(
    mine: Running,
    description: RTCSessionDescriptionInit,
    longest: number,
  ): Promise<Settled> {
    const before = mine.pc.currentLocalDescription?.sdp ?? null;
    await mine.pc.setLocalDescription(description);
    const remote = mine.pc.remoteDescription?.sdp ?? "";
    const { hasServers } = mine;
    const found = await gathered(mine.pc, { hasServers, remoteSdp: remote, longest, after: parts.after });
    const sdp = mine.pc.localDescription?.sdp;
    if (running !== mine || sdp === undefined) return "sent";
    if (found === "noPath") return "noPath";
    const sent =
      description.type === "offer"
        ? keepRole(sdp, before, mine.pc.currentRemoteDescription?.sdp ?? null)
        : sdp;
    parts.onDescribed(mine.peerId, mine.restart, sent);
    return "sent";
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
      if ((await settle(mine, await mine.pc.createOffer({ iceRestart: true }), patience)) === "noPath")
        throw new Fault("noPath", "no candidate to restart with");
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
        if (next === null || wish?.peerId !== next.peerId) return;
        const why = error instanceof Fault ? error.why : "broken";
        parts.onFailed(next.peerId, why, String(error).slice(0, 300));
      });
    },
    prepare(servers) {
      // In turn: the connection that is wished for takes the one that is ready before it is let go.
      steps = steps
        .then(() => spare.prepare(servers))
        .catch((error: unknown) => console.error("peer connection: not prepared", error));
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
