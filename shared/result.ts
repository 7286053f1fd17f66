import type { ErrorCode } from "./errors.ts";

/** An expected failure. `detail` is for people who read logs: it never holds a secret. */
export interface Failure {
  readonly code: ErrorCode;
  readonly detail?: string;
  /** What the sentence names: a host, a proxy, a certificate's issuer. Words of strangers, made fit for it. */
  readonly about?: Readonly<Record<string, string>>;
}

/** The answer of anything that can fail in an expected way. A throw is a bug. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

/** Success. Without a value it is `Result<void>`. */
export function ok(): Result<void>;
export function ok<T>(value: T): Result<T>;
export function ok<T>(value?: T): Result<T | undefined> {
  return { ok: true, value };
}

/** Failure with a code of the closed list. */
export function fail(code: ErrorCode, detail?: string): { ok: false; error: Failure } {
  return { ok: false, error: detail === undefined ? { code } : { code, detail } };
}
