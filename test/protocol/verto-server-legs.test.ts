/** Calls from the sandbox to agents, what outlives a socket, and the faults that can be put in. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createVertoServer } from "../../sandbox/voice/verto/server.ts";
import type { Leg, VertoServer } from "../../sandbox/voice/verto/types.ts";
import { TestClient } from "./verto-server-client.ts";
import { HandClock } from "./verto-server-clock.ts";
import { type CannedPeer, cannedMedia } from "./verto-server-media.ts";

const users = ["1000", "1001", "1002"].map((login) => ({ login, passwd: "1234" }));
const caller = { callerName: "Ann", callerNumber: "5550100" };
const sdp = "v=0\r\n";

let clock: HandClock;
let server: VertoServer;
let peers: CannedPeer[];
let clients: TestClient[];

beforeEach(async () => {
  clock = new HandClock(Date.UTC(2030, 0, 1));
  const media = cannedMedia({ invite: "v=0 invite", attach: "v=0 attach", answer: "v=0 answer" });
  peers = media.peers;
  clients = [];
  server = await createVertoServer({ users, media, clock, detachTimeoutMs: 30_000 });
});
afterEach(async () => {
  for (const client of clients) client.ws.terminate();
  await server.close();
});

async function ready(login: string, sessid: string): Promise<TestClient> {
  const client = await TestClient.ready(server.url, clock, login, sessid);
  clients.push(client);
  return client;
}

function facts(leg: Leg): string[] {
  const seen: string[] = [];
  leg.on("legUp", () => seen.push("up"));
  leg.on("legDetached", () => seen.push("detached"));
  leg.on("legReattached", () => seen.push("reattached"));
  leg.on("legHeld", ({ held }) => seen.push(held ? "held" : "unheld"));
  leg.on("legDtmf", ({ digits }) => seen.push(`dtmf ${digits}`));
  leg.on("legEnded", ({ cause, by }) => seen.push(`ended ${cause} by ${by}`));
  return seen;
}

function about(callID: unknown, more: object = {}): { [key: string]: unknown } {
  return { dialogParams: { callID }, ...more };
}

/** An agent with an answered call from the sandbox. */
async function onCall(): Promise<{ agent: TestClient; leg: Leg; seen: string[]; peer: CannedPeer }> {
  const agent = await ready("1000", "s1");
  const leg = server.callAgent("1000", caller);
  const seen = facts(leg);
  const invite = await agent.toldOf("verto.invite");
  await agent.ask("verto.answer", about(invite.callID, { sdp }));
  const peer = peers.at(-1);
  if (peer === undefined) throw new Error("no peer was made");
  return { agent, leg, seen, peer };
}

