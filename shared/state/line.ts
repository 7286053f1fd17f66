import type { Millis } from "../time.ts";

/** The telephone that the server calls where the agent has one of their own. */
export interface OwnPhone {
  /** As the user's settings have it; "" where the server does not say. */
  readonly number: string;
  /** It was not picked up, could not be called, or was put down in a call: nobody hears the agent. */
  readonly isMissing: boolean;
}

/**
 * The agent's one voice leg: the call to this program, or to the agent's own telephone.
 * none → asked (connectToServer sent) → negotiating (the server rang, media is being set up) → up.
 * up → reattaching (signalling or media lost) → up | none. An ended leg is none: why it ended is its calls' to say.
 */
export type Leg =
  | { readonly phase: "none" }
  | { readonly phase: "asked"; readonly since: Millis }
  | { readonly phase: "negotiating"; readonly since: Millis; readonly id: string }
  | { readonly phase: "up"; readonly since: Millis; readonly id: string }
  | { readonly phase: "reattaching"; readonly since: Millis; readonly id: string };

/**
 * One mute for the one microphone. `muted` is what the local track does now; it follows the press
 * at once. On the agent's own telephone there is no track: there it is what the server said. `server` says what the server was last heard to hold, `asked` what we wait for.
 */
export interface Mute {
  readonly muted: boolean;
  readonly server: boolean;
  readonly asked: { readonly muted: boolean; readonly since: Millis } | null;
  /** Who set it last. */
  readonly by: "agent" | "server";
  /** The server's mute overruled the agent's press in flight: that press, still on its way, opens nothing. */
  readonly overruled?: boolean;
}

/** What the peer connection should be doing; the voice window obeys. SDP is text here. */
export interface DesiredPeer {
  /** Rises with every new peer connection; an answer for an older one is ignored. */
  readonly peerId: string;
  readonly role: "answer" | "offer";
  /** The server's offer (role answer) or its answer to ours (role offer). Null while waiting for it. */
  readonly remoteSdp: string | null;
  /** Rises when ICE should be restarted on the running peer connection. */
  readonly restart: number;
  /** The server's answer to the restart numbered `restart`. */
  readonly restartSdp: string | null;
  readonly iceServers: readonly {
    readonly urls: readonly string[];
    readonly username?: string;
    readonly credential?: string;
  }[];
}

export interface LineState {
  /** `softphone`: WebRTC in this program. `phone`: the server calls the user's own telephone. */
  readonly mode: "softphone" | "phone";
  readonly phone: OwnPhone;
  readonly leg: Leg;
  readonly mute: Mute;
  /** Audio as judged by packets, not by connection states. */
  readonly media: MediaHealth;
}

export type MediaHealth =
  /** No leg, or the leg is too young to judge. */
  | "idle"
  | "good"
  /** No inbound packet for 2 s, for less without a socket: ICE is being restarted. They may still hear us. */
  | "reconnecting"
  /** We hear them; they cannot hear us: our packets do not leave, or the far end reports that none arrive. */
  | "cannotBeHeard"
  /** Both at once. */
  | "silent";

export const unmuted: Mute = { muted: false, server: false, asked: null, by: "agent" };
export const initialLine: LineState = {
  mode: "softphone",
  phone: { number: "", isMissing: false },
  leg: { phase: "none" },
  mute: unmuted,
  media: "idle",
};
