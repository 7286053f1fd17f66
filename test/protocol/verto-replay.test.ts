import { afterEach, describe, expect, it } from "vitest";
import type { CallChange, VertoClient } from "../../main/line/verto/api.ts";
import { createVertoClient } from "../../main/line/verto/client.ts";
import type { VertoEvent } from "../../main/line/verto/events.ts";
import type { VertoResult } from "../../main/line/verto/failure.ts";
import { silentLog } from "../../shared/log.ts";
import { systemClock } from "../../shared/time.ts";
import { isRpc, loginSteps, recording, type Step, stepsOf } from "./verto-recording.ts";
import { replayServer } from "./verto-replay-server.ts";

const toClose: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
});

type Asks = Extract<Step, { kind: "asks" }>;

/** Does with our client what the recorded client did. */
function ask(client: VertoClient, { method, params }: Asks): Promise<VertoResult<unknown>> {
  const dialog = params.dialogParams ?? {};
  const callId = String(dialog.callID);
  const sdp = String(params.sdp);
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  switch (method) {
    case "verto.invite": {
      const callerName = text(dialog.caller_id_name);
      const callerNumber = text(dialog.caller_id_number);
      return client.invite({
        callId,
        sdp,
        destination: String(dialog.destination_number ?? ""),
        ...(callerName === undefined ? {} : { callerName }),
        ...(callerNumber === undefined ? {} : { callerNumber }),
      });
    }
    case "verto.answer":
      return client.answer(callId, sdp);
    case "verto.attach":
      return client.attach(callId, sdp);
    case "verto.bye":
      return client.bye(callId, text(params.cause));
    case "verto.info":
      return client.dtmf(callId, String(params.dtmf));
    case "verto.ping":
      return client.ping();
    case "verto.modify": {
      const { action, destination, replaceCallID } = params;
      return client.modify(callId, {
        action,
        destination,
        otherCallId: replaceCallID,
        ...(params.sdp === undefined ? {} : { sdp }),
      } as CallChange);
    }
    default:
      throw new Error(`a client of ours never asks ${method}`);
  }
}

/** What a reply must have become. */
function expected(body: { result: unknown } | { error: unknown }) {
  if ("result" in body) {
    const { holdState, sdp, cause } = isRpc(body.result) ? (body.result as Record<string, unknown>) : {};
    const value = {
      ...(holdState === undefined ? {} : { hold: holdState }),
      ...(sdp === undefined ? {} : { sdp }),
      ...(cause === undefined ? {} : { cause }),
    };
    return { ok: true, value: Object.keys(value).length === 0 ? undefined : value };
  }
  const error = body.error as Record<string, unknown>;
  const { code, message, cause, causeCode } = error;
  return {
    ok: false,
    error: expect.objectContaining({
      why: "refused",
      ...Object.fromEntries(
        Object.entries({ rpcCode: code, message, cause, causeCode }).filter(
          ([, value]) => value !== undefined,
        ),
      ),
    }),
  };
}

const facts: Record<string, VertoEvent["kind"]> = {
  "verto.invite": "invited",
  "verto.media": "mediaOffered",
  "verto.answer": "answered",
  "verto.bye": "ended",
  "verto.display": "displayChanged",
  "verto.info": "messageReceived",
  "verto.event": "told",
  "verto.clientReady": "ready",
  "verto.punt": "punted",
};

/** The kinds of events that the steps must lead to; attaches come with ready. */
function expectedKinds(steps: readonly Step[]): string[] {
  const logins = new Set(
    steps.flatMap((step) => (step.kind === "asks" && step.method === "login" ? [step.id] : [])),
  );
  return steps.flatMap((step) => {
    if (step.kind === "requests") return facts[step.method] ?? [];
    if (step.kind === "replies" && "error" in step.body && logins.has(step.id)) return "loginRefused";
    return [];
  });
}

