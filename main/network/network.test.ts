import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { failureText } from "../../shared/text/errors.ts";
import {
  type Identity,
  makeAuthority,
  type Place,
  type ProxyWish,
  startPlain,
  startProxy,
  startSecure,
  startSocks,
  testNetwork,
} from "./test-network.ts";
import { networkErrorOf, strangersWords } from "./trouble.ts";

const hello: RequestListener = (_request, response) => response.end("hello");
let authority: Awaited<ReturnType<typeof makeAuthority>>;
let identity: Identity;
let folder = "";

beforeAll(async () => {
  authority = await makeAuthority();
  identity = await authority.signs();
  folder = mkdtempSync(join(tmpdir(), "hookswitch-trust-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function until<P extends Place>(place: P): P {
  onTestFinished(() => place.close());
  return place;
}

const secure = async (answer: RequestListener = hello, as = identity) => until(await startSecure(as, answer));
const proxyOf = async (wish: ProxyWish = {}) => until(await startProxy(wish));

function setUp(more: Parameters<typeof testNetwork>[0] = {}) {
  const made = testNetwork({ system: [authority.cert], ...more });
  onTestFinished(() => made.network.close());
  return {
    ...made,
    get: async (port: number, host = "localhost") =>
      (await made.network.fetch(`https://${host}:${port}/x`)).text(),
    /** What stands in the way, and the sentence for it. */
    async trouble(port: number, host = "localhost") {
      const error = await made.network.fetch(`https://${host}:${port}/`).then(
        () => null,
        (failed: unknown) => networkErrorOf(failed),
      );
      if (error === null) throw new Error("nothing stood in the way, or nothing that has a name");
      return { ...error.failure, says: failureText(error.failure) };
    },
  };
}

describe("whom main trusts", () => {
  it("a server that the system's authorities vouch for, which are read only when one is met", async () => {
    const { get, widened } = setUp();
    const { port } = await secure();
    expect(widened()).toBe(0);
    expect([await get(port), await get(port), widened()]).toEqual(["hello", "hello", 1]);
  });

  it("NODE_EXTRA_CA_CERTS, which Electron's fuses keep from Node", async () => {
    const extra = join(folder, "extra.pem");
    writeFileSync(extra, `# ours\n${authority.cert}\n`);
    const { get, widened } = setUp({ extra, system: [] });
    expect(await get((await secure()).port)).toBe("hello");
    expect(widened()).toBe(0);
  });

  it("a file of authorities that cannot be read keeps nobody out", async () => {
    const { get } = setUp({ extra: join(folder, "none.pem") });
    expect(await get((await secure()).port)).toBe("hello");
  });

  it("nobody else: the issuer and the host are named", async () => {
    const { trouble } = setUp({ system: [] });
    const { port } = await secure();
    expect(await trouble(port)).toMatchObject({
      code: "certificate",
      about: { host: "localhost", reason: "stranger", issuer: "Acme Web Gateway CA" },
      says: "The certificate of localhost was issued by “Acme Web Gateway CA”, which this computer does not trust. Ask your company’s IT to install it.",
    });
  });

  it("an issuer's name is a stranger's: it breaks no line, turns no direction, and ends", async () => {
    const other = await makeAuthority("Evil\u202eCA");
    const { port } = await secure(hello, await other.signs());
    const { about } = await setUp({ system: [] }).trouble(port);
    expect(about?.issuer).toBe("EvilCA");
    expect(strangersWords(`a\n\u0007b${"x".repeat(200)}`)).toMatch(/^a bx+…$/);
  });

  it("no certificate for another name", async () => {
    const { port } = await secure(hello, await authority.signs("portal.hotel.example"));
    expect(await setUp().trouble(port)).toMatchObject({
      code: "certificate",
      about: { reason: "otherName", names: "portal.hotel.example" },
      says: "localhost answered with a certificate for portal.hotel.example. Check the address and your network.",
    });
  });
});

describe("time", () => {
  const lastYear = new Date(Date.now() - 400 * 86_400_000);
  const yesterday = new Date(Date.now() - 86_400_000);
  const tomorrow = new Date(Date.now() + 86_400_000);
  const nextYear = new Date(Date.now() + 400 * 86_400_000);
  const says = (date: Date): RequestListener => {
    return (_request, response) => {
      response.setHeader("Date", date.toUTCString());
      response.end();
    };
  };

  it("a certificate that has run out is told so where the server's clock agrees with ours", async () => {
    const { port } = await secure(says(new Date()), await authority.signs("localhost", lastYear, yesterday));
    expect(await setUp().trouble(port)).toMatchObject({
      code: "certificate",
      about: { reason: "expired", date: expect.stringContaining(yesterday.toISOString().slice(0, 10)) },
    });
  });

  it("and where it does not, our clock is wrong", async () => {
    const there = new Date(yesterday.getTime() - 86_400_000);
    const { port } = await secure(says(there), await authority.signs("localhost", lastYear, yesterday));
    const trouble = await setUp().trouble(port);
    expect(trouble.code).toBe("clockWrong");
    expect(trouble.says).toMatch(/clock is wrong: it says 2\d{3}-.* UTC, the server says 2\d{3}-.* UTC/);
  });

  it("behind, too", async () => {
    const there = new Date(tomorrow.getTime() + 86_400_000);
    const { port } = await secure(says(there), await authority.signs("localhost", tomorrow, nextYear));
    expect((await setUp().trouble(port)).code).toBe("clockWrong");
  });

  it("not valid yet, by both clocks, is the certificate's fault", async () => {
    const { port } = await secure(says(new Date()), await authority.signs("localhost", tomorrow, nextYear));
    expect(await setUp().trouble(port)).toMatchObject({
      code: "certificate",
      about: { reason: "notYetValid" },
    });
  });

  it("nothing of ours goes to the server that is looked at", async () => {
    const heard: string[] = [];
    const { port } = await secure(
      (request, response) => {
        heard.push(`${request.method} ${request.url} ${request.headers.authorization ?? "-"}`);
        response.end();
      },
      await authority.signs("localhost", lastYear, yesterday),
    );
    const { network } = setUp();
    await network
      .fetch(`https://localhost:${port}/secret`, {
        method: "POST",
        headers: { Authorization: "t1" },
        body: "{}",
      })
      .catch(() => {});
    expect(heard).toEqual(["HEAD / -"]);
  });
});

describe("the system's proxy", () => {
  it("is asked for each server, and gone through", async () => {
    const proxy = await proxyOf();
    const { get, resolved } = setUp({ ways: `PROXY localhost:${proxy.port}` });
    const { port } = await secure();
    expect(await get(port)).toBe("hello");
    // Twice: the system's authorities are read only after the first was refused.
    expect(new Set(proxy.asked)).toEqual(new Set([`localhost:${port}`]));
    expect(new Set(resolved)).toEqual(new Set([`https://localhost:${port}/`]));
  });

  it("may speak TLS itself, or SOCKS", async () => {
    const inTls = await proxyOf({ identity });
    const server = await secure();
    expect(await setUp({ ways: `HTTPS localhost:${inTls.port}` }).get(server.port)).toBe("hello");
    expect(new Set(inTls.asked)).toEqual(new Set([`localhost:${server.port}`]));
    const socks = until(await startSocks());
    const { port } = await secure();
    expect(await setUp({ ways: `SOCKS5 127.0.0.1:${socks.port}` }).get(port)).toBe("hello");
    expect(new Set(socks.asked)).toEqual(new Set([`localhost:${port}`]));
  });

  it("that is down gives way to the next, and to the direct one where the list says so", async () => {
    const proxy = await proxyOf();
    const gone = await startProxy();
    await gone.close();
    const { port } = await secure();
    const through = setUp({ ways: `PROXY localhost:${gone.port};PROXY localhost:${proxy.port}` });
    expect([await through.get(port), proxy.asked.length > 0]).toEqual(["hello", true]);
    expect(await setUp({ ways: `PROXY localhost:${gone.port};DIRECT` }).get(port)).toBe("hello");
    expect(await setUp({ ways: `PROXY localhost:${gone.port}` }).trouble(port)).toMatchObject({
      code: "proxyDown",
      about: { proxy: `localhost:${gone.port}` },
    });
  });

  it("that refuses is not gone around", async () => {
    const proxy = await proxyOf({ refuses: 403 });
    const { port } = await secure();
    const { trouble } = setUp({ ways: `PROXY localhost:${proxy.port};DIRECT` });
    expect(await trouble(port)).toMatchObject({
      code: "proxyRefused",
      says: `Your network’s proxy localhost:${proxy.port} does not let Hookswitch connect to localhost (403). Ask your company’s IT.`,
    });
  });

  it("of which the system cannot say anything is none", async () => {
    const { port } = await secure();
    const { get, ways } = setUp();
    ways.list = "";
    expect(await get(port)).toBe("hello");
  });
});

describe("a proxy that wants a sign-in", () => {
  const signIn = { username: "amy", password: "pr0xy:pass" };

  it("is told, shown once, and let through with what the user gave; kept only then", async () => {
    const proxy = await proxyOf({ signIn, challenge: ["Negotiate", 'Basic realm="Acme, Inc."'] });
    const name = `localhost:${proxy.port}`;
    const { port } = await secure();
    const { trouble, get, shown, proxies, items, kept, looked } = setUp({ ways: `PROXY ${name};DIRECT` });
    const both = await Promise.all([trouble(port), trouble(port)]);
    expect(both.map(({ code }) => code)).toEqual(["proxyAsks", "proxyAsks"]);
    expect(shown).toEqual([{ proxy: name, isAgain: false }]);
    const answered = proxies.answered();
    proxies.answer(name, signIn, true);
    expect(await answered).toBe(true);
    expect(items.size).toBe(0);
    expect(await get(port)).toBe("hello");
    expect(proxy.asked.at(-1)).toBe(`localhost:${port} signed in`);
    expect([...items.keys()]).toEqual([`proxy ${name}`]);
    expect(kept()).toEqual([name]);
    // The keychain was never looked into: nothing was said to be there.
    expect(looked).toEqual([]);
    const next = setUp({ ways: `PROXY ${name}`, items, kept: kept() });
    expect(await next.get(port)).toBe("hello");
    expect([next.shown, next.looked]).toEqual([[], [`proxy ${name}`]]);
  });

  it("does not take a wrong one, says so, and keeps nothing", async () => {
    const proxy = await proxyOf({ signIn });
    const name = `localhost:${proxy.port}`;
    const { port } = await secure();
    const { trouble, shown, proxies, items } = setUp({ ways: `PROXY ${name}` });
    await trouble(port);
    proxies.answer(name, { username: "amy", password: "wrong" }, true);
    expect((await trouble(port)).code).toBe("proxyAsks");
    expect(shown).toEqual([{ proxy: name, isAgain: false }, null, { proxy: name, isAgain: true }]);
    expect(items.size).toBe(0);
  });

  it("a kept one that is not right any more is sent once, and never again by itself", async () => {
    const proxy = await proxyOf({ signIn });
    const name = `localhost:${proxy.port}`;
    const old = JSON.stringify({ version: 1, username: "amy", password: "last month's" });
    const { port } = await secure();
    const { trouble, proxies } = setUp({
      ways: `PROXY ${name}`,
      items: new Map([[`proxy ${name}`, old]]),
      kept: [name],
    });
    expect((await trouble(port)).code).toBe("proxyAsks");
    proxies.decline();
    await trouble(port);
    await trouble(port);
    expect(proxy.asked.filter((each) => each.endsWith("signed in"))).toHaveLength(1);
  });

  it("declined is not shown again by requests that fail, but when asked for", async () => {
    const proxy = await proxyOf({ signIn });
    const name = `localhost:${proxy.port}`;
    const { port } = await secure();
    const { trouble, shown, proxies } = setUp({ ways: `PROXY ${name}` });
    await trouble(port);
    const answered = proxies.answered();
    proxies.decline();
    expect(await answered).toBe(false);
    await trouble(port);
    expect(shown).toEqual([{ proxy: name, isAgain: false }, null]);
    proxies.askAgain();
    expect(shown.at(-1)).toEqual({ proxy: name, isAgain: false });
  });

  it("gets no other proxy's sign-in", async () => {
    const [first, second] = [await proxyOf({ signIn }), await proxyOf({ signIn })];
    const { port } = await secure();
    const { trouble, get, ways, proxies } = setUp({ ways: `PROXY localhost:${first.port}` });
    await trouble(port);
    proxies.answer(`localhost:${first.port}`, signIn, false);
    await get(port);
    ways.list = `PROXY 127.0.0.1:${second.port}`;
    const other = await secure();
    expect((await trouble(other.port)).code).toBe("proxyAsks");
    expect(second.asked).toEqual([`localhost:${other.port}`]);
  });

  it("of a kind that is not known is told by its name", async () => {
    const proxy = await proxyOf({ signIn, challenge: ["Negotiate", "NTLM"] });
    const { trouble, shown } = setUp({ ways: `PROXY localhost:${proxy.port}` });
    expect(await trouble((await secure()).port)).toMatchObject({
      code: "proxyUnsupported",
      about: { kind: "negotiate, ntlm" },
    });
    expect(shown).toEqual([]);
  });

  it("can be forgotten, on this computer and in memory", async () => {
    const proxy = await proxyOf({ signIn });
    const name = `localhost:${proxy.port}`;
    const items = new Map([[`proxy ${name}`, JSON.stringify({ version: 1, ...signIn })]]);
    const { get, trouble, proxies, kept } = setUp({ ways: `PROXY ${name}`, items, kept: [name] });
    await get((await secure()).port);
    await proxies.forget();
    expect([items.size, kept()]).toEqual([0, []]);
    expect((await trouble((await secure()).port)).code).toBe("proxyAsks");
  });
});

describe("names and servers", () => {
  it("a host that nobody knows is told by its name", async () => {
    expect(await setUp().trouble(443, "no-such-host.invalid")).toMatchObject({
      code: "noName",
      says: "no-such-host.invalid cannot be found. Check the address and your network.",
    });
  });

  it("a page in the clear where TLS was due is a network's own", async () => {
    const plain = until(await startPlain(hello));
    expect(await setUp().trouble(plain.port)).toMatchObject({
      code: "webPage",
      about: { host: "localhost" },
    });
  });

  it("a server that is not there is just not there", async () => {
    const { port, close } = await startSecure(identity, hello);
    await close();
    expect((await setUp().trouble(port)).code).toBe("offline");
  });
});

describe("requests", () => {
  it("carry method, headers and body, and what comes packed is unpacked", async () => {
    const heard: string[] = [];
    const { port } = await secure(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { authorization, "content-type": type = "" } = request.headers;
      heard.push(
        `${request.method} ${authorization} ${type.split(";")[0]} ${Buffer.concat(chunks).length > 0}`,
      );
      response.writeHead(200, { "content-encoding": "gzip", "x-a": ["1", "2"] });
      response.end(gzipSync('{"a":1}'));
    });
    const { network } = setUp();
    const form = new FormData();
    form.set("file", new Blob(["x"]), "x.txt");
    const url = `https://localhost:${port}/`;
    const headers = { Authorization: "t1", "Content-Type": "application/json" };
    const first = await network.fetch(url, { method: "POST", headers, body: "{}" });
    expect([await first.json(), first.headers.get("x-a")]).toEqual([{ a: 1 }, "1, 2"]);
    await (await network.fetch(url, { method: "PUT", headers: { Authorization: "t1" }, body: form })).text();
    expect(heard).toEqual(["POST t1 application/json true", "PUT t1 multipart/form-data true"]);
  });

  it("never follow a redirect, take an empty answer, and can be given up", async () => {
    const { port } = await secure((request, response) => {
      if (request.url === "/moved") response.writeHead(302, { Location: "https://evil.example/" }).end();
      else if (request.url === "/none") response.writeHead(204).end();
    });
    const { network } = setUp();
    const ask = (path: string, signal?: AbortSignal) =>
      network.fetch(`https://localhost:${port}${path}`, signal === undefined ? {} : { signal });
    expect((await ask("/moved")).status).toBe(302);
    expect(await (await ask("/none")).text()).toBe("");
    const abort = new AbortController();
    const waiting = ask("/never", abort.signal);
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
  });

  it("are given up at once also while the way is still looked for", async () => {
    const { network, ways } = setUp();
    const reached = Promise.withResolvers<void>();
    const held = Promise.withResolvers<string>();
    ways.ask = () => {
      reached.resolve();
      return held.promise;
    };
    const abort = new AbortController();
    const asked = network.fetch("https://localhost:1/", { signal: abort.signal });
    await reached.promise;
    abort.abort();
    await expect(asked).rejects.toThrow(/abort/);
    held.resolve("DIRECT");
  });
  it("in the clear take the same way out", async () => {
    const proxy = await proxyOf();
    const plain = until(await startPlain(hello));
    const { network } = setUp({ ways: `PROXY localhost:${proxy.port}` });
    expect(await (await network.fetch(`http://localhost:${plain.port}/`)).text()).toBe("hello");
    expect(proxy.asked).toEqual([`localhost:${plain.port}`]);
  });
});
