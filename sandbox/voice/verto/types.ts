/**
 * The sandbox's mod_verto server, as its neighbours see it: signalling only. SDP is text made by a
 * MediaPeer; what a leg says and hears is its `port`, which the owner joins to a bridge.
 *
 *   const verto = await createVertoServer({ users: [{ login: "1000", passwd: "secret" }], media });
 *   const leg = verto.callAgent("1000", { callerName: "Ann", callerNumber: "5550100" });
 *   leg.on("legUp", () => bridge.join(leg.port, ...));
 *   leg.end("NORMAL_CLEARING");
 *   await verto.close();
 *
 * It behaves as FreeSWITCH 1.11 did when it was recorded (`test/fixtures/verto-transcript.jsonl`).
 */
import type { Server } from "node:http";
import type { Log } from "../../../shared/log.ts";
import type { Clock } from "../../../shared/time.ts";
import type { CauseName } from "../../../shared/wire/verto-causes.ts";
import type { AudioPort, MediaEngine, MediaPeer } from "../media/types.ts";

export type VertoUser = {
  login: string;
  passwd: string;
  /** Default: the server's `domain`. */
  domain?: string;
  /** What others see when this user calls them. Default "User LOGIN" and the login. */
  callerName?: string;
  callerNumber?: string;
};

/** The part of the audio engine that is used here; a test of pure signalling hands in one with canned SDP. */
export type VertoMedia = Pick<MediaEngine, "createPeer" | "createCustomer" | "createBridge">;

export type VertoServerOptions = {
  users: readonly VertoUser[];
  media: VertoMedia;
  /** Default "verto.test". `user@anything` is cut to `user`, as with chop-domain. */
  domain?: string;
  /** How long the answered calls of a lost socket are kept (ms). Default 120_000, as mod_verto's own. */
  detachTimeoutMs?: number;
  /** A verto.answer takes this long to be dealt with, and a leg that was rung is up this much later (ms). Default 0. */
  answerTakesMs?: number;
  bridgeTakesMs?: number;
  /** What a call placed by a client reaches. Default `testDialplan`. */
  dialplan?: Dialplan;
  /** Event channels that a user may subscribe to; a prefix before the first dot counts. Default ["demo", "presence"]. */
  eventChannels?: readonly string[];
  clock?: Clock;
  log?: Log;
  /** Answer the upgrades of this server at `path` instead of listening on 127.0.0.1:`port`. */
  attach?: { server: Server; path: string };
  /** Default 0: any free port. */
  port?: number;
};

// --- Legs --------------------------------------------------------------------------------------

/**
 * ringing: not answered yet, in either direction. detached: answered, but the client's socket is lost or
 * it has not attached again yet; the port is silent. ended is final.
 */
export type LegState = "ringing" | "up" | "detached" | "ended";

/** One call between this server and one user. */
export type Leg = {
  /**
   * The callID on the wire. A call to a user with several connections has one for each while it rings, and
   * keeps the one of the connection that answered; until then this is the first.
   */
  readonly id: string;
  readonly login: string;
  /** Who placed it, seen from the client. */
  readonly direction: "fromClient" | "toClient";
  /** The number dialled, or the user's own when the server calls. */
  readonly destination: string;
  readonly callerName: string;
  readonly callerNumber: string;
  readonly state: LegState;
  /** True between hold and unhold by the client. Its own sound towards the client is stopped here; music for the others is the owner's. */
  readonly held: boolean;
  /** What the client says and hears; undefined until there is media and after the end. The same object for the leg's whole life. */
  readonly port: AudioPort | undefined;
  readonly peer: MediaPeer | undefined;
  /** Set when it ended. */
  readonly cause: CauseName | undefined;
  /** Ends it and tells the client by verto.bye. Default NORMAL_CLEARING. Does nothing to one that has ended. */
  end(cause?: CauseName): void;
  /** verto.display: who is on the other end now. */
  display(name: string, number: string): void;
  on<K extends keyof LegEvents>(event: K, listener: (detail: LegEvents[K]) => void): () => void;
};

export type LegEvents = {
  /** Answered: media is agreed on both sides (the connection itself may still be setting up). */
  legUp: { leg: Leg };
  /** `by` client: a verto.bye came; server: `end`, a lost socket, a time-out, bad media. */
  legEnded: { leg: Leg; cause: CauseName; causeCode: number; by: "client" | "server" };
  legDetached: { leg: Leg };
  legReattached: { leg: Leg };
  /**
   * From the client, as sent: groups split by `+`, `@ms` for the length. Towards a client mod_verto has no
   * message for digits: what a customer presses is heard (`Customer.presses`).
   */
  legDtmf: { leg: Leg; digits: string };
  legHeld: { leg: Leg; held: boolean };
};

