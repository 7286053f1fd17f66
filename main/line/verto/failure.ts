import type { ErrorCode } from "../../../shared/errors.ts";
import type { LoggedFailure } from "../../../shared/result.ts";
import { type ErrorReply, vertoMessages } from "../../../shared/wire/verto.ts";

/**
 * How a request to mod_verto failed. `code` is the app's word; `why` says what happened on the wire.
 * Only after `socketLost`, `timedOut`, `unreadable` and `stopped` (code "ambiguous") may it have been done all the same.
 */
export interface VertoFailure extends LoggedFailure {
  readonly why: /** The server said no: `rpcCode`, `message`, `cause` and `causeCode` as it gave them. */
    | "refused"
    /** Not sent: not logged in. */
    | "notReady"
    /** Not sent: it could not be what the server takes (digits, size, an SDP without a usable candidate). */
    | "unsendable"
    | "socketLost"
    | "timedOut"
    /** Answered, but not in a form that we can read. */
    | "unreadable"
    /** We closed the client meanwhile. */
    | "stopped";
  readonly rpcCode?: number;
  readonly message?: string;
  readonly cause?: string;
  readonly causeCode?: number;
}

export type VertoResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: VertoFailure };

const codes: Record<VertoFailure["why"], ErrorCode> = {
  refused: "refused",
  notReady: "offline",
  unsendable: "invalid",
  socketLost: "ambiguous",
  timedOut: "ambiguous",
  unreadable: "ambiguous",
  stopped: "ambiguous",
};

export function failed(
  why: Exclude<VertoFailure["why"], "refused">,
  detail?: string,
): { ok: false; error: VertoFailure } {
  return { ok: false, error: { code: codes[why], why, ...(detail === undefined ? {} : { detail }) } };
}

/** The server's error reply, any member of which may be missing. A call that it does not know is "gone". */
export function refused(reply: ErrorReply): { ok: false; error: VertoFailure } {
  const { code, message, cause, causeCode } = reply;
  return {
    ok: false,
    error: {
      code: message === vertoMessages.noSuchCall ? "gone" : "refused",
      why: "refused",
      ...(code === undefined ? {} : { rpcCode: code }),
      ...(message === undefined ? {} : { message, detail: message }),
      ...(cause === undefined ? {} : { cause }),
      ...(causeCode === undefined ? {} : { causeCode }),
    },
  };
}