describe("a call to an agent", () => {
  it("rings on all connections, and the first to answer keeps it", async () => {
    const [one, two] = [await ready("1000", "s1"), await ready("1000", "s2")];
    const leg = server.callAgent("1000", caller);
    const seen = facts(leg);
    const first = await one.toldOf("verto.invite");
    const second = await two.toldOf("verto.invite");
    expect(first.callID).not.toBe(second.callID);
    await two.ask("verto.answer", about(second.callID, { sdp }));
    expect(await one.toldOf("verto.bye")).toEqual({
      callID: first.callID,
      causeCode: 702,
      cause: "LOSE_RACE",
    });
    expect(leg.id).toBe(second.callID);
    expect(leg.port).toBe(peers[1]?.port);
    expect(peers.map((peer) => peer.closed)).toEqual([true, false]);
    expect(server.legs("1000")).toEqual([leg]);
    expect((await one.ask("verto.answer", about(first.callID, { sdp }))).error.message).toBe(
      "CALL DOES NOT EXIST",
    );
    leg.end();
    expect((await two.toldOf("verto.bye")).cause).toBe("NORMAL_CLEARING");
    expect(seen).toEqual(["up", "ended NORMAL_CLEARING by server"]);
  });

  it("rings on when one connection declines, and ends with the last", async () => {
    const [one, two] = [await ready("1000", "s1"), await ready("1000", "s2")];
    const leg = server.callAgent("1000", caller);
    const seen = facts(leg);
    const decline = { cause: "CALL_REJECTED" };
    await one.ask("verto.bye", about((await one.toldOf("verto.invite")).callID, decline));
    expect(leg.state).toBe("ringing");
    await two.ask("verto.bye", about((await two.toldOf("verto.invite")).callID, decline));
    expect(seen).toEqual(["ended CALL_REJECTED by client"]);
    expect(two.told.filter((one) => one.method === "verto.bye")).toEqual([]);
  });

  it("ends at once where nobody is connected, and after a while where nobody answers", async () => {
    const absent = facts(server.callAgent("1002", caller));
    await clock.moveTo(clock.now() + 1);
    expect(absent).toEqual(["ended USER_NOT_REGISTERED by server"]);
    const agent = await ready("1000", "s1");
    const unanswered = facts(server.callAgent("1000", { ...caller, ringForMs: 20_000 }));
    await clock.moveTo(clock.now() + 20_000);
    expect(unanswered).toEqual(["ended NO_ANSWER by server"]);
    expect((await agent.toldOf("verto.bye")).causeCode).toBe(19);
  });

  it("is held without SDP: nothing is sent to the agent meanwhile", async () => {
    const { agent, leg, seen, peer } = await onCall();
    await agent.ask("verto.modify", about(leg.id, { action: "hold" }));
    expect(peer.sending).toBe(false);
    await agent.ask("verto.modify", about(leg.id, { action: "unhold" }));
    expect(peer.sending).toBe(true);
    await agent.ask("verto.info", about(leg.id, { dtmf: "12#" }));
    expect(seen).toEqual(["up", "held", "unheld", "dtmf 12#"]);
  });

  it("takes an answer that is no SDP for an error, and rings on", async () => {
    const agent = await ready("1000", "s1");
    const leg = server.callAgent("1000", caller);
    const { callID } = await agent.toldOf("verto.invite");
    const refused = await agent.ask("verto.answer", about(callID, { sdp: "garbage" }));
    expect(refused.error).toEqual({ message: "CODEC ERROR", code: -32002 });
    expect(leg.state).toBe("ringing");
  });

  it("connects the partners of two calls that are replaced", async () => {
    const [agent, bob, cy] = [
      await ready("1000", "s1"),
      await ready("1001", "s2"),
      await ready("1002", "s3"),
    ];
    for (const [callID, number, other] of [
      ["to-bob", "1001", bob],
      ["to-cy", "1002", cy],
    ] as const) {
      agent.send("verto.invite", { sdp, dialogParams: { callID, destination_number: number } });
      await other.ask("verto.answer", about((await other.toldOf("verto.invite")).callID, { sdp }));
    }
    await agent.toldOf("verto.display", 2);
    const replaced = await agent.ask(
      "verto.modify",
      about("to-bob", { action: "replace", replaceCallID: "to-cy" }),
    );
    expect(replaced.result).toMatchObject({ action: "replace", holdState: "active" });
    expect((await agent.toldOf("verto.bye", 1)).cause).toBe("NORMAL_CLEARING");
    expect(await agent.toldOf("verto.bye", 2)).toMatchObject({ callID: "to-cy", cause: "ATTENDED_TRANSFER" });
    expect([...server.legs("1001"), ...server.legs("1002")].map((leg) => leg.state)).toEqual(["up", "up"]);
    server.legs("1001")[0]?.end();
    expect((await cy.toldOf("verto.bye")).cause).toBe("NORMAL_CLEARING");
  });
});

describe("a lost socket", () => {
  it("leaves the call waiting for the same session, which gets a new offer", async () => {
    const { agent, leg, seen, peer } = await onCall();
    expect(server.faults.dropSockets("1000")).toBe(1);
    await agent.until(() => agent.closed !== undefined, "closed");
    expect([leg.state, peer.sending]).toEqual(["detached", false]);
    const again = new TestClient(server.url, clock);
    clients.push(again);
    await again.login("1000", "s1");
    const attach = await again.toldOf("verto.attach");
    expect(attach).toMatchObject({ callID: leg.id, sdp: "v=0 attach", display_direction: "outbound" });
    expect(await again.toldOf("verto.clientReady")).toEqual({ reattached_sessions: [leg.id] });
    await again.ask("verto.attach", about(leg.id, { sdp }));
    expect([leg.state, peer.sending]).toEqual(["up", true]);
    await clock.moveTo(clock.now() + 31_000);
    expect(seen).toEqual(["up", "detached", "reattached"]);
  });

  it("ends the call after the detach timeout, or at a bad answer to the new offer", async () => {
    const { leg, seen } = await onCall();
    server.faults.dropSockets("1000");
    await clock.moveTo(clock.now() + 29_999);
    expect(leg.state).toBe("detached");
    await clock.moveTo(clock.now() + 1);
    expect(seen).toEqual(["up", "detached", "ended RECOVERY_ON_TIMER_EXPIRE by server"]);
    expect(server.leg(leg.id)).toBeUndefined();

    const second = await onCall();
    server.faults.dropSockets("1000");
    const again = await ready("1000", "s1");
    const refused = await again.ask("verto.attach", about(second.leg.id, { sdp: "garbage" }));
    expect(refused.error.message).toBe("CODEC NEGOTIATION ERROR");
    expect((await again.toldOf("verto.bye")).cause).toBe("BEARERCAPABILITY_NOTAVAIL");
  });

  it("ends a call that asked not to be recovered, and every call that was forgotten", async () => {
    const agent = await ready("1000", "s1");
    const dialogParams = { callID: "c1", destination_number: "9196", recoverCall: false };
    await agent.ask("verto.invite", { sdp, dialogParams });
    await agent.toldOf("verto.answer");
    server.faults.dropSockets("1000");
    expect(server.legs("1000")).toEqual([]);

    const { leg } = await onCall();
    server.faults.forgetSessions();
    expect(leg.state).toBe("up");
    server.faults.dropSockets("1000");
    expect(leg.cause).toBe("DESTINATION_OUT_OF_ORDER");
    const again = await ready("1000", "s1");
    expect(await again.toldOf("verto.clientReady")).toEqual({ reattached_sessions: [] });
  });
});

