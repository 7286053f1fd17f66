import { isIP } from "node:net";

/** One `a=candidate` line, as far as mod_verto looks at it. */
export interface Candidate {
  readonly transport: "udp" | "tcp" | "other";
  readonly address: string;
  readonly port: number;
  /** host, srflx, prflx or relay. */
  readonly type: string;
}

/** The candidates of an SDP, in their order; lines that are none are left out. */
export function candidates(sdp: string): Candidate[] {
  return sdp.split(/\r?\n/).flatMap((line) => {
    const found = /^a=candidate:\S+ \d+ (\S+) \d+ (\S+) (\d+) typ (\S+)/i.exec(line);
    if (found === null) return [];
    const [, transport = "", address = "", port = "", type = ""] = found;
    const known = transport.toLowerCase();
    return [
      {
        transport: known === "udp" || known === "tcp" ? known : "other",
        address,
        port: Number(port),
        type,
      } as const,
    ];
  });
}

/** mod_verto takes UDP to an IP literal only: TCP and mDNS names (`.local`) it does not look at. */
export function isUsable(candidate: Candidate): boolean {
  return candidate.transport === "udp" && candidate.port > 0 && isIP(candidate.address) !== 0;
}

/**
 * Whether the server can take this SDP: with ICE (a=ice-ufrag) it needs a usable candidate inside, since none can
 * follow later. Without one a new call is refused and a running one loses its media or is hung up.
 */
export function isComplete(sdp: string): boolean {
  return !/^a=ice-ufrag:/m.test(sdp) || candidates(sdp).some(isUsable);
}

/** Whether its audio is WebRTC's profile. The server's offers say `RTP/SAVPF`, its answers `UDP/TLS/RTP/SAVPF`. */
export function isWebRtcAudio(sdp: string): boolean {
  return /^m=audio \d+ (UDP\/TLS\/)?RTP\/SAVPF /m.test(sdp);
}
