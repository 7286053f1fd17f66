/**
 * What makes a leg slow, in the way that a real FreeSWITCH is taken to be (an assumption, fitted to the measured
 * total): packets are read once a frame, nothing is read before the client's answer is dealt with, and no DTLS before
 * the server's own STUN request was answered. It stands between the client and WebRTC, which is quicker in all of it.
 */
import { createSocket, type Socket } from "node:dgram";
import { isUsable, parseCandidate } from "./sdp.ts";

/** Between two reads, in milliseconds: a frame of sound. */
const ROUND_MS = 20;

interface End {
  readonly address: string;
  readonly port: number;
}

export interface Gate {
  /** WebRTC's offer with the gate's address in the place of its own. */
  front(sdp: string): string;
  /** The client's answer, for WebRTC: it is to find the client through the gate. From now on the gate reads. */
  back(sdp: string): string;
  close(): void;
}

const candidateLine = /^a=candidate:(.*)$/gm;

export async function createGate(): Promise<Gate> {
  const outer = await open();
  const inner = await open();
  let server: End | null = null;
  let client: End | null = null;
  let isReading = false;
  let hasAnswered = false;
  let waiting: Buffer[] = [];

  const round = setInterval(() => {
    const read = waiting;
    waiting = [];
    for (const packet of read) {
      if (packet[0] === 1 && packet[1] === 1) hasAnswered = true;
      if (server !== null && (hasAnswered || !isDtls(packet))) send(inner, packet, server);
    }
  }, ROUND_MS);

  outer.on("message", (packet, from) => {
    if (!isReading) return;
    client = from;
    waiting.push(packet);
  });
  inner.on("message", (packet) => {
    if (client !== null) send(outer, packet, client);
  });

  /** One candidate, at `end`, in the place of those that there are. Answers the first of those. */
  function moved(sdp: string, end: End): { sdp: string; was: End | null } {
    let was: End | null = null;
    const next = sdp.replace(candidateLine, (line, value: string) => {
      const candidate = parseCandidate(value);
      if (!isUsable(candidate) || was !== null) return "";
      was = candidate;
      return line.replace(`${candidate.address} ${candidate.port}`, `${end.address} ${end.port}`);
    });
    return { sdp: next.replace(/(\r?\n){2,}/g, "\r\n"), was };
  }

  return {
    front(sdp) {
      const { sdp: next, was } = moved(sdp, outer.address());
      server = was;
      return next;
    },
    back(sdp) {
      const { sdp: next, was } = moved(sdp, inner.address());
      client = was;
      isReading = true;
      return next;
    },
    close() {
      clearInterval(round);
      outer.close();
      inner.close();
    },
  };
}

/** RFC 7983: the first byte tells DTLS from STUN and RTP. */
function isDtls(packet: Buffer): boolean {
  const first = packet[0] ?? 0;
  return first >= 20 && first <= 63;
}

function send(by: Socket, packet: Buffer, to: End): void {
  // A port that is closed meanwhile refuses: packets may be lost.
  by.send(packet, to.port, to.address, () => {});
}

function open(): Promise<Socket> {
  const socket = createSocket("udp4");
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(0, "127.0.0.1", () => {
      socket.off("error", reject);
      socket.on("error", () => {});
      resolve(socket);
    });
  });
}
