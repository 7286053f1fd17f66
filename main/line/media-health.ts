import type { MediaHealth } from "../../shared/state/line.ts";
import type { Clock, Millis } from "../../shared/time.ts";

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

/** Between two tries to restart ICE on the same leg; twice as long after each that brought no sound. */
const restartEvery = 4_000;
const restartAtLeastEvery = 60_000;

/** Follows the audio of the leg, one peer connection after another. */
export interface MediaWatch {
  /** A new peer connection. */
  begin(): void;
  judge(sample: MediaSample, expects: Parameters<typeof judge>[2]): MediaHealth;
  /** Whether it is time to restart ICE; the answer yes is taken for a try. */
  mayRestart(): boolean;
}

export function createMediaWatch(clock: Pick<Clock, "monotonic">): MediaWatch {
  let memory: MediaMemory | null = null;
  let triedAt = Number.NEGATIVE_INFINITY;
  /** In vain so far. */
  let tries = 0;
  return {
    begin() {
      memory = null;
      triedAt = Number.NEGATIVE_INFINITY;
    },
    judge(sample, expects) {
      const judged = judge(memory, sample, expects);
      memory = judged.memory;
      if (judged.health !== "reconnecting") tries = 0;
      return judged.health;
    },
    mayRestart() {
      // A far end that sends nothing at all is not cured by it.
      const wait = Math.min(restartEvery * 2 ** Math.max(0, tries - 1), restartAtLeastEvery);
      if (clock.monotonic() - triedAt < wait) return false;
      triedAt = clock.monotonic();
      tries += 1;
      return true;
    },
  };
}
