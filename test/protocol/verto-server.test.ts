/**
 * The sandbox's mod_verto server answers the clients of the recording as the real server did.
 *
 * All scenarios are played, in one go as they were recorded. Differences in how:
 * - `wss` runs over plain ws: the sandbox has no TLS.
 * - What the recording only describes (a flood of pings, the client's part of the speed test, control
 *   frames, frames of 0.9 and 1.1 MB) is sent by the script below.
 * - What was done on the server's console (originate, uuid_display, uuid_kill) is done by `onConsole`.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { VertoServer } from "../../sandbox/voice/verto/types.ts";
import { type Entry, Replay, readTranscript } from "./verto-server-replay.ts";

const entries = readTranscript();
const scenarios = [...new Set(entries.map((entry) => entry.scenario))].filter((name) => name !== "header");

/** Before the recorded request with this id. */
const onConsole: Record<number, (server: VertoServer) => void> = {
  58: (server) => server.legs("1001")[0]?.display("New Name", "5551234"),
  68: (server) => server.legs("1001")[0]?.end(),
  75: (server) =>
    server.callAgent("1000", {
      callerName: "Server Call",
      callerNumber: "5550100",
      calleeName: "Alice Test",
      headers: { custom: "hello" },
      variables: { note: "abc" },
    }),
  76: (server) => server.legs("1000")[0]?.end(),
};

/** Sockets that the server closed; all others were lost or closed by the client. */
const closedByServer = ["raw~1", "raw-thief~4", "raw-anon~5", "alice#2", "wsprobe"];

describe("the sandbox's mod_verto server against the recording", () => {
  let replay: Replay;
  beforeAll(async () => {
    replay = await Replay.start(entries);
  });
  afterAll(() => replay.close());

  it.each(scenarios)("%s", async (scenario) => {
    for (const entry of entries.filter((one) => one.scenario === scenario)) {
      await replay.moveTo(entry.ts);
      await step(replay, entry);
    }
    // The last scenario was recorded later, when the browsers had gone.
    if (scenario === scenarios.at(-2)) for (const conn of ["bob#1", "alice-tab2#4"]) await replay.lose(conn);
  });

  it("said nothing that the real server did not say, and numbered its requests once", () => {
    for (const conn of replay.connections) replay.expectNothingMore(conn);
    expect(new Set(replay.requestIds).size).toBe(replay.requestIds.length);
    expect(replay.requestIds[0]).toBe(1);
  });
});

async function step(replay: Replay, entry: Entry): Promise<void> {
  const { conn, frame } = entry;
  const script = inWords(entry);
  if (script) return script(replay);
  if (entry.dir === "client->server") {
    const text = replay.ours(typeof frame === "string" ? frame : JSON.stringify(frame));
    const how = entry.note?.includes("fragments")
      ? "fragments"
      : entry.note?.includes("binary")
        ? "binary"
        : "text";
    return replay.send(conn === "raw-anon" ? "raw-anon~5" : conn, text, { how });
  }
  if (typeof frame !== "string") {
    onConsole[Number(frame.id)]?.(replay.server);
    return replay.compare(entry, await replay.next(conn, entry.ts));
  }
  if (frame.startsWith("ws open")) return replay.open(conn);
  if (!frame.startsWith("ws closed")) throw new Error(`no script for: ${frame}`);
  return closedByServer.includes(conn) ? replay.expectClose(conn, entry.ts) : replay.lose(conn);
}

/** What the recording describes in words, or shows only the server's part of. */
function inWords(entry: Entry): ((replay: Replay) => Promise<void>) | undefined {
  const { scenario, conn, frame, ts } = entry;
  if (scenario === "raw-event-starvation" && entry.dir === "server->client") {
    if (conn === "raw~1") return (replay) => startFlood(replay, entry);
  }
  if (scenario === "raw-speedtest") {
    if (frame === "#SPU 0") return (replay) => runSpeedTest(replay, conn);
    if (frame === "#SPD 0") return async () => {};
  }
  if (scenario === "ws-control-frames" && conn === "wsprobe") {
    const probe = "wsprobe";
    if (typeof frame !== "string") {
      if (frame.id === "big900k") return (replay) => sendBig(replay, entry);
      return undefined;
    }
    if (frame.startsWith("requested subprotocol")) return (replay) => replay.open(probe, "verto-x");
    if (frame.startsWith("sent empty")) return async (replay) => replay.client(probe).ws.ping();
    if (frame.startsWith("sent WebSocket control ping with payload")) {
      return (replay) => replay.ping(probe, "hello");
    }
    if (frame.startsWith("sent one 0.9 MB")) {
      return async (replay) => replay.client(probe).ws.send("x".repeat(1_100_000));
    }
    if (frame.startsWith("closed 1000")) return (replay) => replay.expectClose(probe, ts);
  }
  // Sums that the recorder wrote down; each is asserted where it happens.
  return entry.dir === "meta" && typeof frame === "string" && !frame.startsWith("ws ")
    ? async () => {}
    : undefined;
}

/** A ping every 20 ms for 4 s: each is answered at once, and the message waits all the time. */
async function startFlood(replay: Replay, entry: Entry): Promise<void> {
  const message = { to: "1001@verto.test", body: "delayed?" };
  const request = { jsonrpc: "2.0", method: "verto.info", params: { msg: message }, id: 9000 };
  const ping = JSON.stringify({ jsonrpc: "2.0", method: "verto.ping", params: {}, id: "flood" });
  await replay.send("raw-bob~2", ping);
  expect(JSON.parse(await replay.next("raw-bob~2", entry.ts)).id).toBe("flood");
  await replay.send("raw~1", JSON.stringify(request));
  replay.compare(entry, await replay.next("raw~1", entry.ts));
  for (let n = 0; n < 200; n += 1) {
    await replay.clock.moveTo(replay.clock.now() + 20);
    await replay.send("raw-bob~2", ping);
    expect(JSON.parse(await replay.next("raw-bob~2", entry.ts)).id).toBe("flood");
  }
}

async function runSpeedTest(replay: Replay, conn: string): Promise<void> {
  for (const text of ["#SPU 2048", `#SPB ${"x".repeat(1019)}`, `#SPB ${"x".repeat(1019)}`, "#SPE"]) {
    await replay.send(conn, text);
  }
  expect(await replay.nextRaw(conn)).toBe("#SPU 0");
  let bytes = 0;
  for (let n = 0; n < 20; n += 1) {
    const block = await replay.nextRaw(conn);
    expect(block.startsWith("#SPB")).toBe(true);
    bytes += block.length;
  }
  expect(bytes).toBe(20_480);
  expect(await replay.nextRaw(conn)).toBe("#SPD 0");
}

async function sendBig(replay: Replay, entry: Entry): Promise<void> {
  const padding = "x".repeat(900_000);
  const ping = { jsonrpc: "2.0", method: "verto.ping", params: { padding }, id: "big900k" };
  await replay.send("wsprobe", JSON.stringify(ping));
  replay.compare(entry, await replay.next("wsprobe", entry.ts));
}