/** Plays the steps against the real client; gives what it told, without the connection's own changes. */
async function replay(steps: readonly Step[]) {
  const server = await replayServer(steps);
  toClose.push(() => server.close());
  const login = steps.find((step): step is Asks => step.kind === "asks" && step.method === "login");
  const text = (name: string) => String(login?.params[name] ?? "");
  const events: VertoEvent[] = [];
  let told = () => {};
  const client = createVertoClient({
    url: server.url,
    login: text("login"),
    passwd: text("passwd"),
    sessid: text("sessid"),
    clock: systemClock(globalThis),
    log: silentLog,
    digitsGapMs: 1,
    socket: { backoff: { firstMs: 1, maxMs: 5 } },
    emit(event) {
      if (event.kind !== "connectionChanged") events.push(event);
      told();
    },
  });
  toClose.push(() => client.close());
  client.start();

  const results = new Map<unknown, Promise<VertoResult<unknown>>>();
  for (const [index, step] of steps.entries()) {
    if (step.kind !== "asks" || step.method === "login") continue;
    await server.reached(index);
    results.set(step.id, ask(client, step));
  }
  await server.reached(steps.length);
  for (const step of steps) {
    if (step.kind !== "replies" || !results.has(step.id)) continue;
    expect(await results.get(step.id)).toEqual(expected(step.body));
  }
  const kinds = expectedKinds(steps);
  while (events.length < kinds.length) await new Promise<void>((resolve) => (told = resolve));
  expect(events.map((event) => event.kind)).toEqual(kinds);
  expect(server.problems).toEqual([]);
  return { events, client };
}

/** Scenarios and the connections of one client in them; where there is no login within, one is put before. */
const driven: [scenarios: string[], conns: string[]][] = [
  [["login"], ["alice#1"]],
  [["login"], ["bob#1"]],
  [["raw-invite-bad-sdp"], ["raw~1"]],
  [["raw-chat"], ["raw-bob~2"]],
  [["raw-presence"], ["raw-bob~2"]],
  [["raw-presence", "raw-duplicate-callid"], ["raw~1"]],
  [["raw-other-user-controls-call"], ["raw-bob~2"]],
  [["raw-other-user-controls-call"], ["raw~1"]],
  [["raw-punt-same-sessid-same-user"], ["raw~1"]],
  [["raw-punt-same-sessid-same-user"], ["raw-new~3"]],
  [["raw-session-in-use-other-user"], ["raw-thief~4"]],
  [["raw-speedtest"], ["raw~1"]],
  [["raw-long-sessid"], ["raw-long~6"]],
  [["wss"], ["raw-wss~8"]],
  [["raw-idle-ping"], ["raw-bob~2"]],
  [["out-9196-echo", "hold-unbridged", "updateMedia-ice-restart", "bye-by-client"], ["alice#1"]],
  [["out-9192-dtmf"], ["alice#1"]],
  [["out-9198-early-media"], ["alice#1"]],
  [["out-9195-ring-ready"], ["alice#1"]],
  [["out-9194-busy"], ["alice#1"]],
  [["out-unknown-extension"], ["alice#1"]],
  [["out-cancel-before-answer"], ["alice#1"]],
  [["out-9193-server-bye"], ["alice#1"]],
  [["alice-calls-bob-answer", "hold-bridged", "in-dialog-message", "transfer-by-bob-to-9197"], ["alice#1"]],
  [
    ["alice-calls-bob-answer", "in-dialog-message", "display", "dtmf-bridged", "transfer-by-bob-to-9197"],
    ["bob#1"],
  ],
  [["attended-transfer-replace"], ["alice#1"]],
  [["attended-transfer-replace"], ["bob#1"]],
  [["incoming-rejected-by-bob"], ["alice#1"]],
  [["incoming-rejected-by-bob"], ["bob#1"]],
  [["incoming-cancelled-by-alice"], ["alice#1"]],
  [["incoming-cancelled-by-alice"], ["bob#1"]],
  [["incoming-originate-from-server", "bye-by-server-hangup"], ["alice#1"]],
  [["reconnect-attach"], ["alice#1", "alice#2"]],
  [["punt-second-tab-same-sessid"], ["alice#2"]],
  [["punt-second-tab-same-sessid"], ["alice-tab2#1"]],
  [
    [
      "reload-page-attach",
      "drop-then-bye-unknown",
      "drop-before-answer",
      "detach-timeout",
      "reconnect-after-timeout",
    ],
    ["alice-tab2#2", "alice-tab2#3", "alice-tab2#4"],
  ],
  [["ws-control-frames"], ["wsprobe"]],
];

/** Only decoded (verto-decode.test.ts): what is said in them our client cannot say. */
const notDriven = [
  "header",
  "raw-auth-errors", // each refusal is a test of its own, below
  "raw-login", // a second login on the live connection: client.test.ts renews one
  "raw-general", // malformed on purpose
  "raw-events", // subscriptions
  "raw-bye-causecode-only",
  "raw-no-destination",
  "raw-event-starvation", // what digits.ts avoids
  "raw-speed-before-login",
];

