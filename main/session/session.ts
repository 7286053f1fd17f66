import { fail, ok, type Result } from "../../shared/result.ts";
import { liveCalls } from "../../shared/state/call.ts";
import { readProvider } from "../nextiva/location.ts";
import type { Session, SessionParts } from "./api.ts";
import { createHydration } from "./hydrate.ts";
import { createKeptSignIn } from "./kept-sign-in.ts";
import { createSigningIn } from "./sign-in.ts";

/** A session that is lost again within this time (ms) is not signed in anew without being asked. */
const comesBackEvery = 60_000;

/** An address for the settings: as it was typed, but of a page's address only what is used. */
function asKept(address: string): string {
  const read = readProvider(address);
  return read.ok && read.value.isShortened ? read.value.url : address;
}

/** Answers for a sign-in as soon as it is given up. */
function cancelled(lifetime: AbortSignal): Promise<Result<void>> {
  return new Promise((resolve) => {
    lifetime.addEventListener("abort", () => resolve(fail("gone", "cancelled")), { once: true });
  });
}

/** Signing in, staying, and leaving. A sign-in that was overtaken by another changes nothing. */
export function createSession(parts: SessionParts): Session {
  const { store, clock, log, settings, token, users, line } = parts;
  let provider = "";
  /** From a sign-in's beginning until it is cancelled, left, or another begins: what is late for it is dropped. */
  let lifetime = new AbortController();
  let cameBackAt = Number.NEGATIVE_INFINITY;
  const inForce = { provider: () => provider, lifetime: () => lifetime.signal };
  const keptSignIn = createKeptSignIn(parts);
  const hydration = createHydration({ ...parts, ...inForce });
  const signingIn = createSigningIn({ ...parts, ...inForce, keptSignIn, hydration });

  function newLifetime(): AbortSignal {
    lifetime.abort();
    lifetime = new AbortController();
    return lifetime.signal;
  }

  function reportForm(stay = settings.get().staySignedIn): void {
    const { username, provider: address } = settings.get();
    store.dispatch({ kind: "formReported", form: { provider: address, username, stay } });
  }

  /** From now on it is this one that is talked to, if it can be. */
  function useProvider(address: string): Result<void> {
    const read = readProvider(address);
    if (!read.ok) return read;
    provider = read.value.url;
    return ok();
  }

  /** A server that forgot its sessions, after a restart say, meets the saved sign-in; once, for it may forget again. */
  async function comeBack(): Promise<void> {
    const { username, staySignedIn } = settings.get();
    if (!staySignedIn || clock.monotonic() - cameBackAt < comesBackEvery) return;
    cameBackAt = clock.monotonic();
    await signingIn.withKept({ provider, username }, newLifetime(), "sessionExpired");
  }

  async function leave(how = { keepLeg: false }): Promise<void> {
    newLifetime();
    parts.feed().close();
    await line.stop(how);
    hydration.belongsTo("");
    keptSignIn.letGo();
  }

  return {
    async start(prefill) {
      const given = prefill.provider === undefined ? undefined : asKept(prefill.provider);
      if (given !== undefined && given !== settings.get().provider) {
        keptSignIn.change({
          provider: given,
          username: prefill.username ?? "",
          staySignedIn: false,
        });
      } else if (prefill.username !== undefined && settings.get().username === "") {
        keptSignIn.change({ username: prefill.username });
      }
      store.dispatch({ kind: "settingsChanged", settings: settings.get() });
      reportForm();
      await parts.memory.look();
      const { provider: address, username, staySignedIn } = settings.get();
      if (staySignedIn && username !== "" && useProvider(address).ok)
        return signingIn.withKept({ provider, username }, newLifetime(), null);
      store.dispatch({ kind: "signedOut", why: null, error: null });
    },
    async signIn(input) {
      if (store.get().session.now.phase === "signedIn") return fail("notAllowed", "already signed in");
      const ready = useProvider(input.provider);
      if (!ready.ok) return ready;
      const mine = newLifetime();
      parts.proxy.allow();
      store.dispatch({ kind: "signInStarted", username: input.username });
      const { provider: knownProvider, username: known } = settings.get();
      // What the keychain may hold belongs to the account it was saved for.
      const typed = asKept(input.provider);
      const isOther = knownProvider !== typed || known !== input.username;
      keptSignIn.change({
        provider: typed,
        username: input.username,
        ...(isOther ? { staySignedIn: false } : {}),
      });
      reportForm(input.stay);
      return Promise.race([signingIn.withPassword(input, mine), cancelled(mine)]);
    },
    readProvider(address) {
      const read = readProvider(address);
      if (!read.ok) return read;
      const { host, isShortened } = read.value;
      return ok({ host, isShortened, isNew: !settings.get().signedInAt.includes(host) });
    },
    cancel() {
      if (store.get().session.now.phase !== "signingIn") return;
      newLifetime();
      keptSignIn.letGo();
      token.put(null);
      store.dispatch({ kind: "signedOut", why: null, error: null });
    },
    async signOut() {
      if (store.get().session.now.phase !== "signedIn") return;
      store.dispatch({ kind: "signOutStarted" });
      const account = { provider, username: settings.get().username };
      const wasSaved = settings.get().staySignedIn || keptSignIn.isKeeping();
      if (store.get().agent.acd !== "out") {
        await users.logoutFromAcd().catch((error: unknown) => log.warn("ACD: logout failed", { error }));
      }
      await leave();
      await users.logout().catch((error: unknown) => log.warn("session: not ended at the server", { error }));
      token.put(null);
      if (wasSaved) {
        await keptSignIn.forget(account);
        reportForm();
      }
      store.dispatch({ kind: "signedOut", why: "signedOut", error: null });
    },
    async ended(why, by = "") {
      if (store.get().session.now.phase !== "signedIn") return;
      log.warn("session: over", { why });
      // From here on a second word of the same kind is late.
      const calls = liveCalls(store.get().calls);
      // A token that ran out is no reason to hang up: the leg waits for the next sign-in.
      const keepLeg = why === "sessionExpired" && parts.memory.handOver();
      store.dispatch({ kind: "signOutStarted" });
      await leave({ keepLeg });
      token.put(null);
      store.dispatch({ kind: "signedOut", why, error: null, by });
      if (!keepLeg) for (const call of calls) store.dispatch({ kind: "callLost", call });
      if (why === "sessionExpired") await comeBack();
    },
    async forgetSaved() {
      const removed = await keptSignIn.forget({ provider, username: settings.get().username });
      await parts.proxy.forget();
      reportForm();
      return removed;
    },
    resync: hydration.resync,
    readOffers: hydration.readOffers,
    readStatus: hydration.readStatus,
    readAuthority: hydration.readAuthority,
    userId: hydration.userId,
    provider: () => provider,
  };
}
