import * as v from "valibot";
import type { Millis } from "../../../shared/time.ts";
import { isServerMethod, type ServerParams, serverParams } from "../../../shared/wire/verto.ts";
import type { SocketLoss } from "../../socket/keep-socket.ts";

/** closed ──start()──► connecting ──► loggingIn ──► ready; a loss leads over waiting to connecting. */
export type VertoConnection =
  | { readonly kind: "connecting"; readonly attempt: number }
  | { readonly kind: "loggingIn" }
  | { readonly kind: "ready" }
  | { readonly kind: "waiting"; readonly retryAt: Millis; readonly attempt: number; readonly why: SocketLoss }
  | { readonly kind: "closed"; readonly why: VertoClosed };

/** Only `start()` leads on from each of these. `unreachable`: the address is none, or the upgrade met a 401. */
export type VertoClosed = "notStarted" | "asked" | "punted" | "loginRefused" | "unreachable";

/** The other end of a call as the server names it. */
export interface Party {
  readonly name?: string;
  readonly number?: string;
}

/** A call that the server offers us, or gives back after a reconnect. `sdp` is an offer in both cases. */
export interface OfferedCall {
  readonly callId: string;
  readonly sdp: string;
  readonly remote: Party;
  /** "inbound": they called us. */
  readonly direction: "inbound" | "outbound";
  /** The dialplan's `verto_h_*` members, without that prefix. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What the server said about a call or to us. */
export type ServerFact =
  | ({ readonly kind: "invited" } & OfferedCall)
  /** Media anew for a running call: the peer connection is to be rebuilt and the offer answered by `attach`. */
  | ({ readonly kind: "attachOffered" } & OfferedCall)
  /** Early media: `sdp` answers our offer. The call is not answered yet. */
  | { readonly kind: "mediaOffered"; readonly callId: string; readonly sdp: string }
  /** `sdp` is absent when `mediaOffered` brought it. */
  | { readonly kind: "answered"; readonly callId: string; readonly sdp?: string }
  | { readonly kind: "displayChanged"; readonly callId: string; readonly remote: Party }
  | { readonly kind: "ended"; readonly callId: string; readonly cause: string; readonly causeCode?: number }
  | { readonly kind: "messageReceived"; readonly from?: string; readonly body?: string }
  /** verto.event, verto.prompt, verto.mediaParams, verto.announce, and an info that is no message. */
  | { readonly kind: "told"; readonly method: string; readonly params: Readonly<Record<string, unknown>> };

export type VertoEvent =
  | ServerFact
  | { readonly kind: "connectionChanged"; readonly connection: VertoConnection }
  /**
   * Logged in, and the server has said what it kept. A call of ours that is not in `reattached` is lost; one that
   * is comes with its offer in `attaches`.
   */
  | {
      readonly kind: "ready";
      readonly reattached: readonly string[];
      readonly attaches: readonly OfferedCall[];
      /** When the server will close the connection, if it said so. */
      readonly authExpiresAt?: Millis;
    }
  /** Another program logged in with our session id. We do not come back by ourselves: two would fight. */
  | { readonly kind: "punted" }
  /** `sessionInUse`: another user holds our session id; a new one is needed. Else the credentials are wrong. */
  | {
      readonly kind: "loginRefused";
      readonly sessionInUse: boolean;
      readonly rpcCode?: number;
      readonly message?: string;
    }
  /** A request we do not know, or one that lacks what it must have; `count` for this method since the start. */
  | { readonly kind: "unknown"; readonly method: string; readonly count: number }
  | { readonly kind: "unreadable"; readonly method: string; readonly count: number };

/** What steers the connection itself. */
export type ServerSignal =
  | { readonly kind: "clientReady"; readonly reattached: readonly string[] }
  | { readonly kind: "pinged"; readonly authExpires?: number }
  | { readonly kind: "puntOrdered" };

/** Reads a request of the server. Never throws. */
export function readRequest(
  method: string,
  params: unknown,
): ServerFact | ServerSignal | { readonly kind: "unknown" } | { readonly kind: "unreadable" } {
  if (!isServerMethod(method)) return { kind: "unknown" };
  const read = v.safeParse(serverParams[method], params);
  if (!read.success) return { kind: "unreadable" };
  // Parsed by the schema of this very method, which the compiler cannot follow through the table.
  const told = <M extends keyof ServerParams>(_: M) => read.output as ServerParams[M];

  switch (method) {
    case "verto.invite":
      return { kind: "invited", ...offeredCall(told(method)) };
    case "verto.attach":
      return { kind: "attachOffered", ...offeredCall(told(method)) };
    case "verto.media": {
      const { callID, sdp } = told(method);
      return { kind: "mediaOffered", callId: callID, sdp };
    }
    case "verto.answer": {
      const { callID, sdp } = told(method);
      return { kind: "answered", callId: callID, ...(sdp === undefined ? {} : { sdp }) };
    }
    case "verto.display": {
      const { callID, display_name, display_number } = told(method);
      return { kind: "displayChanged", callId: callID, remote: party(display_name, display_number) };
    }
    case "verto.bye": {
      const { callID, cause, causeCode } = told(method);
      return {
        kind: "ended",
        callId: callID,
        cause: cause ?? "NORMAL_UNSPECIFIED",
        ...(causeCode === undefined ? {} : { causeCode }),
      };
    }
    case "verto.info": {
      const { msg, ...rest } = told(method);
      if (msg === undefined) return { kind: "told", method, params: rest };
      return {
        kind: "messageReceived",
        ...(msg.from === undefined ? {} : { from: msg.from }),
        ...(msg.body === undefined ? {} : { body: msg.body }),
      };
    }
    case "verto.clientReady":
      return { kind: "clientReady", reattached: told(method).reattached_sessions };
    case "verto.ping": {
      const expires = told(method)["auth-expires"];
      return { kind: "pinged", ...(expires === undefined ? {} : { authExpires: expires }) };
    }
    case "verto.punt":
      return { kind: "puntOrdered" };
    case "verto.event":
    case "verto.prompt":
    case "verto.mediaParams":
    case "verto.announce":
      return { kind: "told", method, params: told(method) };
  }
}

/** `display_direction` is the server's view: its "inbound" is a call that we placed. */
function offeredCall(params: ServerParams["verto.invite"] | ServerParams["verto.attach"]): OfferedCall {
  const placed = params.display_direction === "inbound";
  return {
    callId: params.callID,
    sdp: params.sdp,
    direction: placed ? "outbound" : "inbound",
    remote: placed
      ? party(params.callee_id_name, params.callee_id_number)
      : party(params.caller_id_name, params.caller_id_number),
    headers: headersOf(params),
  };
}

function party(name: string | undefined, number: string | undefined): Party {
  return { ...(name ? { name } : {}), ...(number ? { number } : {}) };
}

function headersOf(params: Record<string, unknown>): Record<string, string> {
  const prefix = "verto_h_";
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) =>
      name.startsWith(prefix) && typeof value === "string" ? [[name.slice(prefix.length), value]] : [],
    ),
  );
}
