import * as v from "valibot";
import type { Millis } from "../../shared/time.ts";
import { TokenPayloadSchema } from "../../shared/wire/auth.ts";

/** When a token was issued and runs out, by its server's clock (ms since 1970). */
export interface TokenTimes {
  readonly issuedAt: Millis | null;
  readonly expiresAt: Millis;
}

/** Holds the session's token: the one place it lives in main's memory. Prints and serialises as nothing. */
export class TokenHolder {
  #token: string | null = null;
  #times: TokenTimes | null = null;
  #arrivedAt = 0;
  #isNew = false;
  #watchers = new Set<() => void>();
  readonly #monotonic: () => number;

  /** @param monotonic the clock that a token's life is measured by, ms */
  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** The token, or null when signed out. */
  read(): string | null {
    return this.#token;
  }

  /** Null when there is no token or it does not say. */
  get times(): TokenTimes | null {
    return this.#times;
  }

  /** When it came, by the monotonic clock. */
  get arrivedAt(): number {
    return this.#arrivedAt;
  }

  /** It came from the server just then, and not out of the keychain. */
  get isNew(): boolean {
    return this.#isNew;
  }

  put(token: string | null, from: "server" | "keychain" = "server"): void {
    this.#token = token;
    this.#times = token === null ? null : timesOf(token);
    this.#arrivedAt = this.#monotonic();
    this.#isNew = from === "server";
    for (const told of this.#watchers) told();
  }

  /** Tells of every change; gives the undo. */
  watch(told: () => void): () => void {
    this.#watchers.add(told);
    return () => this.#watchers.delete(told);
  }

  toJSON(): object {
    return { token: this.#token === null ? "none" : "held" };
  }
}

/** Null when it is no JWT or has no `exp`. The signature is the server's business. */
function timesOf(token: string): TokenTimes | null {
  const payload = payloadOf(token);
  if (payload?.exp === undefined) return null;
  return {
    issuedAt: payload.iat === undefined ? null : payload.iat * 1000,
    expiresAt: payload.exp * 1000,
  };
}

function payloadOf(token: string): v.InferOutput<typeof TokenPayloadSchema> | undefined {
  const [, payload] = token.split(".");
  if (payload === undefined) return undefined;
  try {
    const read = v.safeParse(
      TokenPayloadSchema,
      JSON.parse(Buffer.from(payload, "base64url").toString("utf8")),
    );
    return read.success ? read.output : undefined;
  } catch {
    // Not a JWT: a token is opaque to us, this only costs the early refresh.
    return undefined;
  }
}

/** A token that can stand in a header. */
export function isSendable(token: string): boolean {
  return /^[\x21-\x7e]+$/.test(token);
}
