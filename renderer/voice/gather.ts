import { hasUsable, isUsable, type Reach, reachesOf, reachOf, readCandidate } from "./candidates.ts";

/** After the first candidate that the server can use the others of this computer's networks follow within this time. */
const moreHosts = 120;
/** A STUN or TURN server that has not answered by then is not waited for. */
const servers = 800;

export interface Gathering {
  readonly hasServers: boolean;
  /** The server's description: it tells which of our addresses are of use to it. */
  readonly remoteSdp: string;
  /** Milliseconds; then what there is must do. */
  readonly longest: number;
  readonly after: (ms: number, run: () => void) => () => void;
}

/** What of the local description the server can use: without a path no answer is worth sending. */
export type Gathered = "usable" | "noPath";

/**
 * Waits until the local description holds the candidates the server needs, since none can follow later:
 * gathering is complete; or a reflexive or relayed one is there when servers are configured; or this
 * computer's own addresses when none are. Addresses of another family than the server's are taken along and not
 * waited for: a tunnel's may come long before the one that matters.
 */
export function gathered(
  pc: RTCPeerConnection,
  { hasServers, remoteSdp, longest, after }: Gathering,
): Promise<Gathered> {
  const reaches = reachesOf(remoteSdp);
  const sdp = () => pc.localDescription?.sdp ?? "";
  const outcome = (): Gathered => (hasUsable(sdp()) ? "usable" : "noPath");
  // Right after a restart the state is still "complete", of the candidates before it.
  if (pc.iceGatheringState === "complete" && sdp().includes("a=candidate:"))
    return Promise.resolve(outcome());
  return new Promise((resolve) => {
    const undo: (() => void)[] = [];
    const done = () => {
      for (const each of undo) each();
      pc.removeEventListener("icegatheringstatechange", changed);
      pc.removeEventListener("icecandidate", found);
      resolve(outcome());
    };
    const changed = () => {
      if (pc.iceGatheringState === "complete") done();
    };
    let seen = false;
    const found = ({ candidate }: RTCPeerConnectionIceEvent) => {
      if (candidate === null || !isOfUse(candidate.candidate, reaches)) return;
      if (hasServers && candidate.type !== "host") return done();
      if (!seen) undo.push(after(hasServers ? servers : moreHosts, done));
      seen = true;
    };
    pc.addEventListener("icegatheringstatechange", changed);
    pc.addEventListener("icecandidate", found);
    undo.push(after(longest, done));
  });
}

function isOfUse(line: string, reaches: ReadonlySet<Reach>): boolean {
  const candidate = readCandidate(line);
  if (candidate === null || !isUsable(candidate)) return false;
  const reach = reachOf(candidate.address);
  return reaches.size === 0 || (reach !== null && reaches.has(reach));
}
