import { afterEach, describe, expect, it } from "vitest";
import { fakeClock } from "../../../shared/fake-clock.ts";
import { type Log, silentLog } from "../../../shared/log.ts";
import { fakeOpener } from "../../socket/fake-socket.ts";
import type { VertoClientOptions } from "./api.ts";
import { createVertoClient } from "./client.ts";
import type { VertoEvent } from "./events.ts";

const sdp =
  "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=ice-ufrag:u\r\na=candidate:1 1 udp 1 192.0.2.7 5 typ host\r\n";
const lines: string[] = [];
const keptLog: Log = {
  error: (...line) => lines.push(JSON.stringify(line)),
  warn: (...line) => lines.push(JSON.stringify(line)),
  info: (...line) => lines.push(JSON.stringify(line)),
  debug: (...line) => lines.push(JSON.stringify(line)),
  named: () => keptLog,
};

interface Sent {
  id: number;
  method?: string;
  params: Record<string, unknown>;
  result?: { method: string };
}

/** A client and the server's end of its socket. */
function setUp(more: Partial<VertoClientOptions> = {}) {
  const clock = fakeClock();
  const net = fakeOpener();
  const events: VertoEvent[] = [];
  const client = createVertoClient({
    url: "ws://pbx.example",
    login: "1000@pbx.example",
    passwd: "open sesame",
    sessid: "the-session",
    clock,
    log: keptLog,
    emit: (event) => events.push(event),
    socket: { open: net.open, random: () => 0 },
    ...more,
  });
  const sent = (): Sent[] => net.latest().sent.map((text) => JSON.parse(text));
  const asked = (method: string) => sent().filter((frame) => frame.method === method);
  const says = (frame: unknown) => net.latest().says(JSON.stringify(frame));
  /** Answers the newest request of that method. */
  const answers = (method: string, reply: { result?: unknown; error?: unknown }) =>
    says({ jsonrpc: "2.0", id: asked(method).at(-1)?.id, ...reply });
  let serverId = 0;
  const tells = (method: string, params: unknown = {}) =>
    says({ jsonrpc: "2.0", id: ++serverId, method, params });
  const of = <K extends VertoEvent["kind"]>(kind: K) =>
    events.filter((event): event is Extract<VertoEvent, { kind: K }> => event.kind === kind);
  const becomesReady = async (reattached: string[] = []) => {
    net.latest().opens();
    answers("login", { result: { message: "logged in" } });
    await turn();
    tells("verto.clientReady", { reattached_sessions: reattached });
  };
  const start = async () => {
    client.start();
    await becomesReady();
  };
  return { clock, net, events, client, sent, asked, says, answers, tells, of, becomesReady, start };
}
/** Lets what was resolved run. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

afterEach(() => {
  const all = lines.splice(0).join("\n");
  expect(all).not.toContain("open sesame");
  expect(all).not.toContain("call-1");
});

describe("logging in", () => {
  it("sends the credentials at once, and is ready when the server says so", async () => {
    const { client, net, sent, answers, tells, events } = setUp({ userVariables: { kind: "agent" } });
    client.start();
    net.latest().opens();
    expect(sent()).toEqual([
      {
        jsonrpc: "2.0",
        id: 1,
        method: "login",
        params: {
          login: "1000@pbx.example",
          passwd: "open sesame",
          loginParams: {},
          userVariables: { kind: "agent" },
          sessid: "the-session",
        },
      },
    ]);
    answers("login", { result: { message: "logged in", sessid: "the-session" } });
    await turn();
    expect(client.connection().kind).toBe("loggingIn");
    expect(await client.ping()).toMatchObject({ ok: false, error: { code: "offline", why: "notReady" } });
    tells("verto.clientReady", { reattached_sessions: [] });
    expect(events).toEqual([
      { kind: "connectionChanged", connection: { kind: "connecting", attempt: 0 } },
      { kind: "connectionChanged", connection: { kind: "loggingIn" } },
      { kind: "connectionChanged", connection: { kind: "ready" } },
      { kind: "ready", reattached: [], attaches: [] },
    ]);
    expect(sent().at(-1)).toEqual({ jsonrpc: "2.0", id: 1, result: { method: "verto.clientReady" } });
  });

  it.each([
    [{ code: -32001, message: "Authentication Failure" }, false],
    [{ code: -32001, message: "Session in use" }, true],
    [{ code: -32000, message: "Authentication Required" }, false],
    [{}, false],
  ])("stops when refused with %j, and starts again only when asked", async (error, sessionInUse) => {
    const { client, net, answers, events, clock } = setUp();
    client.start();
    net.latest().opens();
    answers("login", { error });
    await turn();
    expect(events.at(-2)).toEqual({
      kind: "connectionChanged",
      connection: { kind: "closed", why: "loginRefused" },
    });
    expect(events.at(-1)).toMatchObject({ kind: "loginRefused", sessionInUse });
    expect(clock.pending()).toBe(0);
    expect(net.made).toHaveLength(1);
    client.start();
    expect(net.made).toHaveLength(2);
  });

  it("tries again when login or clientReady never come", async () => {
    for (const loginAnswered of [false, true]) {
      const { client, net, answers, clock } = setUp();
      client.start();
      net.latest().opens();
      if (loginAnswered) answers("login", { result: {} });
      await turn();
      clock.advance(9_999);
      net.latest().says("[]");
      expect(client.connection().kind).toBe("loggingIn");
      clock.advance(1);
      expect(client.connection()).toMatchObject({ kind: "waiting", why: { kind: "givenUp" } });
    }
  });

  it("says when the address is none, or forbidden", async () => {
    const { client, net } = setUp();
    client.start();
    net.latest().finish(1006);
    expect(client.connection().kind).toBe("waiting");
    const bad = createVertoClient({
      url: "nowhere",
      login: "",
      passwd: "",
      sessid: "",
      clock: fakeClock(),
      log: silentLog,
      emit: () => {},
    });
    bad.start();
    await turn();
    expect(bad.connection()).toEqual({ kind: "closed", why: "unreachable" });
  });

  it("renews a login that expires", async () => {
    const { client, net, clock, answers, asked, tells, of } = setUp();
    client.start();
    net.latest().opens();
    const expires = Math.round(clock.now() / 1_000) + 600;
    answers("login", { result: { "auth-expires": expires } });
    await turn();
    tells("verto.clientReady");
    expect(of("ready")[0]?.authExpiresAt).toBe(expires * 1_000);
    for (let passed = 0; passed < 540_000; passed += 5_000) {
      clock.advance(5_000);
      net.latest().says("[{}]");
    }
    expect(asked("login")).toHaveLength(2);
    answers("login", { result: { "auth-expires": expires } });
    await turn();
    expect(client.connection().kind).toBe("ready");
    expect(of("ready")).toHaveLength(1);
  });
});

describe("asking", () => {
  it("invites, and pairs the reply by id though the server's own requests count the same", async () => {
    const { client, start, asked, tells, answers, of } = setUp();
    await start();
    const invited = client.invite({ callId: "call-1", sdp, destination: "9196", callerName: "Ann" });
    const [frame] = asked("verto.invite");
    expect(frame?.params).toEqual({
      sdp,
      sessid: "the-session",
      dialogParams: { callID: "call-1", destination_number: "9196", caller_id_name: "Ann" },
    });
    // The very id of our invite, on a request of the server's.
    expect(frame?.id).toBe(2);
    tells("verto.media", { callID: "call-1", sdp: "v=0 answer" });
    expect(of("mediaOffered")).toEqual([{ kind: "mediaOffered", callId: "call-1", sdp: "v=0 answer" }]);
    answers("verto.invite", { result: { message: "CALL CREATED", callID: "call-1" } });
    expect(await invited).toEqual({ ok: true, value: undefined });
    tells("verto.answer", { callID: "call-1", variables: {} });
    expect(of("answered")).toEqual([{ kind: "answered", callId: "call-1" }]);
  });

  it("tells a refusal with all that the server said", async () => {
    const { client, start, answers } = setUp();
    await start();
    const invited = client.invite({ callId: "call-1", sdp, destination: "9196" });
    answers("verto.invite", {
      error: { message: "CALL ERROR", causeCode: 27, cause: "DESTINATION_OUT_OF_ORDER", code: -32002 },
    });
    expect(await invited).toEqual({
      ok: false,
      error: {
        code: "refused",
        why: "refused",
        rpcCode: -32002,
        message: "CALL ERROR",
        detail: "CALL ERROR",
        cause: "DESTINATION_OUT_OF_ORDER",
        causeCode: 27,
      },
    });
  });

  it("bears an error without a code, and one without anything", async () => {
    const { client, start, answers } = setUp();
    await start();
    for (const error of [{ unauthorizedChannels: ["x"] }, {}, "why", null]) {
      const asked = client.modify("call-1", { action: "hold" });
      answers("verto.modify", { error });
      expect(await asked).toEqual({ ok: false, error: { code: "refused", why: "refused" } });
    }
  });

  it("knows a call that is gone", async () => {
    const { client, start, answers } = setUp();
    await start();
    const bye = client.bye("call-1", "USER_BUSY");
    answers("verto.bye", { error: { callID: "call-1", message: "CALL DOES NOT EXIST", code: -32002 } });
    expect(await bye).toMatchObject({ ok: false, error: { code: "gone" } });
    const digit = client.dtmf("call-1", "5");
    answers("verto.info", { result: {} });
    expect(await digit).toMatchObject({ ok: false, error: { code: "gone" } });
  });

  it("reads replies inside an array", async () => {
    const { client, start, says, asked } = setUp();
    await start();
    const ping = client.ping();
    says([
      { jsonrpc: "2.0", id: "other", result: {} },
      { jsonrpc: "2.0", id: asked("verto.ping")[0]?.id, result: {} },
    ]);
    expect(await ping).toEqual({ ok: true, value: undefined });
  });

  it("ends by a time-out, which leaves open whether it was done", async () => {
    const { client, start, clock, answers } = setUp({ timeoutMs: 3_000 });
    await start();
    const held = client.modify("call-1", { action: "hold" });
    clock.advance(3_000);
    expect(await held).toEqual({ ok: false, error: { code: "ambiguous", why: "timedOut" } });
    // Late: nobody's.
    answers("verto.modify", { result: { holdState: "held" } });
    expect(client.connection().kind).toBe("ready");
  });

  it("fails all that is pending at once when the socket drops", async () => {
    const { client, start, net } = setUp();
    await start();
    const all = Promise.all([
      client.ping(),
      client.bye("call-1"),
      client.dtmf("call-1", "1"),
      client.dtmf("call-1", "2"),
    ]);
    net.latest().finish();
    const whys = (await all).map((result) => (result.ok ? "ok" : result.error.why));
    // The second digit was still waiting for its turn: it was never sent.
    expect(whys).toEqual(["socketLost", "socketLost", "socketLost", "notReady"]);
  });

  it("does not take an unreadable answer for success", async () => {
    const { client, start, answers } = setUp();
    await start();
    const held = client.modify("call-1", { action: "toggleHold" });
    answers("verto.modify", { result: { holdState: "sideways" } });
    expect(await held).toMatchObject({ ok: false, error: { why: "unreadable", code: "ambiguous" } });
    const updated = client.modify("call-1", { action: "updateMedia", sdp });
    answers("verto.modify", { result: { holdState: "active" } });
    expect(await updated).toMatchObject({ ok: false, error: { why: "unreadable" } });
  });

  it("does not send an SDP that would cost the call", async () => {
    const { client, start, sent } = setUp();
    await start();
    const before = sent().length;
    const bare = sdp.replace(/a=candidate.*\r\n/, "");
    for (const result of [
      await client.modify("call-1", { action: "updateMedia", sdp: bare }),
      await client.attach("call-1", bare),
      await client.answer("call-1", bare),
      await client.answer("call-1", "x".repeat(400_000)),
      await client.dtmf("call-1", "12p"),
    ])
      expect(result).toMatchObject({ ok: false, error: { code: "invalid", why: "unsendable" } });
    expect(sent()).toHaveLength(before);
  });
});

describe("digits", () => {
  it("go out at most every 100 ms, in order, none lost", async () => {
    const { client, start, asked, answers, clock } = setUp();
    await start();
    const pressed = [..."123456"].map((digit) => client.dtmf("call-1", digit));
    expect(asked("verto.info").map((frame) => frame.params.dtmf)).toEqual(["1"]);
    answers("verto.info", { result: { message: "SENT" } });
    clock.advance(99);
    expect(asked("verto.info")).toHaveLength(1);
    clock.advance(1);
    expect(asked("verto.info").map((frame) => frame.params.dtmf)).toEqual(["1", "23456"]);
    answers("verto.info", { result: { message: "SENT" } });
    expect((await Promise.all(pressed)).every((result) => result.ok)).toBe(true);
    clock.advance(1_000);
    const other = client.dtmf("call-2", "#");
    expect(asked("verto.info")).toHaveLength(3);
    answers("verto.info", { result: { message: "SENT" } });
    expect((await other).ok).toBe(true);
  });
});

describe("a connection that drops", () => {
  it("comes back with the same session id, and an empty list says that the call is lost", async () => {
    const { client, start, net, clock, of, asked, becomesReady } = setUp();
    await start();
    net.latest().finish();
    expect(client.connection()).toMatchObject({ kind: "waiting", attempt: 1 });
    clock.advance(250);
    await becomesReady([]);
    expect(asked("login")[0]?.params.sessid).toBe("the-session");
    expect(of("ready")).toEqual([
      { kind: "ready", reattached: [], attaches: [] },
      { kind: "ready", reattached: [], attaches: [] },
    ]);
    // Having been ready, it is a first loss again.
    net.latest().finish();
    expect(client.connection()).toMatchObject({ kind: "waiting", attempt: 1 });
  });

  it("gives back its calls with ready, not before, and without those that ended meanwhile", async () => {
    const { start, net, clock, of, answers, tells, sent } = setUp();
    await start();
    net.latest().finish();
    clock.advance(250);
    net.latest().opens();
    answers("login", { result: {} });
    await turn();
    const attach = {
      sdp: "v=0 offer",
      display_direction: "inbound",
      callee_id_name: "",
      callee_id_number: "9196",
    };
    tells("verto.attach", { callID: "call-1", ...attach });
    tells("verto.attach", { callID: "call-2", ...attach });
    tells("verto.bye", { callID: "call-2", cause: "NORMAL_CLEARING", causeCode: 16 });
    expect(of("attachOffered")).toEqual([]);
    tells("verto.clientReady", { reattached_sessions: ["call-1"] });
    expect(of("ready").at(-1)).toEqual({
      kind: "ready",
      reattached: ["call-1"],
      attaches: [
        {
          callId: "call-1",
          sdp: "v=0 offer",
          direction: "outbound",
          remote: { number: "9196" },
          headers: {},
        },
      ],
    });
    expect(sent().filter((frame) => frame.result?.method === "verto.attach")).toHaveLength(2);
    tells("verto.attach", { callID: "call-1", ...attach });
    expect(of("attachOffered")).toHaveLength(1);
  });

  it("is noticed by the missing answer to verto.ping within 15 s", async () => {
    const { client, start, clock, asked } = setUp();
    await start();
    clock.advance(10_000);
    expect(asked("verto.ping")).toHaveLength(1);
    clock.advance(5_000);
    expect(client.connection()).toMatchObject({ kind: "waiting", why: { kind: "beatMissed" } });
  });

  it("is not believed after sleep, unless it answers", async () => {
    const { client, start, clock, net, answers, becomesReady } = setUp();
    await start();
    client.wake();
    answers("verto.ping", { result: { message: "PONG" } });
    await turn();
    clock.advance(1_000);
    expect(net.made).toHaveLength(1);
    const pending = client.bye("call-1");
    client.wake();
    clock.advance(1_000);
    expect(await pending).toMatchObject({ ok: false, error: { why: "socketLost" } });
    expect(net.made).toHaveLength(2);
    await becomesReady();
    expect(client.connection().kind).toBe("ready");
  });

  it("is dropped when asked, and the same session logs in again at once", async () => {
    const { client, start, net, asked, becomesReady, of } = setUp();
    client.reconnect("not started");
    expect(net.made).toHaveLength(0);
    await start();
    const pending = client.dtmf("call-1", "1");
    client.reconnect("the voice window is new");
    expect(await pending).toMatchObject({ ok: false, error: { why: "socketLost" } });
    expect(net.made.map((ws) => ws.readyState)).toEqual([3, 0]);
    await becomesReady(["call-1"]);
    expect(asked("login")[0]?.params.sessid).toBe("the-session");
    expect(of("ready").at(-1)).toEqual({ kind: "ready", reattached: ["call-1"], attaches: [] });
  });

  it("is not held by WebSocket pongs, which mod_verto never sends", async () => {
    const { client, start, clock, answers, net } = setUp();
    await start();
    for (let i = 0; i < 20; i++) {
      clock.advance(10_000);
      answers("verto.ping", { result: { message: "PONG" } });
      await turn();
    }
    expect(client.connection().kind).toBe("ready");
    expect(net.latest().pings).toBe(0);
  });
});

describe("the server", () => {
  it("punts, and the client does not come back by itself", async () => {
    const { client, start, tells, events, clock, net, sent } = setUp();
    await start();
    const before = sent().length;
    tells("verto.punt");
    expect(events.slice(-2)).toEqual([
      { kind: "connectionChanged", connection: { kind: "closed", why: "punted" } },
      { kind: "punted" },
    ]);
    client.wake();
    clock.advance(600_000);
    expect(net.made).toHaveLength(1);
    expect(sent()).toHaveLength(before);
    expect(clock.pending()).toBe(0);
  });

  it("pings and is answered", async () => {
    const { start, tells, sent } = setUp();
    await start();
    tells("verto.ping", { serno: 1 });
    expect(sent().at(-1)).toEqual({ jsonrpc: "2.0", id: 2, result: { method: "verto.ping" } });
  });

  it("offers a call, with its headers and the caller's name", async () => {
    const { start, tells, of } = setUp();
    await start();
    tells("verto.invite", {
      callID: "call-1",
      sdp: "v=0",
      caller_id_name: "Bo",
      caller_id_number: "1001",
      callee_id_name: "Ann",
      display_direction: "outbound",
      verto_h_workitem: "w-1",
      variables: {},
    });
    expect(of("invited")).toEqual([
      {
        kind: "invited",
        callId: "call-1",
        sdp: "v=0",
        direction: "inbound",
        remote: { name: "Bo", number: "1001" },
        headers: { workitem: "w-1" },
      },
    ]);
  });

  it("may say what nobody understands: counted, acknowledged, logged once, and life goes on", async () => {
    const { client, start, tells, of, net, sent } = setUp();
    await start();
    lines.length = 0;
    for (let i = 0; i < 3; i++) tells("verto.novelty", { a: 1 });
    for (let i = 0; i < 2; i++) tells("verto.invite", { callID: "call-1" });
    for (const text of [
      "not json",
      "{}",
      "[1,2]",
      '{"id":99,"result":{}}',
      '{"id":null,"error":{"code":-32600}}',
    ])
      net.latest().says(text);
    expect(of("unknown").map((event) => event.count)).toEqual([1, 2, 3]);
    expect(of("unreadable").map((event) => event.count)).toEqual([1, 2]);
    expect(lines).toHaveLength(6);
    expect(sent().filter((frame) => frame.result?.method === "verto.novelty")).toHaveLength(3);
    expect(client.connection().kind).toBe("ready");
  });

  it("is left by close, with nothing pending", async () => {
    const { client, start, clock, events } = setUp();
    await start();
    const pending = client.ping();
    client.close();
    expect(await pending).toMatchObject({ ok: false, error: { why: "stopped" } });
    expect(events.at(-1)).toEqual({
      kind: "connectionChanged",
      connection: { kind: "closed", why: "asked" },
    });
    expect(clock.pending()).toBe(0);
  });
});
