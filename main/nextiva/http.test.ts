import { inspect } from "node:util";
import * as v from "valibot";
import { afterEach, describe, expect, it } from "vitest";
import type { ErrorCode } from "../../shared/errors.ts";
import { fakeClock } from "../../shared/fake-clock.ts";
import { NetworkError } from "../network/trouble.ts";
import { ServiceError } from "./errors.ts";
import type { Http } from "./http.ts";
import { type Heard, jwt, type Reply, signedIn, startServer } from "./test-server.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

type Answer = (request: Heard, count: number) => Reply | Promise<Reply>;
async function setUp(answer: Answer, more: Parameters<typeof signedIn>[1] = {}) {
  const server = await startServer(answer);
  const client = signedIn(server.url, more);
  closers.push(client.http.close, server.close);
  return {
    ...client,
    server,
    paths: () => server.heard.map((one) => `${one.method} ${one.url} ${one.authorization}`),
  };
}
const hold = (http: Http) => http.call("hold", { params: { workitemId: "w1" }, answer: v.unknown() });
const list = (http: Http) =>
  http.call("myWorkitems", { answer: v.looseObject({ objects: v.array(v.unknown()) }) });
async function failure(work: Promise<unknown>): Promise<ServiceError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ServiceError) return error;
  throw new Error(`expected a ServiceError, got ${inspect(error)}`);
}
const page = { json: { objects: [] } };
const isRefresh = (request: Heard) => request.url === "/provider/api/token-refresh";

describe("a file", () => {
  const get = <T>(http: Http, take: (response: Response) => Promise<T>) =>
    http.download("downloadFile", { params: { fileId: "f 1" } }, take);

  it("is taken as it comes, with a fresh token where the old one is refused", async () => {
    const { http, paths } = await setUp((request) => {
      if (isRefresh(request)) return { json: { token: "t2" } };
      return request.authorization === "t1" ? { status: 401, json: {} } : { text: "the file" };
    });
    expect(await get(http, (response) => response.text())).toBe("the file");
    expect(paths()[0]).toBe("GET /data/api/files/f%201 t1");
  });

  it("that is not there is refused and not taken; one that breaks off is taken again", async () => {
    const missing = await setUp(() => ({ status: 404, json: { message: "no" } }));
    let taken = 0;
    const count = async () => {
      taken += 1;
      if (taken === 1) throw new TypeError("terminated");
      return taken;
    };
    expect(await failure(get(missing.http, count))).toMatchObject({ code: "notFound" });
    expect(taken).toBe(0);
    const breaking = await setUp(() => ({ text: "the file" }));
    expect(await get(breaking.http, count)).toBe(2);
  });

  it("whose taking fails by itself is not asked for again", async () => {
    const { http, paths } = await setUp(() => ({ text: "the file" }));
    const full = () => Promise.reject(new ServiceError("notSaved", "disk full"));
    expect(await failure(get(http, full))).toMatchObject({ code: "notSaved" });
    expect(paths()).toHaveLength(1);
  });
});

