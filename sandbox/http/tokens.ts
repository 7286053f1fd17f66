import { randomBytes } from "node:crypto";

/** Tokens that look like JWTs and are only known here; their signature is chance. */
export interface Tokens {
  issue(userId: string, authorities: readonly string[]): string;
  /** Who it belongs to, while it lives. */
  userOf(token: string): string | undefined;
  /** Seconds that tokens issued from now on live. */
  setLife(seconds: number): void;
  /** From now on these are refused. Without a user: all. */
  expire(userId?: string): number;
  readonly isRefreshRefused: boolean;
  refuseRefresh(on: boolean): void;
}

const defaultLifeSeconds = 12 * 3600;

export function createTokens(now: () => number, lifeSeconds = defaultLifeSeconds): Tokens {
  const known = new Map<string, { userId: string; expiresAt: number }>();
  let life = lifeSeconds;
  let isRefreshRefused = false;
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return {
    issue(userId, authorities) {
      const expiresAt = now() + life * 1000;
      const times = { iat: Math.floor(now() / 1000), exp: Math.floor(expiresAt / 1000) };
      const payload = { userId, authorities, ...times, jti: randomBytes(8).toString("hex") };
      const token = `${part({ alg: "HS256", typ: "JWT" })}.${part(payload)}.${randomBytes(32).toString("base64url")}`;
      for (const [old, { expiresAt: end }] of known) if (end <= now()) known.delete(old);
      known.set(token, { userId, expiresAt });
      return token;
    },
    userOf(token) {
      const found = known.get(token);
      return found !== undefined && found.expiresAt > now() ? found.userId : undefined;
    },
    setLife(seconds) {
      life = seconds;
    },
    expire(userId) {
      const gone = [...known].filter(([, one]) => userId === undefined || one.userId === userId);
      for (const [token] of gone) known.delete(token);
      return gone.length;
    },
    get isRefreshRefused() {
      return isRefreshRefused;
    },
    refuseRefresh(on) {
      isRefreshRefused = on;
    },
  };
}
