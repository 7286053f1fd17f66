/** The line of a candidate that mod_verto can use: UDP, an address and not an mDNS name. */
export function isUsable(candidate: string): boolean {
  const parts = candidate.split(" ");
  return parts[2]?.toLowerCase() === "udp" && !(parts[4] ?? ".local").endsWith(".local");
}

/** After the first usable candidate the others of this computer's networks follow within this time. */
const moreHosts = 120;
/** A STUN or TURN server that has not answered by then is not waited for. */
const servers = 800;
/** Nothing usable at all: what there is must do. */
const longest = 3_000;

/**
 * Waits until the local description holds the candidates the server needs, since none can follow later:
 * gathering is complete; or a reflexive or relayed one is there when servers are configured; or this
 * computer's own addresses when none are. Never a fixed second.
 */
export function gathered(
  pc: RTCPeerConnection,
  hasServers: boolean,
  after: (ms: number, run: () => void) => () => void,
): Promise<void> {
  // Right after a restart the state is still "complete", of the candidates before it.
  const isComplete = () =>
    pc.iceGatheringState === "complete" && pc.localDescription?.sdp.includes("a=candidate:") === true;
  if (isComplete()) return Promise.resolve();
  return new Promise((resolve) => {
    const undo: (() => void)[] = [];
    const done = () => {
      for (const each of undo) each();
      pc.removeEventListener("icegatheringstatechange", changed);
      pc.removeEventListener("icecandidate", candidate);
      resolve();
    };
    const changed = () => {
      if (isComplete()) done();
    };
    let seen = false;
    const candidate = ({ candidate: found }: RTCPeerConnectionIceEvent) => {
      if (found === null || !isUsable(found.candidate)) return;
      if (hasServers && found.type !== "host") return done();
      if (!seen) undo.push(after(hasServers ? servers : moreHosts, done));
      seen = true;
    };
    pc.addEventListener("icegatheringstatechange", changed);
    pc.addEventListener("icecandidate", candidate);
    undo.push(after(longest, done));
  });
}