describe("the token", () => {
  it("goes bare by default and after Bearer by the setting", async () => {
    const raw = await setUp(() => page);
    await list(raw.http);
    const bearer = await setUp(() => page, { authScheme: "bearer" });
    await list(bearer.http);
    expect(raw.server.heard[0]?.authorization).toBe("t1");
    expect(bearer.server.heard[0]?.authorization).toBe("Bearer t1");
  });

  it("is exchanged once after a 401, and the request repeated once; location may be a bare host", async () => {
    const { http, paths, lost, token, server } = await setUp((request) => {
      if (isRefresh(request))
        return { json: { token: "t2", location: server.url.replace("http://", ""), clientLocation: "" } };
      return request.authorization === "t1" ? { status: 401, json: { code: "x", message: "old" } } : page;
    });
    await list(http);
    expect(paths()).toEqual([
      "GET /users/api/workitems t1",
      "GET /provider/api/token-refresh t1",
      "GET /users/api/workitems t2",
    ]);
    expect(token.read()).toBe("t2");
    expect(http.location()).toBe(server.url);
    expect(lost()).toBe(0);
  });

  it("is not exchanged for a location that nobody may send it to", async () => {
    const { http, token } = await setUp((request) =>
      isRefresh(request) ? { json: { token: "t2", location: "https://evil.example" } } : { status: 401 },
    );
    expect((await failure(list(http))).code).toBe("untrustedAddress");
    expect(token.read()).toBe("t1");
  });

  it("also has a POST repeated: a 401 says that it was not done", async () => {
    const { http, paths } = await setUp((request) => {
      if (isRefresh(request)) return { json: { token: "t2" } };
      return request.authorization === "t1" ? { status: 401 } : { json: {} };
    });
    await hold(http);
    expect(paths()).toEqual([
      "POST /users/api/calls/w1/hold t1",
      "GET /provider/api/token-refresh t1",
      "POST /users/api/calls/w1/hold t2",
    ]);
  });

  it("refused twice loses the session, told once", async () => {
    const { http, lost } = await setUp((request) =>
      isRefresh(request) ? { json: { token: "t2" } } : { status: 401 },
    );
    const errors = await Promise.all([failure(list(http)), failure(hold(http))]);
    expect(errors.map((error) => [error.code, error.status])).toEqual([
      ["sessionExpired", 401],
      ["sessionExpired", 401],
    ]);
    expect(lost()).toBe(1);
  });

  it("that cannot be exchanged loses the session; a provider that is down does not", async () => {
    const refused = await setUp(() => ({ status: 401 }));
    expect((await failure(list(refused.http))).code).toBe("sessionExpired");
    expect(refused.lost()).toBe(1);
    const down = await setUp((request) => (isRefresh(request) ? { status: 503 } : { status: 401 }));
    expect((await failure(list(down.http))).code).toBe("serverError");
    expect(down.lost()).toBe(0);
    expect(down.token.read()).toBe("t1");
  });

  it("is exchanged once for many requests at once", async () => {
    const { http, server } = await setUp((request) => {
      if (isRefresh(request)) return { json: { token: "t2" } };
      return request.authorization === "t1" ? { status: 401 } : page;
    });
    await Promise.all(Array.from({ length: 8 }, () => list(http)));
    expect(server.heard.filter(isRefresh)).toHaveLength(1);
    expect(server.heard.filter((one) => one.authorization === "t2")).toHaveLength(8);
  });

  it("is not put back when the agent signed out during the exchange", async () => {
    const { http, token } = await setUp((request) => {
      if (!isRefresh(request)) return { status: 401 };
      token.put(null);
      return { json: { token: "t2" } };
    });
    expect((await failure(list(http))).code).toBe("notSignedIn");
    expect(token.read()).toBe(null);
  });

  it("is exchanged before it runs out, by the clock and before a request", async () => {
    const clock = fakeClock(1_000_000_000_000);
    const second = jwt(clock.now() + 7_200_000, "second");
    const { server, token } = await setUp(
      (request) => (isRefresh(request) ? { json: { token: second } } : page),
      {
        token: jwt(clock.now() + 3_600_000, "first"),
        clock,
      },
    );
    clock.advance(3_600_000 - 60_001);
    expect(server.heard).toEqual([]);
    const changed = new Promise((resolve) => token.watch(() => resolve(token.read())));
    clock.advance(1);
    expect(await changed).toBe(second);
    expect(server.heard).toHaveLength(1);
  });

  it("that ran out during sleep is exchanged before the next request; one with time left is not waited for", async () => {
    let now = 1_000_000_000_000;
    const asleep = { now: () => now, wall: () => now, monotonic: () => now, after: () => () => {} };
    const fresh = jwt(now + 90_000_000, "fresh");
    const held: (() => void)[] = [];
    const { http, server } = await setUp(
      (request) =>
        isRefresh(request)
          ? new Promise((resolve) => held.push(() => resolve({ json: { token: fresh } })))
          : page,
      { token: jwt(now + 3_600_000, "first"), clock: asleep },
    );
    const refreshAsked = async () => {
      while (held.length === 0) await new Promise((resolve) => setImmediate(resolve));
    };
    now += 3_600_000 - 30_000;
    await list(http);
    await refreshAsked();
    now += 60_000;
    const late = list(http);
    held[0]?.();
    await late;
    expect(server.heard.filter(isRefresh)).toHaveLength(1);
    expect(server.heard.at(-1)?.authorization).toBe(fresh);
  });

  it("is measured by the time that the server's answers tell, not by this computer's clock", async () => {
    const clock = fakeClock(1_000_000_000_000);
    const serverNow = () => clock.now() + 7_200_000;
    const headers = () => ({ Date: new Date(serverNow()).toUTCString() });
    const fresh = jwt(serverNow() + 3_600_000, "fresh");
    const { http, server, token } = await setUp(
      (request) => ({ ...(isRefresh(request) ? { json: { token: fresh } } : page), headers: headers() }),
      { token: jwt(serverNow() + 120_000, "kept"), clock },
    );
    await list(http);
    const changed = new Promise((resolve) => token.watch(() => resolve(token.read())));
    clock.advance(91_000);
    expect(await changed).toBe(fresh);
    expect(server.heard.filter(isRefresh)).toHaveLength(1);
  });

  it("with a wrong clock does not exchange for ever", async () => {
    const clock = fakeClock(1_000_000_000_000);
    const { http, server } = await setUp(() => page, { token: jwt(clock.now() - 1_000), clock });
    clock.advance(86_400_000);
    await list(http);
    expect(server.heard.filter(isRefresh)).toEqual([]);
  });
});

