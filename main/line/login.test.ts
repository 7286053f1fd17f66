import { describe, expect, test } from "vitest";
import { call, config, setUp } from "./test-line.ts";

describe("the login", () => {
  test("logging in counts as connecting; a leg can reach us only once the server is ready", () => {
    const { server, link } = setUp();
    server().drops();
    server().become({ kind: "connecting", attempt: 2 });
    server().become({ kind: "loggingIn" });
    expect(link()).toBe("connecting");
    server().ready();
    expect(link()).toBe("open");
  });
  test("taken over by another program: told, and not fought", async () => {
    const { talks, server, leg, notices, sessids, lost } = setUp();
    await talks();
    server().become({ kind: "closed", why: "punted" });
    server().emit({ kind: "punted" });
    expect([leg(), lost(), sessids.length]).toEqual(["none", 1, 1]);
    expect(notices().map((each) => each.key)).toContain("lineTakenOver");
  });
  test("refused: told", () => {
    const { server, notices, link } = setUp();
    server().become({ kind: "closed", why: "loginRefused" });
    server().emit({ kind: "loginRefused", sessionInUse: false });
    expect(notices()).toMatchObject([{ key: "lineRefused" }]);
    expect(link()).toBe("failed");
  });
  test("refused: tried again, slowly by itself, at once when it is asked for, and not after signing out", async () => {
    const { server, line, sessids, clock } = setUp();
    const refuses = () => {
      server().become({ kind: "closed", why: "loginRefused" });
      server().emit({ kind: "loginRefused", sessionInUse: false });
    };
    refuses();
    clock.advance(15_000);
    expect(sessids).toHaveLength(2);
    refuses();
    line.wake();
    expect(sessids).toHaveLength(3);
    refuses();
    await line.stop();
    clock.advance(60_000);
    expect(sessids).toHaveLength(3);
  });
  test("the session id is another user's: a new one, without a word", () => {
    const { server, notices, sessids } = setUp();
    server().emit({ kind: "loginRefused", sessionInUse: true });
    expect(sessids).toEqual(["session-1", "session-2"]);
    expect(notices()).toEqual([]);
  });
  test("refused in a call: the next try has the same session id, for which the server keeps the leg", async () => {
    const { talks, server, sessids, clock, leg } = setUp();
    await talks();
    server().become({ kind: "closed", why: "loginRefused" });
    server().emit({ kind: "loginRefused", sessionInUse: false });
    clock.advance(15_000);
    expect(sessids).toEqual(["session-1", "session-1"]);
    server().ready(["verto-1"], [call("verto-1", "v=0 again")]);
    expect(leg()).toBe("negotiating");
  });
  test("taken over by another program: waking does not fight for it, a press takes it back", () => {
    const { line, server, sessids } = setUp();
    server().become({ kind: "closed", why: "punted" });
    server().emit({ kind: "punted" });
    line.wake();
    expect(sessids).toHaveLength(1);
    line.tryNow();
    expect(sessids).toEqual(["session-1", "session-2"]);
  });
  test("a press while it is there is no more than waking", () => {
    const { line, server, sessids } = setUp();
    line.tryNow();
    expect([server().done.at(-1), sessids.length]).toEqual(["wake", 1]);
  });
  test("a ring stops when the login is gone", () => {
    const { server, offers } = setUp();
    server().emit({ kind: "invited", ...call() });
    server().emit({ kind: "punted" });
    expect(offers().open).toEqual([]);
  });
  test("words of a client that was replaced are not heard", () => {
    const { server, line, offers } = setUp();
    const old = server();
    line.start(config);
    old.emit({ kind: "invited", ...call() });
    expect(offers().open).toEqual([]);
  });
  test("[complaint 14] after sleep nothing is believed", () => {
    const { line, server } = setUp();
    line.wake();
    expect(server().done).toContain("wake");
  });
});
