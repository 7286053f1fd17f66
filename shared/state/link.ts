import type { Failure } from "../result.ts";
import type { Millis } from "../time.ts";

/**
 * The life of a kept connection.
 * off → connecting → open → (lost) waiting → connecting → …; failed needs a person or a new sign-in.
 */
export type Link =
  | { readonly kind: "off" }
  | {
      readonly kind: "connecting";
      readonly since: Millis;
      readonly attempt: number;
      /** What the try before this one met. */
      readonly trouble?: Failure;
    }
  | { readonly kind: "open"; readonly since: Millis }
  | {
      readonly kind: "waiting";
      readonly since: Millis;
      readonly retryAt: Millis;
      readonly attempt: number;
      /** What stood in the way, where it has a name: a certificate, a proxy, … */
      readonly trouble?: Failure;
    }
  | { readonly kind: "failed"; readonly since: Millis; readonly why: string };

const offLink: Link = { kind: "off" };

/** `since` says from when: for a link that is down it is the moment it was lost, not of the last try. */
export interface ConnectionState {
  /** What the operating system says of the network. */
  readonly network: "online" | "offline";
  /** The events feed. */
  readonly feed: Link;
  /** The voice signalling socket. */
  readonly voice: Link;
  /** False between a reconnect and the end of the HTTP resync: what is shown may be old. */
  readonly synced: boolean;
  /** The network's proxy wants a name and a password. `isAgain`: those it was given are not right. */
  readonly proxyAsked: { readonly proxy: string; readonly isAgain: boolean } | null;
}

export const initialConnection: ConnectionState = {
  network: "online",
  feed: offLink,
  voice: offLink,
  synced: false,
  proxyAsked: null,
};
