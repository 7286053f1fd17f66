import { expect, onTestFinished, test, vi } from "vitest";
import { createVertoClient } from "../../main/line/verto/client.ts";
import { makeAuthority, startProxy, testNetwork } from "../../main/network/test-network.ts";
import { createFeed } from "../../main/nextiva/feed.ts";
import { createHttp } from "../../main/nextiva/http.ts";
import { createServerTime } from "../../main/nextiva/server-time.ts";
import { mapTelephony } from "../../main/nextiva/telephony.ts";
import { TokenHolder } from "../../main/nextiva/token.ts";
import { UserService } from "../../main/nextiva/user-service.ts";
import { createSandbox } from "../../sandbox/server.ts";
import { silentLog } from "../../shared/log.ts";
import { systemClock } from "../../shared/time.ts";
import { startFront } from "../harness/front.ts";

const clock = systemClock(globalThis);
const log = silentLog;

test("sign-in, feed and voice go through a proxy with a password to a server of the company's own authority, and no other way", async () => {
  const authority = await makeAuthority();
  const front = await startFront(await authority.signs());
  const sandbox = await createSandbox({ publicUrl: front.url });
  front.leadsTo(sandbox.controlUrl);
  const signIn = { username: "acme\\ana", password: "netw0rk" };
  const proxy = await startProxy({ signIn });
  const name = `127.0.0.1:${proxy.port}`;
  const { network, proxies, shown } = testNetwork({ ways: `PROXY ${name}`, system: [authority.cert] });

  const token = new TokenHolder(clock.monotonic);
  const server = createServerTime(clock);
  const http = createHttp({
    provider: () => front.url,
    authScheme: () => "raw",
    token,
    clock,
    server,
    fetch: network.fetch,
  });
  const users = new UserService({ http, token, now: clock.now });
  const happened: string[] = [];
  const feed = createFeed({
    location: () => http.location(),
    token: () => token.read(),
    userId: () => "",
    refreshToken: () => http.refresh(),
    resync: async () => {},
    emit: (event) => happened.push(event.kind),
    sessionEnded: () => {},
    agentFor: network.agentFor,
    clock,
    server,
  });
  onTestFinished(async () => {
    feed.close();
    http.close();
    network.close();
    await sandbox.close();
    await proxy.close();
    await front.close();
  });

  const ana = sandbox.users.find((user) => user.username.startsWith("ana@"));
  if (ana === undefined) throw new Error("no agent ana");
  await expect(users.login(ana.username, ana.password)).rejects.toMatchObject({ code: "proxyAsks" });
  expect(shown).toEqual([{ proxy: name, isAgain: false }]);
  proxies.answer(name, signIn, false);
  await users.login(ana.username, ana.password);
  expect(http.location()).toBe(front.url);

  const session = await users.initSession({ platform: "web" });
  const line = mapTelephony(session.telephony, front.url);
  if (!line.ok || line.value.mode !== "softphone") throw new Error("no line");
  expect(line.value.voiceServer.url).toBe(`${front.url.replace("https", "wss")}/verto`);
  feed.start();
  await vi.waitFor(() => expect(happened).toContain("resynced"), 10_000);

  const verto = createVertoClient({
    ...line.value.voiceServer,
    sessid: "5f3c1e0a-0000-4000-8000-000000000001",
    clock,
    log,
    emit: () => {},
    socket: { agentFor: network.agentFor },
  });
  onTestFinished(() => verto.close());
  verto.start();
  await vi.waitFor(() => expect(verto.connection().kind).toBe("ready"), 10_000);

  const passed = proxy.asked.filter((each) => each.endsWith(" signed in")).length;
  expect(front.connections()).toBeGreaterThanOrEqual(3);
  expect(passed).toBeGreaterThanOrEqual(front.connections());
});