export type VertoEvents = LegEvents & {
  /** A leg exists, from now on ringing. */
  legCreated: { leg: Leg };
  /** verto.clientReady was sent: the user can be called. */
  clientReady: { login: string; sessid: string };
  /** A logged-in connection ended. */
  clientGone: { login: string; sessid: string };
};

export type AgentCall = {
  callerName: string;
  callerNumber: string;
  /** Default: the user's own name and number. */
  calleeName?: string;
  calleeNumber?: string;
  /** Become direct members `verto_h_NAME` of the invite. */
  headers?: Readonly<Record<string, string>>;
  /** Become `variables.verto_svar_NAME`. */
  variables?: Readonly<Record<string, string>>;
  /** The caller has a camera: the invite offers video as well. */
  video?: boolean;
  /** Hangs up with NO_ANSWER after this long. Default: rings on. */
  ringForMs?: number;
};

// --- Dialplan ----------------------------------------------------------------------------------

type Answering = {
  /** Ringing before it is answered; a caller hears and sees nothing of it. Default 0. "never": rings until somebody ends it. */
  answerAfterMs?: number | "never";
  /** verto.media at once; the later verto.answer is then without sdp. */
  earlyMedia?: boolean;
  /** verto.bye this long after the answer. */
  hangUpAfterMs?: number;
  /** Hang up `hangUpAfterMs` (default 2000) after this digit came. */
  untilDigit?: string;
};

/** What a call from a client reaches. */
export type Route =
  | ({ reaches: "echo" | "tone" } & Answering)
  /** Answered, and the rest is the owner's: it joins `leg.port` to a bridge. */
  | ({ reaches: "owner" } & Answering)
  /** All connections of that user ring; then the two are bridged. */
  | { reaches: "user"; login: string }
  /** Refused at once with this cause. */
  | { reaches: "nobody"; cause: CauseName };

/** undefined: nobody knows the number, NO_ROUTE_DESTINATION. */
export type Dialplan = (destination: string, leg: Leg) => Route | undefined;

// --- The server --------------------------------------------------------------------------------

/** A frame as it went over a socket, but for the passwd. Speed-test frames are not shown. */
export type SeenFrame = {
  connection: number;
  login: string | undefined;
  direction: "fromClient" | "toClient";
  text: string;
};

export type VertoFaults = {
  /** TCP reset of every socket of this user; answered calls become detached. Returns how many. */
  /** Without a user: everybody's. */
  dropSockets(login?: string): number;
  /** For `ms` nothing is read and nothing written, and the sockets stay open. Returns how many. */
  freezeSockets(login: string, ms: number): number;
  /** The next `n` logins with right credentials fail with "Authentication Failure". */
  refuseLogins(n: number): void;
  /** What was kept is forgotten: detached calls end, running ones will not survive their socket. The next reattach list is empty. */
  forgetSessions(): void;
  /** Every frame to a client comes this much later. 0 ends it. */
  delayFrames(ms: number): void;
  /** verto.punt, then close, as if another connection had taken over the session. Returns how many. */
  punt(login: string): number;
};

export type VertoServer = {
  /** ws://127.0.0.1:PORT[/path] */
  readonly url: string;
  addUser(user: VertoUser): void;
  /** Whether a connection of this user is ready to be called. */
  isReachable(login: string): boolean;
  /** All legs of a user that have not ended. */
  legs(login: string): Leg[];
  /** Any leg that has not ended. */
  leg(callID: string): Leg | undefined;
  /**
   * Calls the user on all of its connections: the first to answer wins, the others get verto.bye LOSE_RACE.
   * Nobody connected: the leg ends with USER_NOT_REGISTERED in the next turn of the event loop.
   */
  callAgent(login: string, call: AgentCall): Leg;
  on<K extends keyof VertoEvents>(event: K, listener: (detail: VertoEvents[K]) => void): () => void;
  /** Shows each frame, after one from a client was dealt with and when one to a client is written. */
  tap(see: (frame: SeenFrame) => void): () => void;
  readonly faults: VertoFaults;
  /** Ends all legs, closes all sockets with code 1000 and stops listening. */
  close(): Promise<void>;
};
