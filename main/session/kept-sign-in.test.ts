import { describe, expect, test } from "vitest";
import { fail, ok } from "../../shared/result.ts";
import { ServiceError } from "../nextiva/errors.ts";
import { input, password, settled, setUp, wireSession } from "./test-session.ts";

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
      { password, token: "token-1", location: "https://eu.acme.example", draftKey: expect.any(String) },
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

describe("the key to what was typed and not sent", () => {
  const here = { provider: "acme.example", username: "amy", staySignedIn: true };
  const saved = (draftKey?: string) =>
    ok({
      version: 1 as const,
      password,
      token: "kept-token",
      location: "https://eu.acme.example",
      ...(draftKey === undefined ? {} : { draftKey }),
    });

  test("is made with the first saved sign-in, told once it is saved, and stays the same", async () => {
    const { signsIn, kchain, keys, token } = setUp();
    await signsIn({ stay: true });
    await settled();
    token.put("token-2");
    await settled();
    expect(keys).toHaveLength(1);
    const [[user, key] = []] = keys;
    expect([user, Buffer.from(key ?? "", "base64").length]).toEqual(["amy", 32]);
    expect(kchain.map(([, , said]) => (said as { draftKey?: string }).draftKey)).toEqual([key, key]);
  });

  test("without a saved sign-in there is none", async () => {
    const { signsIn, keys } = setUp();
    await signsIn();
    await settled();
    expect(keys).toEqual([]);
  });

  test("of a saved sign-in is the one that is kept, also when the password is typed anew", async () => {
    const { signsIn, keys } = setUp(here, saved("kept-key"));
    await signsIn({ stay: true });
    await settled();
    expect(keys).toEqual([["amy", "kept-key"]]);
  });

  test("a keychain that does not take it leaves everything in memory", async () => {
    const { signsIn, keys, keychain } = setUp();
    keychain.write = fail("keychainUnavailable");
    await signsIn({ stay: true });
    await settled();
    expect(keys).toEqual([]);
  });
});

test("a keychain that cannot be read is not written over: its key may open what is kept", async () => {
  const { signsIn, kchain, keys, notices } = setUp(
    { provider: "acme.example", username: "amy", staySignedIn: true },
    fail("keychainLocked"),
  );
  await signsIn({ stay: true });
  await settled();
  expect(kchain).toEqual([["read", "amy", false]]);
  expect([keys, notices()]).toEqual([[], ["keychainLocked"]]);
});
