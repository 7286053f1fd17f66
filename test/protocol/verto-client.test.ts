/** Our mod_verto client with the sandbox's mod_verto server over real sockets; SDP without sound. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { VertoClient } from "../../main/line/verto/api.ts";
import { createVertoClient } from "../../main/line/verto/client.ts";
import type { VertoEvent } from "../../main/line/verto/events.ts";
import { createVertoServer } from "../../sandbox/voice/verto/server.ts";
import type { VertoServer } from "../../sandbox/voice/verto/types.ts";
import { silentLog } from "../../shared/log.ts";
import { systemClock } from "../../shared/time.ts";
import { cannedMedia } from "./verto-server-media.ts";

const sdp =
  "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=ice-ufrag:u\r\na=candidate:1 1 udp 1 192.0.2.7 5 typ host\r\n";
const clock = systemClock(globalThis);

let server: VertoServer;
const clients: VertoClient[] = [];
beforeEach(async () => {
  server = await createVertoServer({
    users: [{ login: "1000", passwd: "secret" }],
    media: cannedMedia({ invite: sdp, attach: sdp, answer: sdp }),
  });
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await server.close();
});

type Kind = VertoEvent["kind"];

/** Beats closer than 50 ms starve the client of events; a hold is answered after 250 ms and nothing else till then. */
const quickBeat = { beatEveryMs: 120, beatDeadlineMs: 1_500 };

/** A started client; `next` gives the first event of a kind that it has not given before. */
function connect(more: { passwd?: string; sessid?: string; beat?: typeof quickBeat } = {}) {
  let events: VertoEvent[] = [];
  let told = () => {};
  const client = createVertoClient({
    url: server.url,
    login: "1000",
    passwd: more.passwd ?? "secret",
    sessid: more.sessid ?? "one-session",
    clock,
    log: silentLog,
    emit(event) {
      events.push(event);
      told();
    },
    // Where the beat is not what is looked at it has its usual time: a busy machine misses a shorter one.
    socket: { backoff: { firstMs: 5, maxMs: 20 }, ...more.beat },
  });
  clients.push(client);
  client.start();
  async function next<K extends Kind>(kind: K): Promise<Extract<VertoEvent, { kind: K }>> {
    for (;;) {
      const at = events.findIndex((event) => event.kind === kind);
      const found = events[at];
      if (found?.kind === kind) {
        events = events.slice(at + 1);
        return found as Extract<VertoEvent, { kind: K }>;
      }
      await new Promise<void>((resolve) => {
        told = resolve;
      });
    }
  }
  return { client, next };
}

/** A call from the server, answered. */
async function inCall(more: Parameters<typeof connect>[0] = {}) {
  const line = connect(more);
  await line.next("ready");
  const leg = server.callAgent("1000", { callerName: "Ann", callerNumber: "5550100" });
  const { callId } = await line.next("invited");
  expect(await line.client.answer(callId, sdp)).toEqual({ ok: true, value: undefined });
  return { ...line, leg, callId };
}

describe("a call from the server", () => {
  it("is answered, held, resumed, given digits and hung up", async () => {
    const { client, leg, callId } = await inCall();
    expect(leg.state).toBe("up");
    expect(await client.modify(callId, { action: "hold" })).toEqual({ ok: true, value: { hold: "held" } });
    expect(leg.held).toBe(true);
    expect(await client.modify(callId, { action: "unhold" })).toEqual({
      ok: true,
      value: { hold: "active" },
    });
    const digits: string[] = [];
    leg.on("legDtmf", (event) => digits.push(event.digits));
    await Promise.all([..."12#"].map((key) => client.dtmf(callId, key)));
    expect(digits.join("")).toBe("12#");
    expect(await client.modify(callId, { action: "updateMedia", sdp })).toEqual({
      ok: true,
      value: { hold: "active", sdp },
    });
    expect(await client.exists(callId)).toEqual({ ok: true, value: undefined });
    expect(await client.bye(callId)).toEqual({ ok: true, value: { cause: "NORMAL_CLEARING" } });
    expect(await client.exists(callId)).toMatchObject({ ok: false, error: { code: "gone" } });
    expect(leg.state).toBe("ended");
    expect(await client.bye(callId)).toMatchObject({ ok: false, error: { code: "gone" } });
  });

  it("ends with the cause that the server gives", async () => {
    const { leg, callId, next } = await inCall();
    leg.end("USER_BUSY");
    expect(await next("ended")).toEqual({ kind: "ended", callId, cause: "USER_BUSY", causeCode: 17 });
  });
});

describe("a socket lost in a call", () => {
  it("comes back with the call", async () => {
    const { client, leg, callId, next } = await inCall();
    server.faults.dropSockets("1000");
    const ready = await next("ready");
    expect(ready.reattached).toEqual([callId]);
    expect(ready.attaches.map((call) => call.callId)).toEqual([callId]);
    expect(await client.attach(callId, sdp)).toEqual({ ok: true, value: undefined });
    expect(leg.state).toBe("up");
  });

  it("comes back without it when the server kept nothing", async () => {
    const { next } = await inCall();
    server.faults.forgetSessions();
    server.faults.dropSockets("1000");
    expect(await next("ready")).toEqual({ kind: "ready", reattached: [], attaches: [] });
  });

  it("is noticed though it stays open, and what was asked fails as ambiguous", async () => {
    const { client, callId, next } = await inCall({ beat: quickBeat });
    server.faults.freezeSockets("1000", 10_000);
    const held = client.modify(callId, { action: "hold" });
    expect(await held).toMatchObject({ ok: false, error: { code: "ambiguous", why: "socketLost" } });
    expect((await next("ready")).reattached).toEqual([callId]);
  });

  it("is renewed on request: the call is offered afresh", async () => {
    const { client, callId, next } = await inCall();
    client.reconnect("the voice window is new");
    expect((await next("ready")).attaches.map((call) => call.callId)).toEqual([callId]);
  });

  it("is proved, not believed, when the machine wakes", async () => {
    const { client, leg, next } = await inCall();
    client.wake();
    expect(await client.ping()).toEqual({ ok: true, value: undefined });
    expect(leg.state).toBe("up");
    server.faults.freezeSockets("1000", 10_000);
    client.wake();
    await next("ready");
  });
});

describe("a session", () => {
  it("that another program takes over is not taken back", async () => {
    const first = connect();
    await first.next("ready");
    const second = connect();
    await first.next("punted");
    await second.next("ready");
    expect(first.client.connection()).toEqual({ kind: "closed", why: "punted" });
    first.client.wake();
    expect(await second.client.ping()).toEqual({ ok: true, value: undefined });
  });

  it("with a wrong password is refused and left", async () => {
    const { client, next } = connect({ passwd: "wrong" });
    expect(await next("loginRefused")).toEqual({
      kind: "loginRefused",
      sessionInUse: false,
      rpcCode: -32001,
      message: "Authentication Failure",
    });
    expect(client.connection()).toEqual({ kind: "closed", why: "loginRefused" });
  });
});
