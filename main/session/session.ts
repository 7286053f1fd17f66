import type { ProviderRead } from "../../shared/contract/session.ts";
import type { Log } from "../../shared/log.ts";
import { type Failure, fail, ok, type Result } from "../../shared/result.ts";
import { liveCalls } from "../../shared/state/call.ts";
import type { SignedOutWhy } from "../../shared/state/session.ts";
import type { Clock } from "../../shared/time.ts";
import type { UserSessionRead } from "../../shared/wire/user.ts";
import { type Workitem, workitemIdOf } from "../../shared/wire/workitem.ts";
import type { Line } from "../line/api.ts";
import type { LineMemory } from "../line/memory.ts";
import type { ProxySignIns } from "../network/sign-ins.ts";
import type { AcdService } from "../nextiva/acd-service.ts";
import { decodeOffers, decodeSession, decodeTranscript, decodeWorkitems } from "../nextiva/decode.ts";
import { ServiceError } from "../nextiva/errors.ts";
import type { Feed } from "../nextiva/feed.ts";
import type { Http } from "../nextiva/http.ts";
import { type Provider, readProvider } from "../nextiva/location.ts";
import type { ServerTime } from "../nextiva/server-time.ts";
import { type LineSetting, mapTelephony } from "../nextiva/telephony.ts";
import type { TokenHolder } from "../nextiva/token.ts";
import type { UserService } from "../nextiva/user-service.ts";
import { signedInUser } from "../nextiva/vocabulary.ts";
import type { WorkitemService } from "../nextiva/workitem-service.ts";
import type { SettingsFile } from "../settings/settings.ts";
import { callLost } from "../state/desktop.ts";
import type { Store } from "../state/store.ts";
import { createKeptSignIn } from "./kept-sign-in.ts";
import type { Account, Secrets } from "./secrets.ts";
import { readStatuses } from "./statuses.ts";

export interface SessionParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: SettingsFile;
  readonly secrets: Secrets;
  readonly http: Http;
  readonly token: TokenHolder;
  readonly users: UserService;
  readonly workitems: WorkitemService;
  readonly acd: AcdService;
  readonly feed: () => Feed;
  readonly server: Pick<ServerTime, "skew">;
  readonly line: Line;
  readonly memory: LineMemory;
  /** Asks the system for the microphone where it wants to be asked in words (macOS). */
  readonly askForMicrophone: () => Promise<void>;
  readonly proxy: Pick<ProxySignIns, "answered" | "allow" | "forget">;
}

export interface SignIn {
  readonly provider: string;
  readonly username: string;
  readonly password: string;
  readonly stay: boolean;
}

export interface Session {
  /** Looks for a saved sign-in and uses it; else the sign-in screen shows. */
  start(prefill: { readonly provider?: string; readonly username?: string }): Promise<void>;
  signIn(input: SignIn): Promise<Result<void>>;
  /** Where a password would go under that address, to be shown before it does. */
  readProvider(address: string): Result<ProviderRead>;
  cancel(): void;
  /** Ends ACD login, line and feed; wipes token and saved sign-in. */
  signOut(): Promise<void>;
  /**
   * The server ended it. What was typed stays; why is said, and what became of the calls: after `sessionExpired` they
   * can be taken back, by the saved sign-in at once.
   */
  ended(why: Extract<SignedOutWhy, "sessionExpired" | "forcedOut">): Promise<void>;
  /** Reads by HTTP what is true now: session, calls, offers. Rejects when it cannot. */
  resync(): Promise<void>;
  /** The same for open offers alone. */
  readOffers(): Promise<void>;
  /** The same for ACD login and status. A word that came while it was asked is newer and stands. */
  readStatus(): Promise<void>;
  forgetSaved(): Promise<Result<void>>;
  /** The provider in force, normalised; what http asks for. */
  provider(): string;
  userId(): string;
}

/** A session that is lost again within this time (ms) is not signed in anew without being asked. */
const comesBackEvery = 60_000;

/** An address for the settings: as it was typed, but of a page's address only what is used. */
function asKept(address: string): string {
  const read = readProvider(address);
  return read.ok && read.value.isShortened ? read.value.url : address;
}

