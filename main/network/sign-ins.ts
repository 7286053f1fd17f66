import * as v from "valibot";
import type { Log } from "../../shared/log.ts";
import type { Result } from "../../shared/result.ts";

/** A name and a password for one proxy, and no other: a network may name any proxy it likes. */
export interface ProxySignIn {
  readonly username: string;
  readonly password: string;
}

export interface KnownSignIn {
  /** For Proxy-Authorization. */
  readonly header: string;
}

/** What tunnels ask: who signs in at a proxy. */
export interface ProxyCredentials {
  /** Null when nobody has said yet. */
  of(proxy: string): Promise<KnownSignIn | null>;
  /** The proxy took it. */
  worked(proxy: string): void;
  /** The proxy wants one, or another one than was `tried`. */
  refused(proxy: string, tried: KnownSignIn | null): void;
}

export interface ProxySignIns extends ProxyCredentials {
  /** What the user typed; kept beyond this run only when the proxy took it. */
  answer(proxy: string, signIn: ProxySignIn, keep: boolean): void;
  /** The user does not want to, now: no request that fails shows the question again by itself. */
  decline(): void;
  /** Somebody tries again: what was declined may be asked. */
  allow(): void;
  /** Shows what was declined. */
  askAgain(): void;
  /** Resolves with the user's answer to what is asked now: true for a sign-in, false for none. */
  answered(): Promise<boolean>;
  /** Takes all of them off this computer. */
  forget(): Promise<void>;
}

/** `isAgain`: the proxy did not take what it was given. */
interface Asked {
  readonly proxy: string;
  readonly isAgain: boolean;
}

export interface DeskParts {
  readonly keychain: {
    get(account: string): Promise<Result<string | null>>;
    set(account: string, secret: string): Promise<Result<void>>;
    remove(account: string): Promise<Result<void>>;
  };
  /** For which proxies the keychain holds something: it is not touched for others. */
  readonly kept: () => readonly string[];
  readonly keepNames: (proxies: readonly string[]) => void;
  /** Shows the question, or takes it away. */
  readonly show: (asked: Asked | null) => void;
  readonly log: Log;
}

const keptSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ version: v.literal(1), username: v.string(), password: v.string() }),
);

interface Held extends KnownSignIn {
  readonly signIn: ProxySignIn;
  /** To be kept as soon as the proxy took it. */
  toKeep: boolean;
}

/** One item in the keychain for each proxy, apart from the provider's sign-in. */
const itemOf = (proxy: string) => `proxy ${proxy}`;

/** Proxies' sign-ins: asked once in the window, kept like the password, each for its own proxy only. */
export function createProxySignIns(parts: DeskParts): ProxySignIns {
  const { keychain, log } = parts;
  const known = new Map<string, Held>();
  const looking = new Map<string, Promise<Held | null>>();
  let asked: Asked | null = null;
  let declined: Asked | null = null;
  let waiters: ((given: boolean) => void)[] = [];

  function hold(proxy: string, signIn: ProxySignIn, toKeep: boolean): Held {
    const text = Buffer.from(`${signIn.username}:${signIn.password}`, "utf8").toString("base64");
    const held = { signIn, toKeep, header: `Basic ${text}` };
    known.set(proxy, held);
    return held;
  }

  async function look(proxy: string): Promise<Held | null> {
    const read = await keychain.get(itemOf(proxy));
    if (!read.ok) log.warn("proxy sign-in: not read from the keychain", { code: read.error.code });
    if (!read.ok || read.value === null) return null;
    const parsed = v.safeParse(keptSchema, read.value);
    // Typed while the keychain was being asked: that is newer.
    return known.get(proxy) ?? (parsed.success ? hold(proxy, parsed.output, false) : null);
  }

  function ask(next: Asked): void {
    asked = next;
    declined = null;
    parts.show(next);
  }

  function settle(given: boolean): void {
    asked = null;
    parts.show(null);
    const told = waiters;
    waiters = [];
    for (const waiter of told) waiter(given);
  }

  async function keep(proxy: string, { username, password }: ProxySignIn): Promise<void> {
    const written = await keychain.set(itemOf(proxy), JSON.stringify({ version: 1, username, password }));
    if (written.ok) parts.keepNames([proxy, ...parts.kept().filter((each) => each !== proxy)]);
    else log.warn("proxy sign-in: not saved in the keychain", { code: written.error.code });
  }

  return {
    async of(proxy) {
      const held = known.get(proxy);
      if (held !== undefined) return held;
      if (!parts.kept().includes(proxy)) return null;
      const under = looking.get(proxy) ?? look(proxy);
      looking.set(proxy, under);
      return under;
    },
    worked(proxy) {
      const held = known.get(proxy);
      if (held === undefined || !held.toKeep) return;
      held.toKeep = false;
      void keep(proxy, held.signIn);
    },
    refused(proxy, tried) {
      const held = known.get(proxy) ?? null;
      // An older one than is known by now: the next try takes that.
      if (held !== null && held !== tried) return;
      known.delete(proxy);
      // What the keychain holds is not right either: sent again and again it would lock the account.
      looking.set(proxy, Promise.resolve(null));
      if (asked === null && declined?.proxy !== proxy) ask({ proxy, isAgain: tried !== null });
    },
    answer(proxy, signIn, toKeep) {
      hold(proxy, signIn, toKeep);
      if (asked?.proxy === proxy) settle(true);
    },
    decline() {
      declined = asked;
      settle(false);
    },
    allow() {
      declined = null;
    },
    askAgain() {
      if (declined !== null) ask(declined);
    },
    answered: () =>
      asked === null
        ? Promise.resolve(false)
        : new Promise((resolve) => {
            waiters.push(resolve);
          }),
    async forget() {
      known.clear();
      looking.clear();
      const names = parts.kept();
      parts.keepNames([]);
      for (const name of names) {
        const removed = await keychain.remove(itemOf(name));
        if (!removed.ok)
          log.warn("proxy sign-in: not removed from the keychain", { code: removed.error.code });
      }
    },
  };
}
