import { describe, expect, test } from "vitest";
import { fail, ok } from "../../shared/result.ts";
import { ServiceError } from "../nextiva/errors.ts";
import type { EventInput } from "../state/store.ts";
import { workitem } from "../state/test-samples.ts";
import { password, settled, setUp, wireSession } from "./test-session.ts";

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
    expect(lines.join()).toContain("saved sign-in not removed");
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