/** Signing in, staying, and leaving. A sign-in that was overtaken by another changes nothing. */
export function createSession(parts: SessionParts): Session {
  const { store, clock, log, settings, http, token, users, acd, line } = parts;
  const staying = createKeptSignIn(parts);
  let provider = "";
  let userId = "";
  /** Rises with every sign-in and sign-out: what belongs to an older one is dropped. */
  let round = 0;
  let giveUp = () => {};
  let hasLine = false;
  let cameBackAt = Number.NEGATIVE_INFINITY;

  function tellForm(stay = settings.get().staySignedIn): void {
    const { username, provider: address } = settings.get();
    store.dispatch({ kind: "formReported", form: { provider: address, username, stay } });
  }

  /** Gives up the sign-in under way and opens the next: `cancelled` answers for it once it is given up too. */
  function newAttempt(): { readonly signal: AbortSignal; readonly cancelled: Promise<Result<void>> } {
    giveUp();
    const abort = new AbortController();
    giveUp = () => abort.abort();
    const cancelled = new Promise<Result<void>>((resolve) => {
      abort.signal.addEventListener("abort", () => resolve(fail("gone", "cancelled")), { once: true });
    });
    return { signal: abort.signal, cancelled };
  }

  function readyToSign(address: string): Result<Provider> {
    const read = readProvider(address);
    if (read.ok) provider = read.value.url;
    return read;
  }

  /** The password went to this host, and was right: the next time it goes without a word. */
  function remember(url: string): void {
    const { host } = new URL(url);
    const others = settings.get().signedInAt.filter((each) => each !== host);
    staying.change({ signedInAt: [host, ...others].slice(0, 20) });
  }

  /** A proxy that wants a sign-in of its own gets it from the user, and what it kept back is tried again. */
  async function pastProxy<T>(mine: number, work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        const isAsked = error instanceof ServiceError && error.code === "proxyAsks";
        if (!isAsked || mine !== round || !(await parts.proxy.answered()) || mine !== round) throw error;
      }
    }
  }

  /** From a token in hand to a working phone. */
  async function begin(mine: number, username: string): Promise<void> {
    const session = (await pastProxy(mine, () => users.initSession({ platform: "web" }))) as UserSessionRead;
    const statuses = await readStatuses({
      fetch: () => acd.fetchStatuses(),
      clock,
      log,
      late: (found) => store.dispatch({ kind: "statusesRead", statuses: found }),
      isOver: () => mine !== round,
    });
    if (mine !== round) return;
    const user = signedInUser(session);
    userId = user.userId;
    remember(provider);
    store.dispatch({
      kind: "signedIn",
      user: { ...user, username: user.username || username },
      stays: staying.isKeeping(),
    });
    store.dispatch({ kind: "statusesRead", statuses });
    const claim = parts.memory.claim({ provider, username });
    // First how the agent is heard: what the session says of a telephone is for those who have one.
    const setting = lineSetting(session);
    hasLine = setting !== null;
    for (const event of decodeSession(session, { at: clock.now(), skew: parts.server.skew() }))
      store.dispatch(event);
    if (setting?.mode === "softphone") line.start(setting.voiceServer, claim);
    parts.feed().start();
    if (setting?.mode !== "phone") void parts.askForMicrophone();
    void autoLogin(mine, session);
  }

  /** Null, and said, when the session gives no line. */
  function lineSetting(session: UserSessionRead): LineSetting | null {
    const config = mapTelephony(session.telephony, provider);
    if (!config.ok) {
      log.error("the telephony configuration gives no line", { why: config.error.detail });
      store.dispatch({ kind: "noticeGiven", notice: { tone: "error", key: "noLineGiven", values: {} } });
      return null;
    }
    const { value } = config;
    store.dispatch({
      kind: "lineModeReported",
      mode: value.mode,
      ...(value.mode === "phone" && { number: value.number }),
    });
    return value;
  }

  /** The session gave no line when it began, and may do now. */
  function takeLine(session: UserSessionRead): void {
    const setting = lineSetting(session);
    if (setting === null) return;
    hasLine = true;
    const notice = store.get().desktop.notices.find(({ key }) => key === "noLineGiven");
    if (notice !== undefined) store.dispatch({ kind: "noticeClosed", id: notice.id });
    if (setting.mode === "softphone") line.start(setting.voiceServer, null);
  }

  async function autoLogin(mine: number, session: UserSessionRead): Promise<void> {
    if (session.acdLoginAt) return;
    try {
      const answer = await users.autoLoginToAcd();
      if (mine !== round || answer === undefined) return;
      store.dispatch({ kind: "acdChanged", acd: "in" });
      const statusId = session.defaultAcdLoginStatus;
      if (statusId !== undefined) store.dispatch({ kind: "statusChanged", statusId, since: clock.now() });
    } catch (error) {
      log.warn("the automatic ACD login failed", { error });
      if (mine === round)
        store.dispatch({
          kind: "noticeGiven",
          notice: { tone: "warning", key: "statusRefused", values: {} },
        });
    }
  }

  function failed(mine: number, error: unknown): Failure {
    const failure = error instanceof ServiceError ? error.failure : { code: "internal" as const };
    if (!(error instanceof ServiceError)) log.error("sign-in threw", { error });
    if (mine === round) {
      staying.letGo();
      token.put(null);
      const why: SignedOutWhy = failure.code === "badCredentials" ? "badCredentials" : "failed";
      store.dispatch({ kind: "signedOut", why, error: failure });
    }
    return failure;
  }

  async function resume(mine: number, account: Account, why: SignedOutWhy | null = null): Promise<void> {
    const read = await staying.read(account);
    if (mine !== round) return;
    if (!read.ok || read.value === null) {
      store.dispatch({ kind: "signedOut", why, error: read.ok ? null : read.error });
      return;
    }
    store.dispatch({ kind: "signInStarted", username: account.username });
    const { password, token: kept, location } = read.value;
    const { signal } = newAttempt();
    // The kept token first: only a new one is worth saving.
    token.put(kept, "keychain");
    staying.keep(account, password);
    try {
      if (!(await resumeByToken(mine, account, kept, location))) {
        await pastProxy(mine, () => users.login(account.username, password, signal));
        if (mine === round) await begin(mine, account.username);
      }
    } catch (error) {
      failed(mine, error);
    }
  }

  /** True when the kept token still opens a session. */
  async function resumeByToken(
    mine: number,
    account: Account,
    kept: string | null,
    location: string | null,
  ): Promise<boolean> {
    if (kept === null || location === null || !http.setLocation(location).ok) return false;
    try {
      await begin(mine, account.username);
      return true;
    } catch (error) {
      const expired =
        error instanceof ServiceError && (error.status === 401 || error.code === "sessionExpired");
      if (!expired) throw error;
      return mine !== round;
    }
  }

  /** Calls of ours that the server does not list: it may still say how they ended. */
  async function readEnded(listed: readonly Workitem[]): Promise<Workitem[]> {
    const ids = new Set(listed.map(workitemIdOf));
    const missing = liveCalls(store.get().calls).filter(
      ({ kind, callId }) => kind === "workitem" && !ids.has(callId),
    );
    const read = missing.map(({ callId }) => parts.workitems.fetchWorkitem(callId).catch(() => null));
    return (await Promise.all(read)).filter((workitem) => workitem !== null);
  }

  /** Null where the tenant's server has no such list. */
  async function openOffers() {
    try {
      return await acd.offers();
    } catch (error) {
      if (error instanceof ServiceError && error.code === "unsupported") return null;
      throw error;
    }
  }

  /** A server that forgot its sessions, after a restart say, meets the saved sign-in; once, for it may forget again. */
  async function comeBack(): Promise<void> {
    const { username, staySignedIn } = settings.get();
    if (!staySignedIn || clock.monotonic() - cameBackAt < comesBackEvery) return;
    cameBackAt = clock.monotonic();
    round += 1;
    await resume(round, { provider, username }, "sessionExpired");
  }

  async function leave(how = { keepLeg: false }): Promise<void> {
    round += 1;
    parts.feed().close();
    await line.stop(how);
    userId = "";
    staying.letGo();
  }

  async function signInWith(mine: number, input: SignIn, signal: AbortSignal): Promise<Result<void>> {
    const account = { provider, username: input.username };
    try {
      await pastProxy(mine, () => users.login(input.username, input.password, signal));
      if (mine !== round) return fail("gone", "cancelled");
      staying.keep(account, input.stay ? input.password : null);
      await begin(mine, input.username);
      if (mine !== round) return fail("gone", "cancelled");
      if (input.stay) void staying.save();
      else if (settings.get().staySignedIn) void staying.forget(account);
      return ok();
    } catch (error) {
      return { ok: false, error: failed(mine, error) };
    }
  }

  return {
    async start(prefill) {
      const given = prefill.provider === undefined ? undefined : asKept(prefill.provider);
      if (given !== undefined && given !== settings.get().provider) {
        staying.change({
          provider: given,
          username: prefill.username ?? "",
          staySignedIn: false,
        });
      } else if (prefill.username !== undefined && settings.get().username === "") {
        staying.change({ username: prefill.username });
      }
      store.dispatch({ kind: "settingsChanged", settings: settings.get() });
      tellForm();
      await parts.memory.look();
      const { provider: address, username, staySignedIn } = settings.get();
      if (staySignedIn && username !== "" && readyToSign(address).ok) {
        round += 1;
        await resume(round, { provider, username });
        return;
      }
      store.dispatch({ kind: "signedOut", why: null, error: null });
    },
    async signIn(input) {
      if (store.get().session.now.phase === "signedIn") return fail("notAllowed", "already signed in");
      const ready = readyToSign(input.provider);
      if (!ready.ok) return ready;
      round += 1;
      const mine = round;
      parts.proxy.allow();
      store.dispatch({ kind: "signInStarted", username: input.username });
      const { provider: knownProvider, username: known } = settings.get();
      // What the keychain may hold belongs to the account it was saved for.
      const typed = asKept(input.provider);
      const isOther = knownProvider !== typed || known !== input.username;
      staying.change({
        provider: typed,
        username: input.username,
        ...(isOther ? { staySignedIn: false } : {}),
      });
      tellForm(input.stay);
      const attempt = newAttempt();
      return Promise.race([signInWith(mine, input, attempt.signal), attempt.cancelled]);
    },
    readProvider(address) {
      const read = readProvider(address);
      if (!read.ok) return read;
      const { host, isShortened } = read.value;
      return ok({ host, isShortened, isNew: !settings.get().signedInAt.includes(host) });
    },
    cancel() {
      if (store.get().session.now.phase !== "signingIn") return;
      round += 1;
      giveUp();
      staying.letGo();
      token.put(null);
      store.dispatch({ kind: "signedOut", why: null, error: null });
    },
    async signOut() {
      const was = store.get().session.now.phase;
      if (was !== "signedIn") return;
      store.dispatch({ kind: "signOutStarted" });
      const account = { provider, username: settings.get().username };
      const wasSaved = settings.get().staySignedIn || staying.isKeeping();
      if (store.get().agent.acd !== "out") {
        await users.logoutFromAcd().catch((error: unknown) => log.warn("ACD logout failed", { error }));
      }
      await leave();
      await users
        .logout()
        .catch((error: unknown) => log.warn("the server's session could not be ended", { error }));
      token.put(null);
      if (wasSaved) {
        await staying.forget(account);
        tellForm();
      }
      store.dispatch({ kind: "signedOut", why: "signedOut", error: null });
    },
    async ended(why) {
      if (store.get().session.now.phase !== "signedIn") return;
      log.warn("the session is over", { why });
      // From here on a second word of the same kind is late.
      const calls = liveCalls(store.get().calls);
      // A token that ran out is no reason to hang up: the leg waits for the next sign-in.
      const keepLeg = why === "sessionExpired" && parts.memory.handOver();
      store.dispatch({ kind: "signOutStarted" });
      await leave({ keepLeg });
      token.put(null);
      store.dispatch({ kind: "signedOut", why, error: null });
      if (!keepLeg) for (const call of calls) store.dispatch({ kind: "noticeGiven", notice: callLost(call) });
      if (why === "sessionExpired") await comeBack();
    },
    async resync() {
      const reader = round;
      const askedAt = clock.now();
      const [session, mine, open] = await Promise.all([
        users.fetchSession(),
        parts.workitems.listMine(),
        openOffers(),
      ]);
      const over = await readEnded(mine);
      // Signed out meanwhile: what was true then is nobody's business now.
      if (reader !== round) return;
      const reading = { at: clock.now(), skew: parts.server.skew(), userId };
      if (!hasLine) takeLine(session);
      for (const event of decodeSession(session, reading)) store.dispatch(event);
      store.dispatch(decodeWorkitems([...mine, ...over], reading, askedAt));
      for (const event of mine.flatMap((each) => decodeTranscript(each, reading))) store.dispatch(event);
      if (open !== null) store.dispatch(decodeOffers(open, reading, askedAt));
    },
    async readOffers() {
      const reader = round;
      const askedAt = clock.now();
      const open = await openOffers();
      if (reader !== round || open === null) return;
      store.dispatch(decodeOffers(open, { at: clock.now(), skew: parts.server.skew(), userId }, askedAt));
    },
    async readStatus() {
      const reader = round;
      const { agent: before } = store.get();
      const read = await users.fetchSession();
      if (reader !== round || store.get().agent !== before) return;
      for (const event of decodeSession(read, { at: clock.now(), skew: parts.server.skew() }))
        if (event.kind === "acdChanged" || event.kind === "statusChanged") store.dispatch(event);
    },
    async forgetSaved() {
      const removed = await staying.forget({ provider, username: settings.get().username });
      await parts.proxy.forget();
      tellForm();
      return removed;
    },
    provider: () => provider,
    userId: () => userId,
  };
}
