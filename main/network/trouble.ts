import { cleanName } from "../../shared/clean-text.ts";
import type { ErrorCode } from "../../shared/errors.ts";
import type { Failure } from "../../shared/result.ts";

/** Why no connection came about. Nothing had been sent to the server yet, so whatever was asked did not happen. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
  readonly failure: Failure;

  constructor(code: ErrorCode, detail: string, about: Readonly<Record<string, string>> = {}) {
    super(detail);
    this.failure = { code, about };
  }
}

/** The trouble inside of what a request or a socket failed with; null for any other failure. */
export function networkErrorOf(error: unknown): NetworkError | null {
  if (error instanceof NetworkError) return error;
  return error instanceof Error && error.cause instanceof NetworkError ? error.cause : null;
}

/** The system's code of a failed connection: ECONNREFUSED, ENOTFOUND, CERT_HAS_EXPIRED, … */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : error instanceof Error ? error.name : "unknown";
}

/** What the direct way to a host failed with. */
export function unreached(error: unknown, host: string): NetworkError {
  if (error instanceof NetworkError) return error;
  const code = codeOf(error);
  const isName = code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "EAI_NONAME";
  return new NetworkError(isName ? "noName" : "offline", `${host}: ${code}`, { host });
}

/** Words that a stranger wrote (a certificate's issuer, a proxy's scheme), fit for a sentence. */
export function strangersWords(text: unknown): string {
  return typeof text === "string" ? cleanName(text, 80) : "";
}
