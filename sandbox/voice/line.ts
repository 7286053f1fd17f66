import type { Agent } from "../world/types.ts";
import type { AudioPort, Hearing } from "./media/types.ts";

/** How quick the sandbox's own voice server is: as it can be, or with assumed steps whose sum is near a real one's. */
export type Pace = "quick" | "real";

/** What an agent is called with. */
export interface Ring {
  readonly name: string;
  readonly number: string;
}

/** What the agents' softphones log in to. */
export interface VertoAddress {
  readonly url: string;
  readonly login: string;
  readonly passwd: string;
}

/** A mod_verto server elsewhere, with the one user that the app and the sandbox both log in as. */
export interface VoiceServer extends VertoAddress {
  /** What the sandbox dials to ring that user; default the login without its domain. */
  readonly extension?: string;
}

/** One leg of an agent, whoever carries it. */
export interface AgentLeg {
  readonly port: AudioPort | undefined;
  /** What the agent's program sends, and what is sent to it; of a leg without WebRTC, its telephone's. */
  readonly said: Hearing | undefined;
  readonly heard: Hearing | undefined;
  readonly state: string;
  end(): void;
}

export interface LegListener {
  up(): void;
  detached(): void;
  /** For good. */
  gone(): void;
  /** Digits that came over the leg itself. */
  digits(digits: string): void;
}

/** Whoever reaches agents: a mod_verto server of our own, or another one. */
export interface LineServer {
  address(agent: Agent): VertoAddress;
  ring(agent: Agent, ring: Ring, listener: LegListener): AgentLeg;
  /** The agent's program is connected and can be called. */
  onReachable(listener: (login: string) => void): () => void;
  close(): Promise<void>;
}
