import type { Log } from "../../../shared/log.ts";
import type { Clock } from "../../../shared/time.ts";
import type { VertoHoldState } from "../../../shared/wire/verto.ts";
import type { KeepSocketOptions } from "../../socket/keep-socket.ts";
import type { VertoConnection, VertoEvent } from "./events.ts";
import type { VertoResult } from "./failure.ts";

export interface VertoClientOptions {
  url: string;
  login: string;
  passwd: string;
  /** Ours, and the same for as long as calls are to be found again: the server keeps them for it. */
  sessid: string;
  clock: Clock;
  log: Log;
  emit(event: VertoEvent): void;
  /** How far our clock is ahead of the server's, ms: the end of a login comes by the server's. Default 0. */
  skew?(): number;
  /** How long an answer may take. Default 10 s. */
  timeoutMs?: number;
  /** Between two DTMF messages. Default 100 ms; the server needs pauses of 50. */
  digitsGapMs?: number;
  /** Become channel variables of each call. */
  userVariables?: Record<string, string | boolean>;
  /**
   * The kept socket's: beat interval and deadline, back-off, waking, chance, the WebSocket itself. Beats closer than
   * 50 ms would keep the server from delivering anything at all.
   */
  socket?: Partial<
    Pick<
      KeepSocketOptions,
      | "beatEveryMs"
      | "beatDeadlineMs"
      | "wakeDeadlineMs"
      | "settledMs"
      | "backoff"
      | "random"
      | "handshakeMs"
      | "maxPayload"
      | "open"
      | "agentFor"
    >
  >;
}

export interface NewCall {
  /** Becomes the server's channel id: unused so far, and a secret. */
  callId: string;
  /** The offer, complete with its candidates. */
  sdp: string;
  destination: string;
  callerName?: string;
  callerNumber?: string;
  userVariables?: Record<string, string | boolean>;
}

export type CallChange =
  | { action: "hold" | "unhold" | "toggleHold" }
  /** The partner is transferred blindly; our leg ends with a verto.bye. */
  | { action: "transfer"; destination: string }
  /** The partners of two own calls are joined; both legs end. */
  | { action: "replace"; otherCallId: string }
  /** A new offer, after an ICE restart say. The call must be answered: the server hangs up one that is not. */
  | { action: "updateMedia"; sdp: string };

/** The server's hold state after the change, and its answer to the offer of an updateMedia. */
export interface CallChanged {
  hold?: VertoHoldState;
  sdp?: string;
}

/**
 * The client of one mod_verto login. Every request resolves: with what the server said, or with why not
 * (`VertoFailure`, which tells a refusal from an end that leaves it open). Nothing is repeated by itself.
 */
export interface VertoClient {
  start(): void;
  close(): void;
  /** After sleep, or when the network is back. */
  wake(): void;
  /** Drops the connection and logs in again at once: the server offers what it kept afresh. */
  reconnect(reason: string): void;
  connection(): VertoConnection;
  /** A call out: the leg exists. What becomes of it comes as `mediaOffered`, `answered` or `ended`. */
  invite(call: NewCall): Promise<VertoResult<undefined>>;
  /** Answers an `invited` call. */
  answer(callId: string, sdp: string): Promise<VertoResult<undefined>>;
  /** Answers an offer of `ready` or `attachOffered`. */
  attach(callId: string, sdp: string): Promise<VertoResult<undefined>>;
  /** Ends or rejects a call; `ended` does not follow. `cause` is a name of `causeCodes`. */
  bye(callId: string, cause?: string): Promise<VertoResult<{ cause: string }>>;
  modify(callId: string, change: CallChange): Promise<VertoResult<CallChanged>>;
  /** Whether the server has this call, ringing or answered: "gone" when it does not. Changes nothing there. */
  exists(callId: string): Promise<VertoResult<undefined>>;
  /** DTMF: 0-9, A-D, *, #. Paced; keeps its order. */
  dtmf(callId: string, digits: string): Promise<VertoResult<undefined>>;
  ping(): Promise<VertoResult<undefined>>;
}