function stepsFor(scenarios: string[], conns: string[]): Step[] {
  const steps = stepsOf(scenarios, conns);
  const [first] = steps;
  const [conn = ""] = conns;
  return first?.kind === "asks" && first.method === "login" ? steps : [...loginSteps(conn), ...steps];
}

describe("our client, where a recorded one was", () => {
  it("is tried in every scenario that it can drive", () => {
    const all = new Set(recording.map((line) => line.scenario));
    const tried = new Set([...driven.flatMap(([scenarios]) => scenarios), ...notDriven]);
    expect([...tried].sort()).toEqual([...all].sort());
  });

  it.each(
    driven.map(([scenarios, conns]) => [scenarios.join(", "), conns.join(", "), scenarios, conns] as const),
  )("asks the same and understands the answers: %s (%s)", async (_scenarios, _conns, scenarios, conns) => {
    await replay(stepsFor([...scenarios], [...conns]));
  });

  const refusals = recording.flatMap(({ scenario, dir, frame }) =>
    scenario === "raw-auth-errors" && dir === "server->client" && isRpc(frame) && frame.error
      ? [frame.error]
      : [],
  );
  it.each(refusals.map((error) => [error.message, error] as const))(
    "stops at a login refused: %s",
    async (_, error) => {
      const { events, client } = await replay([
        { kind: "asks", method: "login", id: 1, params: {} },
        { kind: "replies", id: 1, body: { error } },
      ]);
      expect(events).toEqual([
        { kind: "loginRefused", sessionInUse: false, rpcCode: error.code, message: error.message },
      ]);
      expect(client.connection()).toEqual({ kind: "closed", why: "loginRefused" });
    },
  );
});

describe("what the recorded server surprises with", () => {
  it("answers a call with early media without an SDP, since verto.media brought it", async () => {
    const { events } = await replay(stepsFor(["out-9198-early-media"], ["alice#1"]));
    expect(events.find((event) => event.kind === "mediaOffered")?.sdp).toContain("a=fingerprint:sha-256");
    expect(events.find((event) => event.kind === "answered")).not.toHaveProperty("sdp");
  });

  it("gives back a call that we placed as an offer, and names who we called", async () => {
    const { events } = await replay(stepsFor(["reconnect-attach"], ["alice#1", "alice#2"]));
    const [, second] = events.filter((event) => event.kind === "ready");
    expect(second?.attaches).toHaveLength(1);
    expect(second?.attaches[0]).toMatchObject({
      callId: second?.reattached[0],
      direction: "outbound",
      remote: { name: "Outbound Call", number: "9196" },
      sdp: expect.stringContaining("a=setup:actpass"),
    });
  });

  it("keeps nothing past its time-out: the list is empty", async () => {
    const { events } = await replay(
      stepsFor(["detach-timeout", "reconnect-after-timeout"], ["alice-tab2#3", "alice-tab2#4"]),
    );
    const readies = events.filter((event) => event.kind === "ready");
    expect(readies).toHaveLength(2);
    expect(readies[1]).toEqual({ kind: "ready", reattached: [], attaches: [] });
  });

  it("says who calls, and its dialplan's headers", async () => {
    const { events } = await replay(stepsFor(["incoming-originate-from-server"], ["alice#1"]));
    expect(events.find((event) => event.kind === "invited")).toMatchObject({
      direction: "inbound",
      remote: { name: "Server Call", number: "5550100" },
      headers: { custom: "hello" },
    });
  });

  it("tells why a call failed", async () => {
    const causes = async (scenario: string) => {
      const { events } = await replay(stepsFor([scenario], ["alice#1"]));
      return events.flatMap((event) => (event.kind === "ended" ? [[event.cause, event.causeCode]] : []));
    };
    expect(await causes("out-9194-busy")).toEqual([["USER_BUSY", 17]]);
    expect(await causes("out-unknown-extension")).toEqual([["NO_ROUTE_DESTINATION", 3]]);
    expect(await causes("attended-transfer-replace")).toEqual([
      ["NORMAL_CLEARING", 16],
      ["ATTENDED_TRANSFER", 801],
    ]);
  });

  it("punts, and is left alone then", async () => {
    const { client } = await replay(stepsFor(["punt-second-tab-same-sessid"], ["alice#2"]));
    expect(client.connection()).toEqual({ kind: "closed", why: "punted" });
  });
});
