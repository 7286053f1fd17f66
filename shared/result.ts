import type { ErrorCode } from "./errors.ts";
import type { Reason, Reasons } from "./reasons.ts";

/** An expected failure, as windows are told of it. */
export interface Failure {
  readonly code: ErrorCode;
  /** What the interface says or asks further: `reasonOf` reads it. */
  readonly reason?: Reason;
  /** What the sentence names: a host, a proxy, a certificate's issuer. Words of strangers, made fit for it. */
  readonly about?: Readonly<Record<string, string>>;
  /** Stays in main. */
  readonly detail?: never;
}

/** An expected failure in main. `detail` is for people who read logs: it never holds a secret, and no window sees it. */
export interface LoggedFailure extends Omit<Failure, "detail"> {
  readonly detail?: string;
}

/** The result of anything that can fail in an expected way. A throw is a bug. */
export type Result<T, F = LoggedFailure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: F };

/** A result as a window gets it. */
export type Answer<T> = Result<T, Failure>;

/** Success. Without a value it is `Result<void>`. */
export function ok(): Answer<void>;
export function ok<T>(value: T): Answer<T>;
export function ok<T>(value?: T): Answer<T | undefined> {
  return { ok: true, value };
}

/** Failure with a code of the closed list. */
export function fail(code: ErrorCode): { ok: false; error: Failure };
export function fail(code: ErrorCode, detail: string | undefined): { ok: false; error: LoggedFailure };
export function fail(code: ErrorCode, detail?: string): { ok: false; error: LoggedFailure } {
  return { ok: false, error: detail === undefined ? { code } : { code, detail } };
}

/** Failure with what the interface says or asks of it, where that is known. */
export function failFor<C extends keyof Reasons>(
  code: C,
  reason: Reasons[C] | null | undefined,
): { ok: false; error: Failure } {
  return { ok: false, error: reason == null ? { code } : { code, reason } };
}

/** The reason of a failure with this code; null for another code, or where none is known. */
export function reasonOf<C extends keyof Reasons>(
  failure: LoggedFailure | Failure,
  code: C,
): Reasons[C] | null {
  return failure.code === code ? ((failure.reason ?? null) as Reasons[C] | null) : null;
}

/** What a window is told of a failure: exactly that, whatever else main knows of it. */
export function forWindows({ code, reason, about }: LoggedFailure): Failure {
  return { code, ...(reason !== undefined && { reason }), ...(about !== undefined && { about }) };
}

/** The same of a result. */
export function answerOf<T>(result: Result<T>): Answer<T> {
  return result.ok ? result : { ok: false, error: forWindows(result.error) };
}
