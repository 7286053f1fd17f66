import { fail, forWindows, type LoggedFailure, ok, type Result } from "../../shared/result.ts";
import type { SignedOutWhy } from "../../shared/state/session.ts";
import type { UserSessionRead } from "../../shared/wire/user.ts";
import { ServiceError } from "../nextiva/errors.ts";
import { signedInUser } from "../nextiva/vocabulary.ts";
import { chosenChannels } from "../work/status.ts";
import type { SessionParts, SignIn } from "./api.ts";
import type { Hydration } from "./hydrate.ts";
import type { KeptSignIn } from "./kept-sign-in.ts";
import type { Account } from "./secrets.ts";
import { readStatuses } from "./statuses.ts";

/**
 * From a password, typed or kept, to a working phone. Each is given the lifetime it belongs to: one that was overtaken
 * by another, or cancelled, changes nothing.
 */
export interface SigningIn {
  withPassword(input: SignIn, lifetime: AbortSignal): Promise<Result<void>>;
  /** By what is kept: its token first, then its password. `why` is said when nothing is. */
  withKept(account: Account, lifetime: AbortSignal, why: SignedOutWhy | null): Promise<void>;
}

export function createSigningIn(
  parts: Omit<SessionParts, "workitems"> & {
    readonly provider: () => string;
    readonly keptSignIn: KeptSignIn;
    readonly hydration: Hydration;
  },
): SigningIn {
  const { store, clock, log, settings, http, token, users, acd, keptSignIn, hydration } = parts;

  /** A proxy that wants a sign-in of its own gets it from the user, and what it kept back is tried again. */
  async function pastProxy<T>(lifetime: AbortSignal, work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        const isAsked = error instanceof ServiceError && error.code === "proxyAsks";
        if (!isAsked || lifetime.aborted || !(await parts.proxy.answered()) || lifetime.aborted) throw error;
      }
    }
  }

  /** The password went to this host, and was right: the next time it goes without a word. */
  function remember(url: string): void {
    const { host } = new URL(url);
    const others = settings.get().signedInAt.filter((each) => each !== host);
    keptSignIn.change({ signedInAt: [host, ...others].slice(0, 20) });
  }

  /** From a token in hand to a working phone. */
  async function begin(username: string, lifetime: AbortSignal): Promise<void> {
    const session = (await pastProxy(lifetime, () =>
      users.initSession({ platform: "web" }),
    )) as UserSessionRead;
    const statuses = await readStatuses({
      fetch: () => acd.fetchStatuses(),
      clock,
      log,
      late: (found) => store.dispatch({ kind: "statusesRead", statuses: found }),
      isOver: () => lifetime.aborted,
    });
    if (lifetime.aborted) return;
    const provider = parts.provider();
    const user = signedInUser(session);
    hydration.belongsTo(user.userId);
    remember(provider);
    store.dispatch({
      kind: "signedIn",
      user: { ...user, username: user.username || username },
      stays: keptSignIn.isKeeping(),
    });
    store.dispatch({ kind: "statusesRead", statuses });
    hydration.take(session, parts.memory.claim({ provider, username }));
    parts.feed().start();
    if (store.get().line.mode === "softphone") void parts.askForMicrophone();
    void autoLogin(session, lifetime);
  }

  async function autoLogin(session: UserSessionRead, lifetime: AbortSignal): Promise<void> {
    if (session.acdLoginAt) return;
    try {
      const answer = await users.autoLoginToAcd(chosenChannels(store.get()));
      if (lifetime.aborted || answer === undefined) return;
      store.dispatch({ kind: "acdChanged", acd: "in" });
      const statusId = session.defaultAcdLoginStatus;
      if (statusId !== undefined) store.dispatch({ kind: "statusChanged", statusId, since: clock.now() });
    } catch (error) {
      log.warn("ACD: automatic login failed", { error });
      if (lifetime.aborted) return;
      store.dispatch({ kind: "statusNotSet", statusId: null });
    }
  }

  function failed(error: unknown, lifetime: AbortSignal): LoggedFailure {
    const failure = error instanceof ServiceError ? error.failure : { code: "internal" as const };
    if (!(error instanceof ServiceError)) log.error("sign-in: failed with an exception", { error });
    if (!lifetime.aborted) {
      keptSignIn.letGo();
      token.put(null);
      const why: SignedOutWhy = failure.code === "badCredentials" ? "badCredentials" : "failed";
      store.dispatch({ kind: "signedOut", why, error: forWindows(failure) });
    }
    return failure;
  }

  /** True when the kept token still opens a session. */
  async function byToken(
    account: Account,
    kept: { readonly token: string | null; readonly location: string | null },
    lifetime: AbortSignal,
  ): Promise<boolean> {
    if (kept.token === null || kept.location === null || !http.setLocation(kept.location).ok) return false;
    try {
      await begin(account.username, lifetime);
      return true;
    } catch (error) {
      const expired =
        error instanceof ServiceError && (error.status === 401 || error.code === "sessionExpired");
      if (!expired) throw error;
      return lifetime.aborted;
    }
  }

  return {
    async withPassword({ username, password, stay }, lifetime) {
      const account = { provider: parts.provider(), username };
      try {
        await pastProxy(lifetime, () => users.login(username, password, lifetime));
        if (lifetime.aborted) return fail("gone", "cancelled");
        keptSignIn.keep(account, stay ? password : null);
        await begin(username, lifetime);
        if (lifetime.aborted) return fail("gone", "cancelled");
        if (stay) void keptSignIn.save();
        else if (settings.get().staySignedIn) void keptSignIn.forget(account);
        return ok();
      } catch (error) {
        return { ok: false, error: failed(error, lifetime) };
      }
    },
    async withKept(account, lifetime, why) {
      const read = await keptSignIn.read(account);
      if (lifetime.aborted) return;
      if (!read.ok || read.value === null) {
        store.dispatch({ kind: "signedOut", why, error: read.ok ? null : forWindows(read.error) });
        return;
      }
      const kept = read.value;
      store.dispatch({ kind: "signInStarted", username: account.username });
      // The kept token first: only a new one is worth saving.
      token.put(kept.token, "keychain");
      keptSignIn.keep(account, kept.password);
      try {
        if (!(await byToken(account, kept, lifetime))) {
          await pastProxy(lifetime, () => users.login(account.username, kept.password, lifetime));
          if (!lifetime.aborted) await begin(account.username, lifetime);
        }
        if (!lifetime.aborted && !keptSignIn.hasKey()) void keptSignIn.save();
      } catch (error) {
        failed(error, lifetime);
      }
    },
  };
}
