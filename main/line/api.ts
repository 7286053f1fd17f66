import type { Log } from "../../shared/log.ts";
import type { Result } from "../../shared/result.ts";
import type { DesiredPeer } from "../../shared/state/line.ts";
import type { Clock } from "../../shared/time.ts";
import type { Store } from "../state/store.ts";
import type { MediaSample } from "./media-health.ts";
import type { Claim } from "./memory.ts";
import type { VertoClient } from "./verto/api.ts";
import type { VertoEvent } from "./verto/events.ts";

/** The mod_verto server that carries the agent's leg. `passwd` and the ICE servers' credentials are secrets. */
export interface VoiceServer {
  readonly url: string;
  readonly login: string;
  readonly passwd: string;
  readonly iceServers: DesiredPeer["iceServers"];
}

/** What kept a leg from carrying sound: no way for it through the network, or that the server refused ours; or nothing did. */
export type LegFault = "noPath" | "refused" | "none";

export interface LineParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  /** The mod_verto session id from now on: whoever comes after a crash is given the leg for it. */
  readonly onSession: (sessid: string) => void;
  readonly createClient: (
    config: VoiceServer & { sessid: string },
    emit: (event: VertoEvent) => void,
  ) => VertoClient;
  /** The leg is gone while workitems may still be alive at the server: its truth is read again. */
  readonly onLegLost: (fault: LegFault) => void;
}

export interface Line {
  /** `claim`: a leg that the last run of the program had is taken back. */
  start(config: VoiceServer, claim?: Claim | null): void;
  /** Ends the leg and the signalling. `keepLeg`: the server keeps it for whoever comes back with its session id. */
  stop(how?: { readonly keepLeg: boolean }): Promise<void>;
  /** After sleep, or when the network is back. */
  wake(): void;
  /** The user asks for it: also a line that was taken over is taken back. */
  tryNow(): void;
  /** The voice window's peer connection is gone with its window: media is set up anew. */
  voiceLost(): void;
  /** The voice window finished a local description. */
  described(input: { peerId: string; restart: number; sdp: string }): Promise<void>;
  peerFailed(input: { peerId: string; why: "noPath" | "noCodec" | "broken"; reason: string }): void;
  sampled(sample: MediaSample): void;
  /** Direct calls: those that rang the line without a workitem. */
  answerDirect(callId: string): Result<void>;
  /** The leg ends here and now, and the server is told until it knows. */
  hangUp(): void;
  endDirect(callId: string): Promise<Result<void>>;
  holdDirect(callId: string, held: boolean): Promise<Result<void>>;
  digitsDirect(callId: string, digits: string): Promise<Result<void>>;
}