describe("faults", () => {
  it("refuses right credentials as often as it is told to", async () => {
    server.faults.refuseLogins(1);
    const agent = new TestClient(server.url, clock);
    clients.push(agent);
    expect((await agent.login("1000", "s1")).error.message).toBe("Authentication Failure");
    expect((await agent.login("1000", "s1")).result.message).toBe("logged in");
  });

  it("freezes a socket that stays open", async () => {
    const agent = await ready("1000", "s1");
    expect(server.faults.freezeSockets("1000", 5_000)).toBe(1);
    const id = agent.send("verto.ping", {});
    const leg = server.callAgent("1000", caller);
    const before = agent.told.length;
    await clock.moveTo(clock.now() + 4_900);
    await new Promise((resolve) => setImmediate(resolve));
    expect([agent.told.length, agent.closed, leg.state]).toEqual([before, undefined, "ringing"]);
    expect((await agent.reply(id)).result.message).toBe("PONG");
    await agent.toldOf("verto.invite");
  });

  it("delays every frame, in order", async () => {
    const agent = await ready("1000", "s1");
    server.faults.delayFrames(300);
    const started = clock.now();
    const ids = [agent.send("verto.ping", {}), agent.send("verto.ping", {})];
    for (const id of ids) await agent.reply(id);
    expect(clock.now() - started).toBeGreaterThanOrEqual(300);
    expect(agent.told.slice(-2).map((one) => one.id)).toEqual(ids);
  });

  it("punts", async () => {
    const { agent, leg } = await onCall();
    expect(server.faults.punt("1000")).toBe(1);
    expect(await agent.toldOf("verto.punt")).toEqual({});
    await agent.until(() => agent.closed !== undefined, "closed");
    expect([agent.closed, leg.state, server.isReachable("1000")]).toEqual([1000, "detached", false]);
  });
});

describe("the socket", () => {
  it("is a path of another server, too", async () => {
    const http = createServer();
    await new Promise<void>((resolve) => void http.listen(0, "127.0.0.1", () => resolve()));
    const media = cannedMedia({ invite: sdp, attach: sdp, answer: sdp });
    const second = await createVertoServer({ users, media, clock, attach: { server: http, path: "/voice" } });
    expect(second.url).toBe(`ws://127.0.0.1:${(http.address() as AddressInfo).port}/voice`);
    const agent = await TestClient.ready(second.url, clock, "1000", "s1");
    const closing = second.close();
    await agent.until(() => agent.closed !== undefined, "closed");
    expect(agent.closed).toBe(1000);
    await closing;
    await new Promise<void>((resolve) => void http.close(() => resolve()));
  });

  it("never shows a passwd in what is seen of it", async () => {
    const seen: string[] = [];
    server.tap(({ text }) => seen.push(text));
    await ready("1000", "s1");
    expect(seen.join()).toContain('"passwd":"***"');
    expect(seen.join()).not.toContain("1234");
  });

  it("answers whatever a client makes up, and lives on", async () => {
    const agent = await ready("1000", "s1");
    const names = [
      "callID",
      "sdp",
      "action",
      "dialogParams",
      "msg",
      "to",
      "body",
      "eventChannel",
      "dtmf",
      "cause",
    ];
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.integer(),
        fc.constant(null),
        fc.boolean(),
        fc.array(tie("any"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...names), tie("any"), { maxKeys: 5 }),
      ),
    })).any;
    const method = fc.constantFrom(
      ...["invite", "answer", "attach", "bye", "modify", "info", "subscribe", "unsubscribe", "broadcast"],
    );
    await fc.assert(
      fc.asyncProperty(method, value, async (name, params) => {
        const told = await agent.ask(`verto.${name}`, params as { [key: string]: unknown });
        expect(told.result ?? told.error).toBeDefined();
      }),
      { numRuns: 150, seed: 7 },
    );
    expect((await agent.ask("verto.ping", {})).result.message).toBe("PONG");
  });
});
