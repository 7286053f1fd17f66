/** The sandbox over real HTTP and WebSockets, without sound. */
import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { RangeTypes } from "../shared/wire/history.ts";
import { sockets } from "../shared/wire/sockets.ts";
import { ask, basic, openFeed, signIn, type TestAgent, until } from "./agent-fixture.ts";
import { createSandbox, type Sandbox } from "./server.ts";

let sandbox: Sandbox;
const agents: TestAgent[] = [];
beforeEach(async () => {
  sandbox = await createSandbox({ voice: "none", behaviour: { offerTimeoutMs: 60_000, answerAfterMs: 20 } });
});
afterEach(async () => {
  for (const agent of agents.splice(0)) agent.close();
  await sandbox.close();
});

async function agentNamed(name: string, statusId: string | null = "available"): Promise<TestAgent> {
  const agent = await signIn(sandbox, name, statusId);
  agents.push(agent);
  return agent;
}
async function control(method: string, path: string, body?: unknown) {
  const response = await fetch(`${sandbox.controlUrl}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: looked into by the tests, whatever it is
  return { status: response.status, body: (await response.json()) as any };
}
/** An offer taken: the workitem's id. */
async function inCall(agent: TestAgent, from = "+15550100"): Promise<string> {
  await control("POST", "/calls", { agent: agent.userId, from, name: "Ines" });
  const { message } = await agent.feed.named("OfferNotification");
  await agent.ask("acceptOffer", { offerId: message.offer.offerId });
  return message.offer.workitemId;
}
const closeCode = (socket: WebSocket) =>
  new Promise<number>((resolve) => void socket.once("close", (code) => resolve(code)));

describe("signing in", () => {
  it.each(["plain", "provider"])("is refused with a wrong password, in the %s shape", async (shape) => {
    await control("POST", "/faults/error-shape", { shape });
    const { status, body } = await ask(sandbox.providerUrl, basic("ana@sandbox.test", "wrong"), "login");
    expect(status).toBe(401);
    expect(Object.keys(body).sort()).toEqual(
      shape === "plain" ? ["code", "message"] : ["code", "message", "param", "type"],
    );
  });

  it("gives a token that works bare and as Bearer, refreshes, and names its user and end", async () => {
    const ana = await agentNamed("ana", null);
    const payload = JSON.parse(Buffer.from(ana.token.split(".")[1] ?? "", "base64url").toString());
    expect(payload).toMatchObject({ userId: ana.userId, exp: expect.any(Number) });
    expect((await ask(sandbox.providerUrl, `Bearer ${ana.token}`, "session")).body.username).toBe(
      "ana@sandbox.test",
    );
    const fresh = await ana.ask("refreshToken");
    expect((await ask(sandbox.providerUrl, fresh.body.token, "session")).status).toBe(200);
  });

  it("ends with an expired token, on HTTP and on the feed", async () => {
    const ana = await agentNamed("ana");
    await control("POST", "/faults/token/expire", { user: "ana" });
    expect((await ana.ask("session")).status).toBe(401);
    const socket = new WebSocket(sandbox.providerUrl.replace("http", "ws") + sockets.events.path);
    socket.once("open", () => socket.send(JSON.stringify({ name: "Authenticate", token: ana.token })));
    expect(await closeCode(socket)).toBe(sockets.events.closeUnauthorized);
  });

  it("lets tokens live as long as it is told, and refuses to refresh when told", async () => {
    const ana = await agentNamed("ana");
    await control("POST", "/faults/token/refuse-refresh", {});
    expect((await ana.ask("refreshToken")).status).toBe(401);
    await control("POST", "/faults/token/life", { seconds: 0 });
    const { body } = await ask(sandbox.providerUrl, basic("ben@sandbox.test", "sandbox-ben"), "login");
    expect((await ask(sandbox.providerUrl, body.token, "session")).status).toBe(401);
  });
});

describe("a call", () => {
  it("is offered on the feed, accepted by HTTP, held, resumed, muted, ended; each said on the feed", async () => {
    const ana = await agentNamed("ana");
    const workitemId = await inCall(ana);
    const notified = (state: string) =>
      ana.feed.next(
        (f) => f.name === "WorkitemStateChangeNotification" && f.message.workitem.state === state,
      );
    await notified("active");
    expect((await ana.ask("hold", { workitemId })).body.state).toBe("hold");
    await notified("hold");
    expect((await ana.ask("bridge", { workitemId })).body.state).toBe("active");
    expect((await ana.ask("muteCall", { workitemId })).body.inMute).toBe(true);
    expect((await ana.feed.named("PhoneStateNotification")).message.inMute).toBe(true);
    expect((await ana.ask("unMute")).status).toBe(200);
    expect((await ana.ask("session")).body.inMute).toBe(false);
    expect((await ana.ask("sendDtmf", { workitemId, digit: "1#" })).body.digits).toBe("1#");
    expect((await ana.ask("myWorkitems")).body.objects).toHaveLength(1);
    expect((await ana.ask("hangUp", { workitemId })).body.state).toBe("terminated");
    expect((await notified("terminated")).message.workitem.terminationReason).toBe("AGENT_HANGUP");
    expect((await ana.ask("hangUp", { workitemId })).status).toBe(410);
    expect((await ana.ask("myWorkitems")).body.objects).toEqual([]);
  });

  it("is sent to its agent only", async () => {
    const [ana, ben] = [await agentNamed("ana"), await agentNamed("ben", "break")];
    await inCall(ana);
    expect(ben.feed.frames.map((f) => f.name)).not.toContain("OfferNotification");
  });

  it("is dialled, and refused where the law says so", async () => {
    const ana = await agentNamed("ana");
    const dial = (to: string, force = false) =>
      ana.ask("dial", {}, { to, campaignId: "campaign-123", name: "John Doe", force });
    expect((await dial("+15551110199")).body).toMatchObject({ canDial: false, consentType: 1 });
    const { body } = await dial("+15551110199", true);
    expect(body).toMatchObject({ canDial: true, workitemId: expect.any(String) });
    await until(sandbox, () => sandbox.centre.world().items.get(body.workitemId)?.state === "active");
  });

  it("goes to voicemail when the agent called is not there", async () => {
    const { body } = await control("POST", "/calls", { agent: "ben" });
    expect(body.workitem).toMatchObject({ state: "terminated", voicemailFile: expect.any(String) });
  });
});

describe("messages, data and history", () => {
  it("come in as workitems and go out as JSON or as a form", async () => {
    const ana = await agentNamed("ana");
    await control("POST", "/messages", { queue: "Support", from: "+15550100", text: "Hello?" });
    const { message } = await ana.feed.named("OfferNotification");
    expect(message.offer).toMatchObject({ channelType: "sms", type: "InboundSMS" });
    await ana.ask("acceptOffer", { offerId: message.offer.offerId });
    const sms = { to: "+15550100", message: "Hi", workitemId: message.offer.workitemId };
    expect((await ana.ask("sms", {}, sms)).body).toMatchObject({ canDial: true, consentType: 0 });
    expect((await ana.ask("sms", {}, { to: "+15550100" })).status).toBe(400);
    const form = new FormData();
    for (const [key, value] of Object.entries({ ...sms, force: "true" })) form.append(key, value);
    form.append(
      "file",
      new Blob(["\x89PNG\r\n\x1a\n".split("").map((c) => c.charCodeAt(0))].map((b) => new Uint8Array(b))),
      "x.png",
    );
    const sent = await fetch(`${sandbox.providerUrl}/users/api/sms`, {
      method: "POST",
      headers: { authorization: ana.token },
      body: form,
    });
    expect(sent.status).toBe(200);
    const item = (await ana.ask("workitem", { id: sms.workitemId })).body;
    expect(item.chatMessages.map((one: { textMsg: string }) => one.textMsg)).toEqual(["Hello?", "Hi", "Hi"]);
    expect(item.chatMessages.at(-1).attachments).toMatchObject([{ name: "x.png", size: 8 }]);
  });

  it("are paged, found, made, changed and deleted", async () => {
    const ana = await agentNamed("ana");
    const page = await ana.ask("searchObjects", { type: "contact" }, undefined, "?rows=10&start=25");
    expect(page.body).toMatchObject({ count: 5, total: 30, next: "", previous: "15" });
    expect((await ana.ask("searchObjects", { type: "user" }, undefined, "?q=ben")).body.total).toBe(1);
    const made = await ana.ask("createObject", { type: "contact" }, { name: "New One" });
    expect(made.status).toBe(201);
    const id = made.body._id;
    expect((await ana.ask("updateObject", { type: "contact", id }, { name: "Old" })).body.name).toBe("Old");
    expect((await ana.ask("deleteObject", { type: "contact", id })).status).toBe(204);
    expect((await ana.ask("readObject", { type: "contact", id })).status).toBe(404);
    expect((await ana.ask("readObject", { type: "constructor", id: "name" })).status).toBe(404);
    expect((await ana.ask("workitem", { id: "none" })).status).toBe(404);
  });

  it.each(Object.values(RangeTypes).filter((one) => one !== "daterange"))(
    "have history for %s",
    async (range) => {
      const ana = await agentNamed("ana", null);
      const { body } = await ana.ask("history", {}, undefined, `?rangeType=${range}`);
      expect(body.objects.length).toBeGreaterThan(0);
      expect(body.objects.every((one: { ownedBy: string }) => one.ownedBy === ana.userId)).toBe(true);
    },
  );
});

describe("supervision", () => {
  it("is for supervisors, and reaches the agent", async () => {
    const [ana, sue] = [await agentNamed("ana"), await agentNamed("sue", null)];
    expect((await ana.ask("forceLogout", { userId: sue.userId })).status).toBe(403);
    expect(
      (await sue.ask("changeStatus", { userId: ana.userId }, { statusId: "lunch" })).body.loginAt,
    ).toBeGreaterThan(0);
    await ana.feed.next((f) => f.name === "UserStatusChangeNotification" && f.message.statusId === "lunch");
    const closed = closeCode(ana.socket);
    await sue.ask("forceLogoutAndDisable", { userId: ana.userId });
    expect((await ana.feed.named("ForceLogoutNotification")).message.reason).toBe("disabled");
    expect(await closed).toBe(4401);
    const again = await ask(sandbox.providerUrl, basic("ana@sandbox.test", "sandbox-ana"), "login");
    expect(again.status).toBe(401);
  });

  it("sees queues and agents on the analytics feed, which agents may not open", async () => {
    const [ana, sue] = [await agentNamed("ana"), await agentNamed("sue", null)];
    const url = sandbox.providerUrl.replace("http", "ws") + sockets.analytics.path;
    const { socket, feed } = await openFeed(url, sue.token);
    expect((await feed.named("QueueStatisticsNotification")).message.queues).toHaveLength(3);
    sandbox.callers.placeCall({ queue: "Sales" });
    await feed.next((f) => f.message.queues?.some((queue: { waiting: number }) => queue.waiting === 1));
    socket.terminate();
    const refused = new WebSocket(url);
    refused.once("open", () => refused.send(JSON.stringify({ name: "Authenticate", token: ana.token })));
    expect(await closeCode(refused)).toBe(4401);
  });
});

describe("faults", () => {
  it("meets the next answers, and then passes", async () => {
    const ana = await agentNamed("ana");
    const session = () =>
      fetch(`${sandbox.providerUrl}/users/api/session`, { headers: { authorization: ana.token } });
    for (const [fault, sees] of [
      [{ kind: "status", status: 500 }, async () => expect((await session()).status).toBe(500)],
      [{ kind: "status", status: 401 }, async () => expect((await session()).status).toBe(401)],
      [{ kind: "malformedJson" }, async () => expect((await session()).json()).rejects.toThrow()],
      [{ kind: "html" }, async () => expect((await session()).headers.get("content-type")).toBe("text/html")],
      [
        { kind: "huge", bytes: 6_000_000 },
        async () => expect((await (await session()).text()).length).toBeGreaterThan(6e6),
      ],
      [{ kind: "drop" }, async () => expect(session()).rejects.toThrow()],
    ] as const) {
      await control("POST", "/faults/http", { ...fault, endpoint: "session", user: "ana" });
      await sees();
      expect((await session()).status).toBe(200);
    }
  });

  it("can do a command and lose its answer", async () => {
    const ana = await agentNamed("ana");
    const workitemId = await inCall(ana);
    await control("POST", "/faults/http", { kind: "dropAnswer", endpoint: "hangUp" });
    await expect(ana.ask("hangUp", { workitemId })).rejects.toThrow();
    expect((await ana.ask("workitem", { id: workitemId })).body.state).toBe("terminated");
  });

  it("drops, freezes and floods the feed", async () => {
    const ana = await agentNamed("ana");
    await control("POST", "/faults/feed/event", { user: "ana" });
    await ana.feed.named("SomethingNewNotification");
    await control("POST", "/faults/feed/huge", { user: "ana", bytes: 300_000 });
    await ana.feed.next((f) => f.message?.workitem?.filler?.length === 300_000);
    await control("POST", "/faults/feed/duplicate", {});
    await control("POST", "/agents/ana/mute", { muted: true });
    const { id } = await ana.feed.named("PhoneStateNotification");
    await ana.feed.next((f) => f.id === id);
    await control("POST", "/faults/feed/freeze", { user: "ana", ms: 150 });
    const before = performance.now();
    let ponged = false;
    ana.socket.once("pong", () => {
      ponged = true;
    });
    ana.socket.ping();
    await control("POST", "/agents/ana/mute", { muted: false });
    await ana.feed.named("PhoneStateNotification");
    expect(performance.now() - before).toBeGreaterThan(100);
    expect(ponged).toBe(false);
    const closed = closeCode(ana.socket);
    await control("POST", "/faults/feed/drop", { user: "ana" });
    expect(await closed).toBe(1006);
  });

  it("is over after a reset, with everything as at the start", async () => {
    const ana = await agentNamed("ana");
    await inCall(ana);
    await control("POST", "/faults/http", { kind: "status", endpoint: "session", count: 9 });
    await control("POST", "/reset");
    const { body } = await control("GET", "/state");
    expect(body.workitems).toEqual([]);
    expect(body.agents.every((one: { acdLoginAt: number }) => one.acdLoginAt === 0)).toBe(true);
    expect((await control("GET", "/faults/http")).body.faults).toEqual([]);
  });
});

describe("the door", () => {
  const asks = (headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const url = new URL(`${sandbox.controlUrl}/state`);
      request(url, { headers }, (response) => resolve(response.resume().statusCode ?? 0))
        .on("error", reject)
        .end();
    });

  it("is for this computer's own programs: no foreign Host, no foreign Origin", async () => {
    expect(await asks({})).toBe(200);
    expect(await asks({ host: "sandbox.evil.test" })).toBe(403);
    expect(await asks({ origin: "https://evil.test" })).toBe(403);
    expect(await asks({ origin: "null" })).toBe(403);
    expect(await asks({ origin: sandbox.providerUrl })).toBe(200);
  });

  it("is shut to foreign pages' sockets, too", async () => {
    for (const path of [sockets.events.path, sockets.analytics.path, "/verto", "/elsewhere"]) {
      const socket = new WebSocket(sandbox.providerUrl.replace("http", "ws") + path, {
        origin: "https://evil.test",
      });
      await new Promise((resolve) => void socket.once("error", resolve));
    }
  });

  it("knows no path that is not in the table, and wants a token for those", async () => {
    expect((await fetch(`${sandbox.providerUrl}/users/api/nothing`)).status).toBe(404);
    expect((await fetch(`${sandbox.providerUrl}/users/api/session`)).status).toBe(401);
    expect((await fetch(`${sandbox.controlUrl}/nothing`)).status).toBe(404);
  });
});
