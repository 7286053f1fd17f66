import type { ErrorCode } from "../../shared/errors.ts";
import type { LoggedFailure } from "../../shared/result.ts";

export interface ServiceErrorFacts {
  /** HTTP status, or 0 when no answer came. */
  readonly status?: number;
  /** The same request may do better in a moment. Never said of a request that may have happened. */
  readonly worthRetrying?: boolean;
  /** The request may or may not have taken effect: read the thing again before deciding. */
  readonly ambiguous?: boolean;
  /** The server's own code, where it sent one ("AUTH_001"). */
  readonly serverCode?: string;
  /** What the sentence names: `Failure.about`. */
  readonly about?: Readonly<Record<string, string>>;
}

/**
 * Every way a service call fails. The services reject with it, as the SDK's page has promises reject;
 * `main/commands` turns it into a Result. The message names endpoint and reason, never a token or a body.
 */
export class ServiceError extends Error {
  override readonly name = "ServiceError";
  readonly code: ErrorCode;
  readonly status: number;
  readonly worthRetrying: boolean;
  readonly ambiguous: boolean;
  readonly serverCode: string | undefined;
  readonly about: Readonly<Record<string, string>> | undefined;

  constructor(code: ErrorCode, message: string, facts: ServiceErrorFacts = {}) {
    super(message);
    this.code = code;
    this.status = facts.status ?? 0;
    this.ambiguous = facts.ambiguous ?? false;
    this.worthRetrying = !this.ambiguous && (facts.worthRetrying ?? false);
    this.serverCode = facts.serverCode;
    this.about = facts.about;
  }

  get failure(): LoggedFailure {
    const { about } = this;
    return { code: this.code, detail: this.message, ...(about === undefined ? {} : { about }) };
  }
}

/** The code for an answer that is not 2xx. 401 is decided by who asked: `http.ts`. */
export function codeForStatus(status: number): ErrorCode {
  if (status === 403) return "forbidden";
  if (status === 404) return "notFound";
  if (status === 410) return "gone";
  if (status >= 500) return "serverError";
  if (status >= 400) return "refused";
  return "badAnswer";
}

/** Node's and undici's codes of failures before anything was sent: such a request surely did not happen. */
const neverSent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "ENETDOWN",
  "EHOSTUNREACH",
  "EADDRNOTAVAIL",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** The system's code of a failed fetch, or its class: never its message, which may quote a header. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const cause = error.cause as { code?: unknown; name?: unknown } | undefined;
  if (typeof cause?.code === "string") return cause.code;
  const code = (error as { code?: unknown }).code;
  return typeof code === "string" ? code : error.name;
}

export function wasNeverSent(cause: string): boolean {
  return neverSent.has(cause) || isCertificateTrouble(cause);
}

export function isCertificateTrouble(cause: string): boolean {
  return /CERT|SELF_SIGNED|^ERR_TLS|UNABLE_TO_VERIFY/.test(cause);
}
