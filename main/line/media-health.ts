import type { MediaHealth } from "../../shared/state/line.ts";
import type { Millis } from "../../shared/time.ts";

/** Packet counters of one peer connection, as the voice window reads them. */
export interface MediaSample {
  readonly peerId: string;
  readonly at: Millis;
  readonly packetsIn: number;
  readonly packetsOut: number;
}

/** When each counter last moved. */
export interface MediaMemory {
  readonly peerId: string;
  readonly packetsIn: number;
  readonly packetsOut: number;
  readonly heardAt: Millis;
  readonly sentAt: Millis;
}

/** Silence on the wire this long is a fault: even a muted far end sends 50 packets a second. */
const silentAfter = 2_000;

/**
 * Judges audio by packets, never by connection states, which say "connected" long after the sound is gone.
 * `expects` says whether packets are due in each direction: a server may stop sending to a holder.
 */
export function judge(
  memory: MediaMemory | null,
  sample: MediaSample,
  expects: { readonly inbound: boolean; readonly outbound: boolean },
): { readonly memory: MediaMemory; readonly health: MediaHealth } {
  const known = memory?.peerId === sample.peerId ? memory : null;
  const heard = known === null || !expects.inbound || sample.packetsIn > known.packetsIn;
  const sent = known === null || !expects.outbound || sample.packetsOut > known.packetsOut;
  const next: MediaMemory = {
    peerId: sample.peerId,
    packetsIn: sample.packetsIn,
    packetsOut: sample.packetsOut,
    heardAt: heard ? sample.at : known.heardAt,
    sentAt: sent ? sample.at : known.sentAt,
  };
  if (sample.at - next.heardAt >= silentAfter) return { memory: next, health: "reconnecting" };
  if (sample.at - next.sentAt >= silentAfter) return { memory: next, health: "cannotBeHeard" };
  return { memory: next, health: sample.packetsIn > 0 ? "good" : "idle" };
}
