import { describe, expect, test } from "vitest";
import { ok } from "../../shared/result.ts";
import { ServiceError } from "../nextiva/errors.ts";
import { statuses } from "../state/test-samples.ts";
import { input, password, settled, setUp, wireSession } from "./test-session.ts";

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
    await refuses("login", new ServiceError("badCredentials", "for the log: 401"));
    expect(await signing).toMatchObject({ ok: false, error: { code: "badCredentials" } });
    expect(now()).toEqual({ phase: "signedOut", why: "badCredentials", error: { code: "badCredentials" } });
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
    expect(lines.join()).toContain("sign-in: failed with an exception");
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
