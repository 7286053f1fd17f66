import type { DesiredPeer } from "../../shared/state/line.ts";

export type IceServers = DesiredPeer["iceServers"];

export interface SpareParts {
  readonly create: (config: RTCConfiguration) => RTCPeerConnection;
  readonly after: (ms: number, run: () => void) => () => void;
}

export interface Spare {
  /** Gets a connection ready for these servers, or lets it go. */
  prepare(servers: IceServers | null): void;
  /** Hands over what is ready, when it is for these servers. */
  take(servers: IceServers): RTCPeerConnection | null;
  /** A new connection, for nothing was ready. */
  make(servers: IceServers): RTCPeerConnection;
}

/** By what they say: each wish that crosses the bridge is a copy. */
const isSame = (one: IceServers, other: IceServers) => JSON.stringify(one) === JSON.stringify(other);

/** Addresses grow old: a network may have come or gone since. Milliseconds. */
const spareLasts = 60_000;

/**
 * A connection that is made while the phone rings. Its addresses are gathered into the browser's pool, so that the
 * answer can go as soon as it is written; without a remote description it sends nothing to anybody.
 */
export function createSpare({ create, after }: SpareParts): Spare {
  let kept: { readonly servers: IceServers; readonly pc: RTCPeerConnection } | null = null;
  let undo = () => {};

  const make = (servers: IceServers, pooled = 0): RTCPeerConnection =>
    // No max-bundle: mod_verto's SDP has no BUNDLE group, and such a connection would refuse it.
    create({
      iceServers: servers.map(({ urls, ...rest }) => ({ urls: [...urls], ...rest })),
      iceCandidatePoolSize: pooled,
    });

  function drop(): void {
    undo();
    kept?.pc.close();
    kept = null;
  }

  return {
    make: (servers) => make(servers),
    prepare(servers: IceServers | null): void {
      if (servers === null) return drop();
      if (kept !== null && isSame(kept.servers, servers)) return;
      drop();
      kept = { servers, pc: make(servers, 1) };
      undo = after(spareLasts, drop);
    },
    take(servers: IceServers): RTCPeerConnection | null {
      if (kept === null || !isSame(kept.servers, servers)) return null;
      const { pc } = kept;
      undo();
      kept = null;
      return pc;
    },
  };
}
