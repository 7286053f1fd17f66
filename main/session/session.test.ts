import { describe, expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { defaultSettings, type Settings } from "../../shared/state/settings.ts";
import type { Claim } from "../line/memory.ts";
import { createLog } from "../log/log.ts";
import { ServiceError } from "../nextiva/errors.ts";
import { TokenHolder } from "../nextiva/token.ts";
import type { SettingsFile } from "../settings/settings.ts";
import { createStore, type EventInput } from "../state/store.ts";
import { statuses, workitem } from "../state/test-samples.ts";
import type { Account, SavedSignIn, Secrets } from "./secrets.ts";
import { createSession, type SessionParts } from "./session.ts";

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const password = "hunter2-secret";
const input = { provider: "acme.example", username: "amy", password, stay: false };
const wireSession = {
  userId: "u-amy",
  username: "amy",
  firstName: "Amy",
  lastName: "Agent",
  acdLoginAt: 0,
  telephony: {
    type: "webrtc",
    verto: { url: "wss://pbx.acme.example", login: "1000", passwd: "line-secret" },
  },
};

interface Waiting {
  readonly what: string;
  readonly args: readonly unknown[];
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

function setUp(stored: Partial<Settings> = {}, kept: Result<SavedSignIn | null> = ok(null)) {
  const clock = fakeClock();
  const store = createStore(clock.now);
  const lines: string[] = [];
  const log = createLog((level, line, facts) =>
    lines.push(`${level} ${line} ${JSON.stringify(facts ?? {})}`),
  );
  let held: Settings = { ...defaultSettings, ...stored };
  const settings: SettingsFile = {
    get: () => held,
    change(part) {
      held = { ...held, ...part } as Settings;
      return held;
    },
    bounds: () => null,
    saveBounds() {},
  };
  const keychain = {
    read: kept as Result<SavedSignIn | null>,
    write: ok() as Result<void>,
    remove: ok() as Result<void>,
  };
  const kchain: unknown[][] = [];
  const secrets: Secrets = {
    read: async (account: Account, expected) => {
      kchain.push(["read", account.username, expected]);
      return keychain.read;
    },
    write: async (account, saved) => {
      kchain.push(["write", account.username, saved]);
      return keychain.write;
    },
    remove: async (account) => {
      kchain.push(["remove", account.username]);
      return keychain.remove;
    },
  };
  const token = new TokenHolder(clock.monotonic);
  const done: string[] = [];
  const skew = 0;
  let claim: Claim | null = null;
  const claims: object[] = [];
  const looks: string[] = [];
  let location: string | null = null;
  const waiting: Waiting[] = [];
  const proxyAnswers: boolean[] = [];
  const ask =
    (what: string) =>
    (...args: unknown[]) => {
      done.push(what);
      return new Promise<never>((resolve, reject) => {
        waiting.push({ what, args, resolve: resolve as (value: unknown) => void, reject });
      });
    };
  const users = {
    /** As the real one: a late answer to a cancelled sign-in is dropped. */
    async login(username: string, given: string, signal?: AbortSignal) {
      const fresh = (await ask("login")(username, given)) as string;
      if (signal?.aborted) throw new ServiceError("gone", "cancelled");
      location = "https://eu.acme.example";
      token.put(fresh);
    },
    initSession: ask("initSession"),
    fetchSession: ask("fetchSession"),
    autoLoginToAcd: ask("autoLoginToAcd"),
    logoutFromAcd: ask("logoutFromAcd"),
    logout: ask("logout"),
  };
  const acd = { fetchStatuses: async (): Promise<typeof statuses> => statuses, offers: async () => [] };
  const session = createSession({
    store,
    clock,
    log,
    settings,
    secrets,
    token,
    http: {
      location: () => location,
      setLocation(to: string) {
        if (!to.startsWith("https:")) return fail("untrustedAddress");
        location = to;
        return ok();
      },
    } as unknown as SessionParts["http"],
    server: { skew: () => skew },
    users: users as unknown as SessionParts["users"],
    workitems: {
      listMine: ask("listMine"),
      fetchWorkitem: ask("fetchWorkitem"),
    } as unknown as SessionParts["workitems"],
    acd: acd as unknown as SessionParts["acd"],
    feed: () =>
      ({
        start: () => done.push("feed start"),
        close: () => done.push("feed close"),
        skew: () => 0,
      }) as never,
    line: {
      start: (_config: unknown, claimed: unknown) =>
        done.push(claimed === null ? "line start" : "line start with what was left"),
      stop: async ({ keepLeg } = { keepLeg: false }) =>
        void done.push(keepLeg ? "line stop, leg kept" : "line stop"),
    } as unknown as SessionParts["line"],
    memory: {
      look: async () => void looks.push(store.get().session.now.phase),
      claim(account: Account) {
        claims.push({ ...account, acd: store.get().agent.acd });
        return claim;
      },
      handOver: () => store.get().calls.list.length > 0,
    } as unknown as SessionParts["memory"],
    askForMicrophone: async () => {},
    proxy: {
      answered: async () => proxyAnswers.shift() ?? false,
      allow: () => {},
      forget: async () => void done.push("proxies forgotten"),
    },
  });
  const take = (what: string): Waiting => {
    const index = waiting.findIndex((each) => each.what === what);
    const [found] = index < 0 ? [] : waiting.splice(index, 1);
    if (found === undefined) throw new Error(`${what} was not asked: ${done.join(", ")}`);
    return found;
  };
  const answers = async (what: string, value: unknown) => {
    take(what).resolve(value);
    await settled();
  };
  const refuses = async (what: string, error: unknown) => {
    take(what).reject(error);
    await settled();
  };
  return {
    clock,
    store,
    acd,
    lines,
    settings: () => held,
    keychain,
    kchain,
    token,
    done,
    session,
    take,
    answers,
    refuses,
    claims,
    looks,
    proxyAnswers,
    leaves: (left: Claim) => {
      claim = left;
    },
    now: () => store.get().session.now,
    notices: () => store.get().desktop.notices.map((notice) => notice.key),
    async signsIn(more: Partial<typeof input> = {}) {
      const signing = session.signIn({ ...input, ...more });
      await answers("login", "token-1");
      await answers("initSession", wireSession);
      return signing;
    },
  };
}

describe("signing in", () => {
  test("from a password to a working phone", async () => {
    const { session, answers, now, done, store, settings } = setUp();
    const signing = session.signIn(input);
    expect(now()).toEqual({ phase: "signingIn", username: "amy" });
    await answers("login", "token-1");
    await answers("initSession", wireSession);
    expect(await signing).toEqual(ok());
    expect(now()).toMatchObject({
      phase: "signedIn",
      staysSignedIn: false,
      user: { userId: "u-amy", name: "Amy Agent" },
    });
    expect(done).toEqual(expect.arrayContaining(["line start", "feed start"]));
    expect(store.get().agent).toMatchObject({ acd: "out", statuses });
    expect(settings()).toMatchObject({ provider: "acme.example", username: "amy", staySignedIn: false });
    expect(session.userId()).toBe("u-amy");
  });

  test("a wrong password says so, keeps what was typed, and saves nothing", async () => {
    const { session, refuses, now, store, kchain, token, settings } = setUp();
    const signing = session.signIn({ ...input, stay: true });
    await refuses("login", new ServiceError("badCredentials", "no"));
    expect(await signing).toMatchObject({ ok: false, error: { code: "badCredentials" } });
    expect(now()).toMatchObject({ phase: "signedOut", why: "badCredentials" });
    expect(store.get().session.form).toEqual({ provider: "acme.example", username: "amy", stay: true });
    expect([kchain, token.read(), settings().staySignedIn]).toEqual([[], null, false]);
  });

  test("a proxy that wants a sign-in of its own is waited for, and the sign-in goes on; declined, it is told", async () => {
    const { session, answers, refuses, proxyAnswers, now } = setUp();
    const asks = new ServiceError("proxyAsks", "407", { about: { proxy: "proxy.corp:3128" } });
    proxyAnswers.push(true, true);
    const signing = session.signIn(input);
    await refuses("login", asks);
    await answers("login", "token-1");
    await refuses("initSession", asks);
    await answers("initSession", wireSession);
    expect(await signing).toEqual(ok());
    await session.ended("forcedOut");
    const second = session.signIn(input);
    await refuses("login", asks);
    const error = { code: "proxyAsks", about: { proxy: "proxy.corp:3128" } };
    expect(await second).toMatchObject({ error });
    expect(now()).toMatchObject({ phase: "signedOut", error });
  });

  test("of a pasted page's address only the host is kept; a host is new until somebody signed in there", async () => {
    const { session, answers, settings } = setUp();
    const pasted = "https://acme.example/#/login?token=abc";
    const read = () => session.readProvider(pasted);
    expect(read()).toEqual(ok({ host: "acme.example", isNew: true, isShortened: true }));
    const signing = session.signIn({ ...input, provider: pasted });
    await answers("login", "token-1");
    expect(read()).toMatchObject({ value: { isNew: true } });
    await answers("initSession", wireSession);
    await signing;
    expect(read()).toMatchObject({ value: { isNew: false } });
    expect(settings()).toMatchObject({ provider: "https://acme.example", signedInAt: ["acme.example"] });
    expect(session.readProvider("https//acme.example")).toMatchObject({ value: { isNew: false } });
    expect(session.readProvider("acme")).toMatchObject({ error: { code: "badAddress" } });
  });

  test("an address that is none asks nobody", async () => {
    const { session, done } = setUp();
    expect(await session.signIn({ ...input, provider: "http://evil.example" })).toMatchObject({ ok: false });
    expect(done).toEqual([]);
  });

  test("a bug says so and is logged, without the password", async () => {
    const { session, refuses, lines, now } = setUp();
    const signing = session.signIn(input);
    await refuses("login", new TypeError("undefined is no function"));
    expect(await signing).toMatchObject({ error: { code: "internal" } });
    expect(now().phase).toBe("signedOut");
    expect(lines.join()).toContain("sign-in threw");
    expect(lines.join()).not.toContain(password);
  });

  test("no session after the token: signed out again, the token is not kept", async () => {
    const { session, answers, refuses, token, now } = setUp();
    const signing = session.signIn(input);
    await answers("login", "token-1");
    await refuses("initSession", new ServiceError("serverError", "500"));
    expect(await signing).toMatchObject({ error: { code: "serverError" } });
    expect([token.read(), now().phase]).toEqual([null, "signedOut"]);
  });

  test("statuses that cannot be read keep nobody out, and are read again until they can be", async () => {
    const { signsIn, now, acd, clock, store } = setUp();
    const { fetchStatuses } = acd;
    let asked = 0;
    acd.fetchStatuses = async () => {
      asked += 1;
      throw new ServiceError("badAnswer", "no list");
    };
    await signsIn();
    expect([now().phase, store.get().agent.statuses]).toEqual(["signedIn", []]);
    clock.advance(1_000);
    await settled();
    clock.advance(1_999);
    await settled();
    expect(asked).toBe(2);
    // A list without one that can be read is none either.
    acd.fetchStatuses = async () => [];
    clock.advance(1);
    await settled();
    expect(store.get().agent.statuses).toEqual([]);
    acd.fetchStatuses = fetchStatuses;
    clock.advance(4_000);
    await settled();
    expect(store.get().agent.statuses).toEqual(statuses);
    expect(clock.pending()).toBe(0);
  });

  test("statuses of a session that is over are not read again", async () => {
    const { signsIn, session, acd, clock } = setUp();
    acd.fetchStatuses = async () => {
      throw new ServiceError("badAnswer", "no list");
    };
    await signsIn();
    let asked = 0;
    acd.fetchStatuses = async () => {
      asked += 1;
      return statuses;
    };
    await session.ended("forcedOut");
    clock.advance(120_000);
    await settled();
    expect(asked).toBe(0);
  });

  test("no voice server is told, and the rest works", async () => {
    const { session, answers, notices, done, now } = setUp();
    const signing = session.signIn(input);
    await answers("login", "token-1");
    await answers("initSession", { ...wireSession, telephony: { type: "webrtc" } });
    await signing;
    expect(notices()).toEqual(["noLineGiven"]);
    expect([now().phase, done.includes("line start")]).toEqual(["signedIn", false]);
    // The next reading of the session gives one: it is taken, once, and the notice is no longer true.
    for (const _ of [1, 2]) {
      const reading = session.resync();
      await answers("fetchSession", wireSession);
      await answers("listMine", []);
      await reading;
    }
    expect([notices(), done.filter((each) => each === "line start")]).toEqual([[], ["line start"]]);
  });

  test("signed in already: refused", async () => {
    const { signsIn, session } = setUp();
    await signsIn();
    expect(await session.signIn(input)).toMatchObject({ error: { code: "notAllowed" } });
  });

  test("the tenant's automatic ACD login is told", async () => {
    const { signsIn, answers, store } = setUp();
    await signsIn();
    await answers("autoLoginToAcd", { loginAt: 1 });
    expect(store.get().agent.acd).toBe("in");
  });
});

describe("cancelled and overtaken", () => {
  test("a cancelled sign-in is over at once, and its late answer changes nothing", async () => {
    const { session, take, now, token, done } = setUp();
    const signing = session.signIn(input);
    const login = take("login");
    session.cancel();
    expect(await signing).toMatchObject({ error: { code: "gone" } });
    expect(now()).toEqual({ phase: "signedOut", why: null, error: null });
    login.resolve("late-token");
    await settled();
    expect([token.read(), now().phase]).toEqual([null, "signedOut"]);
    expect(done).not.toContain("initSession");
  });

  test("the newer sign-in wins, whichever answer comes last", async () => {
    const { session, take, answers, now, token } = setUp();
    void session.signIn(input);
    const first = take("login");
    session.cancel();
    const second = session.signIn({ ...input, username: "bob" });
    await answers("login", "token-bob");
    first.resolve("token-amy");
    await settled();
    await answers("initSession", { ...wireSession, userId: "u-bob", username: "bob" });
    expect(await second).toEqual(ok());
    expect(token.read()).toBe("token-bob");
    expect(now()).toMatchObject({ user: { userId: "u-bob" } });
  });

  test("cancelled while the session opens", async () => {
    const { session, answers, take, now, done, token } = setUp();
    void session.signIn(input);
    await answers("login", "token-1");
    const opening = take("initSession");
    session.cancel();
    opening.resolve(wireSession);
    await settled();
    expect([now().phase, token.read(), done.includes("feed start")]).toEqual(["signedOut", null, false]);
  });

  test("a late failure of a cancelled sign-in is not shown", async () => {
    const { session, take, now } = setUp();
    void session.signIn(input);
    const login = take("login");
    session.cancel();
    login.reject(new ServiceError("badCredentials", "no"));
    await settled();
    expect(now()).toEqual({ phase: "signedOut", why: null, error: null });
  });

  test("nothing to cancel when signed in", async () => {
    const { signsIn, session, now } = setUp();
    await signsIn();
    session.cancel();
    expect(now().phase).toBe("signedIn");
  });
});

describe("staying signed in", () => {
  const here = { provider: "acme.example", username: "amy", staySignedIn: true };
  const savedSignIn = ok({
    version: 1 as const,
    password,
    token: "kept-token",
    location: "https://eu.acme.example",
  });

  test("ticked: saved once the sign-in worked, and again with each new token", async () => {
    const { signsIn, kchain, settings, token, store } = setUp();
    await signsIn({ stay: true });
    await settled();
    expect(kchain.at(-1)).toEqual([
      "write",
      "amy",
      { password, token: "token-1", location: "https://eu.acme.example" },
    ]);
    expect(settings().staySignedIn).toBe(true);
    expect(store.get().session).toMatchObject({ keychain: "ready", now: { staysSignedIn: true } });
    token.put("token-2");
    expect(kchain.at(-1)).toMatchObject(["write", "amy", { token: "token-2" }]);
  });
  test("[complaint 34] not ticked: the keychain is not touched", async () => {
    const { signsIn, kchain, token } = setUp();
    await signsIn();
    token.put("token-2");
    await settled();
    expect(kchain).toEqual([]);
  });
  test("no longer ticked: what was saved is forgotten", async () => {
    const { signsIn, kchain, settings } = setUp(here);
    await signsIn();
    await settled();
    expect([kchain, settings().staySignedIn]).toEqual([[["remove", "amy"]], false]);
  });
  test("[complaint 31] no Secret Service, and the app failed. Here it works for this run and says so plainly", async () => {
    const { keychain, signsIn, notices, now, settings, store, token, kchain } = setUp();
    keychain.write = fail("keychainUnavailable");
    await signsIn({ stay: true });
    await settled();
    expect(now().phase).toBe("signedIn");
    expect(notices()).toEqual(["keychainUnavailable"]);
    expect([store.get().session.keychain, settings().staySignedIn]).toEqual(["unavailable", false]);
    const writes = kchain.length;
    token.put("token-2");
    await settled();
    expect(kchain).toHaveLength(writes);
  });

  test("the next start goes on with the kept token", async () => {
    const { session, answers, now, done, kchain } = setUp(here, savedSignIn);
    const starting = session.start({});
    await settled();
    expect([now(), kchain[0]]).toEqual([{ phase: "signingIn", username: "amy" }, ["read", "amy", true]]);
    await answers("initSession", wireSession);
    await starting;
    expect(now()).toMatchObject({ phase: "signedIn", staysSignedIn: true });
    expect(done).not.toContain("login");
  });
  test("a kept token that ran out gives way to the password", async () => {
    const { session, answers, refuses, now, token } = setUp(here, savedSignIn);
    const starting = session.start({});
    await settled();
    await refuses("initSession", new ServiceError("sessionExpired", "401", { status: 401 }));
    await answers("login", "token-2");
    await answers("initSession", wireSession);
    await starting;
    expect([now().phase, token.read()]).toEqual(["signedIn", "token-2"]);
  });
  test("a kept address that may not be talked to is not", async () => {
    const evil = ok({ version: 1 as const, password, token: "kept", location: "ftp://evil.example" });
    const { session, done } = setUp(here, evil);
    void session.start({});
    await settled();
    expect(done).toEqual(["login"]);
  });
  test("offline at the start: said so, and nothing saved is lost", async () => {
    const { session, refuses, now, kchain, settings } = setUp(here, savedSignIn);
    const starting = session.start({});
    await settled();
    await refuses("initSession", new ServiceError("offline", "no network"));
    await starting;
    expect(now()).toMatchObject({ phase: "signedOut", error: { code: "offline" } });
    expect([kchain.map(([what]) => what), settings().staySignedIn]).toEqual([["read"], true]);
  });
  test.each([
    ["keychainLocked", "locked"],
    ["keychainUnavailable", "unavailable"],
  ] as const)("%s is told from an empty one, and never overwritten", async (code, health) => {
    const { session, now, kchain, settings, store } = setUp(here, fail(code));
    await session.start({});
    expect(now()).toMatchObject({ phase: "signedOut", error: { code } });
    expect([store.get().session.keychain, settings().staySignedIn]).toEqual([health, true]);
    expect(kchain.map(([what]) => what)).toEqual(["read"]);
    expect(store.get().session.form.stay).toBe(true);
  });
  test("nothing saved: the keychain is not even asked", async () => {
    const { session, now, kchain } = setUp();
    await session.start({ provider: "acme.example", username: "amy" });
    expect([now().phase, kchain]).toEqual(["signedOut", []]);
  });
  test("another provider on the command line does not use what was saved for this one", async () => {
    const { session, kchain, settings, store } = setUp(here, savedSignIn);
    await session.start({ provider: "http://127.0.0.1:9", username: "sam" });
    expect(kchain).toEqual([]);
    expect(settings()).toMatchObject({ username: "sam", staySignedIn: false });
    expect(store.get().session.form).toMatchObject({ provider: "http://127.0.0.1:9", username: "sam" });
  });
  test("a wrong password for somebody else does not make the next start look for theirs", async () => {
    const { session, refuses, settings } = setUp(here, savedSignIn);
    void session.signIn({ ...input, username: "bob", stay: true });
    await refuses("login", new ServiceError("badCredentials", "no"));
    expect(settings()).toMatchObject({ username: "bob", staySignedIn: false });
  });
});

describe("leaving", () => {
  test("signing out ends ACD, line, feed and session, and wipes token, saved sign-in and state", async () => {
    const { signsIn, session, answers, store, done, token, kchain, settings, now } = setUp();
    await signsIn({ stay: true });
    await settled();
    store.dispatch({ kind: "acdChanged", acd: "in" });
    const leaving = session.signOut();
    expect(now().phase).toBe("signingOut");
    await answers("logoutFromAcd", undefined);
    await answers("logout", undefined);
    await leaving;
    expect(done.slice(-4)).toEqual(["logoutFromAcd", "feed close", "line stop", "logout"]);
    expect([token.read(), kchain.at(-1), settings().staySignedIn]).toEqual([null, ["remove", "amy"], false]);
    expect(now()).toMatchObject({ phase: "signedOut", why: "signedOut" });
    expect([store.get().agent.statuses, session.userId()]).toEqual([[], ""]);
    token.put("stray");
    await settled();
    expect(kchain.filter(([what]) => what === "write")).toHaveLength(1);
  });
  test("a server that does not answer well keeps nobody in", async () => {
    const { signsIn, session, refuses, store, now, token } = setUp();
    await signsIn();
    store.dispatch({ kind: "acdChanged", acd: "in" });
    const leaving = session.signOut();
    await refuses("logoutFromAcd", new ServiceError("serverError", "500"));
    await refuses("logout", new ServiceError("offline", "gone"));
    await leaving;
    expect([now().phase, token.read()]).toEqual(["signedOut", null]);
  });
  test("signing out while the sign-in is still being saved leaves nothing behind", async () => {
    const { signsIn, session, answers, kchain } = setUp();
    await signsIn({ stay: true });
    const leaving = session.signOut();
    await settled();
    await answers("logout", undefined);
    await leaving;
    expect(kchain.at(-1)).toEqual(["remove", "amy"]);
  });
  test("a keychain that will not give it up: the next start asks for the password all the same", async () => {
    const { signsIn, session, answers, keychain, settings, store, lines } = setUp();
    await signsIn({ stay: true });
    await settled();
    keychain.remove = fail("keychainLocked");
    const leaving = session.signOut();
    await settled();
    await answers("logout", undefined);
    await leaving;
    expect([settings().staySignedIn, store.get().session.keychain]).toEqual([false, "locked"]);
    expect(lines.join()).toContain("could not be removed");
  });
  test("ended by the server: said why, once, nothing typed or saved is lost", async () => {
    const { signsIn, session, now, kchain, settings, store, token } = setUp();
    await signsIn({ stay: true });
    await settled();
    await Promise.all([session.ended("sessionExpired"), session.ended("forcedOut")]);
    expect(now()).toMatchObject({ phase: "signedOut", why: "sessionExpired" });
    expect([token.read(), settings().staySignedIn]).toEqual([null, true]);
    expect(kchain.some(([what]) => what === "remove")).toBe(false);
    expect(store.get().session.form).toMatchObject({ provider: "acme.example", username: "amy" });
  });
  test("forgetting the saved sign-in does not sign out", async () => {
    const { signsIn, session, now, kchain, settings, token } = setUp();
    await signsIn({ stay: true });
    await settled();
    expect(await session.forgetSaved()).toEqual(ok());
    expect([now().phase, settings().staySignedIn, kchain.at(-1)]).toEqual([
      "signedIn",
      false,
      ["remove", "amy"],
    ]);
    const known = kchain.length;
    token.put("token-2");
    await settled();
    expect(kchain).toHaveLength(known);
  });
});

describe("resync", () => {
  test("session, calls and offers are read and told", async () => {
    const { signsIn, session, answers, store } = setUp();
    await signsIn();
    const reading = session.resync();
    await answers("fetchSession", { ...wireSession, acdLoginAt: 5, statusId: "break" });
    await answers("listMine", [
      { workitemId: "w1", state: "active", type: "InboundCall", createdAt: 1, modifiedAt: 2 },
    ]);
    await reading;
    expect(store.get().agent).toMatchObject({ acd: "in", current: { statusId: "break" } });
    expect(store.get().calls.list).toMatchObject([{ callId: "w1", phase: "active" }]);
  });
  test("a call that is not listed any more is asked about: why it ended is told", async () => {
    const { signsIn, session, answers, store, take } = setUp();
    await signsIn();
    store.dispatch({ kind: "workitemReported", at: 1, workitem: workitem("w1") });
    store.dispatch({ kind: "workitemReported", at: 1, workitem: workitem("w2") });
    const reading = session.resync();
    await answers("fetchSession", wireSession);
    await answers("listMine", []);
    const asked = [take("fetchWorkitem"), take("fetchWorkitem")];
    expect(asked.map((each) => each.args)).toEqual([["w1"], ["w2"]]);
    asked[0]?.resolve({
      workitemId: "w1",
      state: "terminated",
      terminationReason: "CUSTOMER_HANGUP",
      modifiedAt: 9_000_000,
    });
    asked[1]?.reject(new ServiceError("notFound", "x"));
    await reading;
    expect(store.get().calls.list.map((call) => call.end)).toEqual(["farEndHungUp", "lost"]);
  });
  test("an answer that comes after signing out leaves no ghost call", async () => {
    const { signsIn, session, answers, take, store } = setUp();
    await signsIn();
    const reading = session.resync();
    const mine = take("listMine");
    await session.ended("sessionExpired");
    mine.resolve([{ workitemId: "w1", state: "active", type: "InboundCall", createdAt: 1, modifiedAt: 2 }]);
    await answers("fetchSession", wireSession);
    await reading;
    expect(store.get().calls.list).toEqual([]);
  });
  test("what cannot be read rejects: the feed tries again", async () => {
    const { signsIn, session, refuses } = setUp();
    await signsIn();
    const reading = session.resync();
    reading.catch(() => {});
    await refuses("listMine", new ServiceError("offline", "x"));
    await expect(reading).rejects.toThrow();
  });
});

test("no secret is in the state or the log, whatever happened", async () => {
  const { signsIn, session, answers, store, lines } = setUp();
  await signsIn({ stay: true });
  await settled();
  void session.signOut();
  await settled();
  await answers("logout", undefined);
  for (const secret of [password, "token-1", "line-secret"]) {
    expect(JSON.stringify(store.get())).not.toContain(secret);
    expect(lines.join()).not.toContain(secret);
  }
});

describe("what the last run left in mid-call", () => {
  test("is looked for before the sign-in screen shows", async () => {
    const { session, looks, now } = setUp();
    await session.start({});
    expect([looks, now().phase]).toEqual([["starting"], "signedOut"]);
  });
  test("is claimed for the account that signed in, before its session tells of mute and status", async () => {
    const { signsIn, claims, done, leaves } = setUp();
    leaves({ sessid: "kept", direct: null });
    await signsIn();
    expect(claims).toEqual([{ provider: "https://acme.example", username: "amy", acd: "out" }]);
    expect(done).toContain("line start with what was left");
  });
});

describe("a session that is lost in a call", () => {
  const call: EventInput = { kind: "workitemReported", workitem: workitem() };
  test("leaves the leg to the next sign-in", async () => {
    const { signsIn, session, store, done, now, notices } = setUp();
    await signsIn();
    store.dispatch(call);
    await session.ended("sessionExpired");
    expect(done).toContain("line stop, leg kept");
    expect([now(), notices()]).toMatchObject([{ phase: "signedOut", why: "sessionExpired" }, []]);
  });
  test("put out by a supervisor: the call is over, and said to be", async () => {
    const { signsIn, session, store, done, notices } = setUp();
    await signsIn();
    store.dispatch(call);
    await session.ended("forcedOut");
    expect(done).toContain("line stop");
    expect(notices()).toEqual(["callLost"]);
    expect(store.get().desktop.notices).toMatchObject([{ redial: "+15552013344" }]);
  });
  test("with a saved sign-in comes back by itself; lost again at once, it asks", async () => {
    const { signsIn, session, store, keychain, answers, now, clock } = setUp();
    await signsIn({ stay: true });
    await settled();
    keychain.read = ok({ version: 1, password, token: "token-1", location: "https://eu.acme.example" });
    store.dispatch(call);
    const ending = session.ended("sessionExpired");
    await settled();
    expect(now().phase).toBe("signingIn");
    await answers("initSession", wireSession);
    await ending;
    expect(now().phase).toBe("signedIn");
    await session.ended("sessionExpired");
    expect(now()).toMatchObject({ phase: "signedOut", why: "sessionExpired" });
    clock.advance(60_000);
  });
});