describe("no answer in time", () => {
  it("is a time-out for a GET, asked twice", async () => {
    const { http, server } = await setUp(() => "silence", { timeoutMs: 20_000 });
    const error = await failure(list(http));
    expect(error).toMatchObject({ code: "timeout", status: 0, worthRetrying: true, ambiguous: false });
    expect(server.heard).toHaveLength(2);
  });

  it("is ambiguous for a POST, asked once", async () => {
    const { http, server } = await setUp(() => "silence", { timeoutMs: 20_000 });
    expect(await failure(hold(http))).toMatchObject({
      code: "ambiguous",
      ambiguous: true,
      worthRetrying: false,
    });
    expect(server.heard).toHaveLength(1);
  });

  it("leaves nothing running after close", async () => {
    const { http, server } = await setUp(() => "silence", { timeoutMs: 6_000_000 });
    const work = failure(hold(http));
    while (server.heard.length === 0) await new Promise((resolve) => setImmediate(resolve));
    http.close();
    expect((await work).code).toBe("ambiguous");
  });
});

describe("a broken connection", () => {
  it("is ambiguous for a POST that was sent, and repeated for a GET", async () => {
    const { http, server } = await setUp((request) => (request.method === "GET" ? page : "reset"));
    expect(await failure(hold(http))).toMatchObject({ code: "ambiguous", ambiguous: true });
    expect(server.heard).toHaveLength(1);
    const flaky = await setUp((_, count) => (count < 3 ? "reset" : page));
    await list(flaky.http);
    expect(flaky.server.heard).toHaveLength(3);
  });

  it("before anything was sent is just offline", async () => {
    const { http, server } = await setUp(() => page);
    await server.close();
    expect(await failure(hold(http))).toMatchObject({
      code: "offline",
      ambiguous: false,
      worthRetrying: true,
    });
  });
});

describe("no connection", () => {
  const through = async (code: ErrorCode) => {
    let tries = 0;
    const { http } = await setUp(() => page, {
      fetch: async () => {
        tries++;
        throw new TypeError("fetch failed", {
          cause: new NetworkError(code, "why", { proxy: "proxy.corp:3128" }),
        });
      },
    });
    return { error: await failure(hold(http)), tries: () => tries, http };
  };
  it.each(["certificate", "clockWrong", "proxyRefused", "proxyAsks", "proxyUnsupported"] as const)(
    "%s is told by its name, and nothing was done",
    async (code) => {
      const { error } = await through(code);
      expect(error).toMatchObject({ code, ambiguous: false, worthRetrying: false });
      expect(error.failure.about).toEqual({ proxy: "proxy.corp:3128" });
    },
  );
  it.each(["noName", "proxyDown", "offline"] as const)(
    "%s may pass, and a GET is tried again",
    async (code) => {
      const { error, http, tries } = await through(code);
      expect(error).toMatchObject({ code, ambiguous: false, worthRetrying: true });
      await failure(list(http));
      expect(tries()).toBe(4);
    },
  );
});

