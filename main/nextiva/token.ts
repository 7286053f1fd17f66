import * as v from "valibot";
import { TokenPayloadSchema } from "../../shared/wire/auth.ts";

/** Holds the session's token: the one place it lives in main's memory. Prints and serialises as nothing. */
export class TokenHolder {
  #token: string | null = null;
  #expiresAt: number | null = null;
  #watchers = new Set<() => void>();

  /** The token, or null when signed out. */
  read(): string | null {
    return this.#token;
  }

  /** Milliseconds since 1970; null when there is no token or it does not say. */
  get expiresAt(): number | null {
    return this.#expiresAt;
  }

  put(token: string | null): void {
    this.#token = token;
    this.#expiresAt = token === null ? null : expiryOf(token);
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

/** When a JWT runs out (ms), or null when it is no JWT or has no `exp`. The signature is the server's business. */
function expiryOf(token: string): number | null {
  const exp = payloadOf(token)?.exp;
  return exp === undefined ? null : exp * 1000;
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
