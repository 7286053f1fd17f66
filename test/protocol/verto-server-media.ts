/** Media without sound: what each peer offers and answers are SDPs of the recording. */
import type { Frame, Hearing, MediaPeer, MediaResult } from "../../sandbox/voice/media/types.ts";
import type { VertoMedia } from "../../sandbox/voice/verto/types.ts";

export type CannedSdp = { invite: string; attach: string; answer: string };

const hearing: Hearing = {
  seconds: () => [],
  now: () => null,
  waitUntilHears: async () => ({ ok: false, last: null }),
};

/** Takes whatever begins as an SDP does; `peers` are those made, in order. */
export function cannedMedia(canned: CannedSdp): VertoMedia & { peers: CannedPeer[] } {
  const peers: CannedPeer[] = [];
  return {
    peers,
    createPeer(options) {
      const peer = cannedPeer(canned, options?.name ?? "");
      peers.push(peer);
      return peer;
    },
    createCustomer: (options) => ({
      port: silentPort(options?.name ?? ""),
      hears: hearing,
      says() {},
      saying: "silence",
      presses: async () => {},
      close() {},
    }),
    createBridge: () => ({
      participants: [],
      join: (port, role = {}) => ({ port, role, setRole() {}, leave() {} }),
      close() {},
    }),
  };
}

function silentPort(name: string) {
  return { name, read: (): Frame | null => null, write() {} };
}

export type CannedPeer = MediaPeer & { sending: boolean; closed: boolean };

function cannedPeer(canned: CannedSdp, name: string): CannedPeer {
  const port = silentPort(name);
  const read = <T>(sdp: string, value: T): MediaResult<T> =>
    sdp.startsWith("v=0")
      ? { ok: true, value }
      : { ok: false, error: { kind: "garbled", detail: "not an SDP" } };
  const peer: CannedPeer = {
    port,
    said: hearing,
    heard: hearing,
    state: "new",
    sending: true,
    closed: false,
    offer: async (shape) => ({ ok: true, value: shape?.for === "attach" ? canned.attach : canned.invite }),
    acceptAnswer: async (sdp) => read(sdp, undefined),
    answer: async (sdp) => read(sdp, canned.answer),
    restart: async (sdp) => read(sdp, canned.answer),
    setSending(sending) {
      peer.sending = sending;
    },
    onState: () => () => {},
    stats: async () => ({
      state: "new",
      packetsReceived: 0,
      packetsSent: 0,
      bytesReceived: 0,
      bytesSent: 0,
      framesIn: 0,
      framesOut: 0,
      framesDropped: 0,
      framesMissed: 0,
    }),
    close() {
      peer.closed = true;
    },
  };
  return peer;
}