describe("an answer that is not what was due", () => {
  const big = JSON.stringify({ objects: ["x".repeat(9 * 1024 * 1024)] });
  const cases: [string, Reply, string, string?][] = [
    [
      "HTML",
      { text: "<html><body>Sign in to the hotel</body></html>", headers: { "Content-Type": "text/html" } },
      "web page (200)",
      "webPage",
    ],
    [
      "HTML called JSON",
      { text: "<!doctype html>", headers: { "Content-Type": "application/json" } },
      "web page (200)",
      "webPage",
    ],
    [
      "malformed JSON",
      { text: '{"objects": [', headers: { "Content-Type": "application/json" } },
      "malformed",
    ],
    ["plain text", { text: "OK" }, "plain text"],
    ["nothing", {}, "empty"],
    ["another shape", { json: { objects: "none" } }, "objects is not"],
    ["over 8 MB", { text: big, headers: { "Content-Type": "application/json" } }, "over 8 MB"],
    ["a redirect", { status: 302, headers: { Location: "http://127.0.0.1:1/" } }, "(302)", "webPage"],
    [
      "a gateway's page",
      { status: 403, text: "<html>Blocked by policy</html>", headers: { "Content-Type": "text/html" } },
      "web page (403)",
      "webPage",
    ],
    [
      "a network that wants to be signed in to",
      { status: 511, text: "<html>Welcome</html>", headers: { "Content-Type": "text/html" } },
      "web page (511)",
      "webPage",
    ],
  ];
  it.each(cases)("%s is a typed error", async (_, reply, word, code = "badAnswer") => {
    const { http, server } = await setUp(() => reply);
    const error = await failure(list(http));
    expect(error).toMatchObject({ code, ambiguous: false });
    if (code === "webPage") expect(error.failure.about).toEqual({ host: new URL(server.url).host });
    expect(error.message).toContain(word);
    expect(server.heard).toHaveLength(1);
  });

  it("a page of a failing server, or of one that does not know the path, says less than its status", async () => {
    const headers = { "Content-Type": "text/html" };
    for (const [status, code] of [
      [502, "serverError"],
      [404, "notFound"],
    ] as const) {
      const { http } = await setUp(() => ({ status, text: "<html>", headers }));
      expect((await failure(list(http))).code).toBe(code);
    }
  });

  it("a page in place of a command's answer: it may have been done", async () => {
    const { http } = await setUp(() => ({ text: "<html>", headers: { "Content-Type": "text/html" } }));
    expect(await failure(hold(http))).toMatchObject({ code: "webPage", ambiguous: true });
  });

  it("to a command may have been done: ambiguous", async () => {
    const { http } = await setUp(() => ({ text: "{", headers: { "Content-Type": "application/json" } }));
    expect(await failure(hold(http))).toMatchObject({ code: "badAnswer", ambiguous: true });
  });

  it.each([
    [403, "forbidden", false],
    [404, "notFound", false],
    [409, "refused", false],
    [410, "gone", false],
    [429, "refused", true],
    [500, "serverError", true],
  ])("status %i is %s", async (status, code, worthRetrying) => {
    const { http } = await setUp(() => ({
      status,
      json: { type: "T", code: "C_1", message: "why not", param: null },
    }));
    const error = await failure(list(http));
    expect(error).toMatchObject({ code, status, worthRetrying, serverCode: "C_1" });
    expect(error.message).toContain("why not");
  });

  it("of a failing server is repeated for a GET only", async () => {
    const { http, server } = await setUp((request, count) =>
      request.method === "GET" && count > 1 ? page : { status: 503 },
    );
    await list(http);
    expect(server.heard).toHaveLength(2);
    expect(await failure(hold(http))).toMatchObject({
      code: "serverError",
      ambiguous: true,
      worthRetrying: false,
    });
    expect(server.heard).toHaveLength(3);
  });
});

describe("secrets", () => {
  it("stand in no error, whatever the server says", async () => {
    const secret = jwt(Date.now() + 3_600_000);
    const { http, token } = await setUp(
      () => ({ status: 500, json: { code: "x", message: `bad token ${secret}` } }),
      {
        token: secret,
      },
    );
    const error = await failure(hold(http));
    const shown =
      inspect(error, { depth: 9 }) +
      JSON.stringify(error) +
      JSON.stringify(token) +
      inspect(token, { showHidden: true, depth: 9 });
    expect(shown).not.toContain(secret);
    token.put("no good\nheader");
    const second = inspect(await failure(hold(http)), { depth: 9 });
    expect(second).not.toContain("no good");
  });
});

describe("paths", () => {
  it("encode their parameters and refuse those that would name another path", async () => {
    const { http, server } = await setUp(() => ({ json: {} }));
    await http.call("sendDtmf", { params: { workitemId: "a/b", digit: "*1#" }, answer: v.unknown() });
    expect(server.heard[0]?.url).toBe("/users/api/calls/a%2Fb/dtmf/%2A1%23");
    for (const workitemId of ["", ".", ".."]) {
      const error = await failure(http.call("hold", { params: { workitemId }, answer: v.unknown() }));
      expect(error.code).toBe("invalid");
    }
    expect(server.heard).toHaveLength(1);
  });
});
