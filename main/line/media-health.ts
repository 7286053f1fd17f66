import type { MediaHealth } from "../../shared/state/line.ts";
import type { Clock, Millis } from "../../shared/time.ts";

/** What the far end last reported (RTCP) of what it gets from us. */
export interface FarReport {
  /** Another number for each report: when it arrived. */
  readonly at: number;
  /** Packets of ours that it has got since the start; null where the browser does not say. */
  readonly received: number | null;
  /** Lost between its last two reports, 0 to 1; null where it is not known. */
  readonly fractionLost: number | null;
}

/** Packet counters of one peer connection, as the voice window reads them. */
export interface MediaSample {
  readonly peerId: string;
  readonly at: Millis;
  readonly packetsIn: number;
  readonly packetsOut: number;
  /** Null until the first report. */
  readonly far: FarReport | null;
}

/** When each counter last moved. */
export interface MediaMemory {
  /** Null: of whichever peer connection comes next. */
  readonly peerId: string | null;
  readonly packetsIn: number;
  readonly packetsOut: number;
  readonly heardAt: Millis;
  readonly sentAt: Millis;
  readonly far: FarReport | null;
  /** What we had sent by then, and when it was heard of here. */
  readonly farOut: number;
  readonly farAt: Millis;
  /** When its last report came, and the times between the last few; null where nothing was sent meanwhile. */
  readonly reportAt: Millis | null;
  readonly rhythm: readonly Millis[];
  /** This far end reports at all: some never do. */
  readonly reports: boolean;
  /** By its word, or its silence, nothing of ours arrives. */
  readonly unheard: boolean;
}

export interface Expects {
  /** Whether packets are due in each direction: a server may stop sending to a holder. */
  readonly inbound: boolean;
  readonly outbound: boolean;
  /** Silence on the wire this long is a fault. Default 2 s: even a muted far end sends 50 packets a second. */
  readonly within?: Millis;
}

const silentAfter = 2_000;
/** How long its reports may stay away: so many of its own intervals, and within these bounds. */
const intervals = 2.5;
const reportsWithin = { least: 6_000, most: 15_000 };
/** They come at random, half to half again of the mean (RFC 3550, 6.2): the longest of so many is its rhythm. */
const rhythmOf = 4;
/** Of what was sent, lost: no word is understood any more. Some far ends never report all of it lost. */
const nearlyAll = 0.95;
/** Fewer sent between two reports say nothing. */
const enoughSent = 50;

/**
 * Judges audio by packets, never by connection states, which say "connected" long after the sound is gone: what
 * arrives here, what leaves, and what the far end reports of it. `restart`: a new way may help.
 */
export function judge(
  memory: MediaMemory | null,
  sample: MediaSample,
  expects: Expects,
): { readonly memory: MediaMemory; readonly health: MediaHealth; readonly restart: boolean } {
  const known = memory?.peerId === sample.peerId || memory?.peerId === null ? memory : null;
  const { within = silentAfter } = expects;
  const heard = known === null || !expects.inbound || sample.packetsIn > known.packetsIn;
  const sent = known === null || !expects.outbound || sample.packetsOut > known.packetsOut;
  const next: MediaMemory = {
    peerId: sample.peerId,
    packetsIn: sample.packetsIn,
    packetsOut: sample.packetsOut,
    heardAt: heard ? sample.at : known.heardAt,
    sentAt: sent ? sample.at : known.sentAt,
    ...reported(known, sample, expects.outbound && sent),
  };
  const deaf = sample.at - next.heardAt >= within;
  const mute = next.unheard || sample.at - next.sentAt >= within;
  const restart = deaf || next.unheard;
  return { memory: next, health: healthOf(deaf, mute, sample), restart };
}

function healthOf(deaf: boolean, mute: boolean, sample: MediaSample): MediaHealth {
  if (deaf) return mute ? "silent" : "reconnecting";
  if (mute) return "cannotBeHeard";
  return sample.packetsIn > 0 ? "good" : "idle";
}

/** Until its rhythm is known it has the longest time. */
function patience(rhythm: readonly Millis[]): Millis {
  const { least, most } = reportsWithin;
  if (rhythm.length < rhythmOf) return most;
  return Math.min(most, Math.max(least, intervals * Math.max(...rhythm)));
}

type Reported = Pick<MediaMemory, "far" | "farOut" | "farAt" | "reportAt" | "rhythm" | "reports" | "unheard">;

/** Its reports count only while we send: of silence there is nothing to report. */
function reported(known: MediaMemory | null, sample: MediaSample, sending: boolean): Reported {
  const { far, at, packetsOut } = sample;
  const reports = known?.reports === true || far !== null;
  const isNew = far !== null && far.at !== known?.far?.at;
  const since = known?.reportAt ?? null;
  const before = known?.rhythm ?? [];
  const rhythm = isNew && sending && since !== null ? [...before, at - since].slice(-rhythmOf) : before;
  const latest = isNew ? at : since;
  const reportAt = sending ? latest : null;
  if (known === null || !sending || isNew) {
    const unheard = sending && isNew && far !== null && gotNothing(known, far, packetsOut);
    return { far, farOut: packetsOut, farAt: at, reportAt, rhythm, reports, unheard };
  }
  const unheard = known.unheard || (reports && at - known.farAt >= patience(rhythm));
  return { far: known.far, farOut: known.farOut, farAt: known.farAt, reportAt, rhythm, reports, unheard };
}

function gotNothing(known: MediaMemory | null, far: FarReport, packetsOut: number): boolean {
  if (far.fractionLost !== null && far.fractionLost > nearlyAll) return true;
  const before = known?.far?.received ?? null;
  if (known === null || before === null || far.received === null) return false;
  return far.received <= before && packetsOut - known.farOut >= enoughSent;
}

/** Between two tries to restart ICE on the same leg; twice as long after each that brought no sound. */
const restartEvery = 4_000;
const restartAtLeastEvery = 60_000;

/** Follows the audio of the leg, one peer connection after another. */
export interface MediaWatch {
  /** A new leg. */
  begin(): void;
  /** A new peer connection for the same leg: whoever heard nothing before it still hears nothing. */
  renew(): void;
  judge(sample: MediaSample, expects: Expects): ReturnType<typeof judge>;
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
    renew() {
      const now = clock.monotonic();
      if (memory !== null) {
        const fresh = { packetsIn: 0, packetsOut: 0, far: null, farOut: 0, farAt: now, reportAt: null };
        memory = { ...memory, ...fresh, unheard: false, peerId: null };
      }
      // It has its own time to come up.
      triedAt = now;
    },
    judge(sample, expects) {
      const judged = judge(memory, sample, expects);
      memory = judged.memory;
      if (!judged.restart) tries = 0;
      return judged;
    },
    mayRestart() {
      // A far end that sends nothing at all is not cured by it.
      const wait = Math.min(restartEvery * 2 ** Math.max(0, tries - 1), restartAtLeastEvery);
      if (clock.monotonic() - triedAt < wait) return false;
      triedAt = clock.monotonic();
      tries += 1;
      // Only another report can say that it helped.
      if (memory?.unheard === true) memory = { ...memory, farAt: triedAt };
      return true;
    },
  };
}
