import { readFileSync } from "node:fs";

/** One line of the recording. `conn` names a client's connection: `alice#2` is alice's second. */
export interface RecordedLine {
  scenario: string;
  conn: string;
  dir: "client->server" | "server->client" | "meta";
  frame: unknown;
}

export interface RpcFrame {
  id?: unknown;
  method?: string;
  params?: Record<string, unknown> & { dialogParams?: Record<string, unknown> };
  result?: Record<string, unknown>;
  error?: Record<string, unknown>;
}

/** What passed between a real FreeSWITCH and several clients, in order. */
export const recording: RecordedLine[] = readFileSync(
  new URL("../fixtures/verto-transcript.jsonl", import.meta.url),
  "utf8",
)
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line));

export function isRpc(frame: unknown): frame is RpcFrame {
  return typeof frame === "object" && frame !== null && !Array.isArray(frame);
}

/** One step of what a connection saw, as a replay goes through it. */
export type Step =
  | { kind: "asks"; method: string; id: unknown; params: NonNullable<RpcFrame["params"]> }
  | { kind: "replies"; id: unknown; body: { result: unknown } | { error: unknown } }
  | { kind: "requests"; id: unknown; method: string; params: unknown }
  | { kind: "text"; frame: unknown }
  | { kind: "closes" };

/** What a client of ours never asks; these and their replies are left out of a replay. */
const neverAsked = new Set(["verto.subscribe", "verto.unsubscribe", "verto.broadcast", "echo", "jsapi"]);

/**
 * The steps of some connections of some scenarios, without what only the recorded clients do: the empty first
 * login, the verto.bye back after a server's, chat, and the parts of other protocols.
 */
export function stepsOf(scenarios: readonly string[], conns: readonly string[]): Step[] {
  const dropped = new Set<string>();
  const asked = new Set<string>();
  const ended = new Set<unknown>();
  const steps: Step[] = [];
  for (const { scenario, conn, dir, frame } of recording) {
    if (!scenarios.includes(scenario) || !conns.includes(conn)) continue;
    const key = (id: unknown) => `${conn} ${JSON.stringify(id)}`;
    if (dir === "meta") {
      if (typeof frame === "string" && /^(ws )?closed/.test(frame)) steps.push({ kind: "closes" });
    } else if (!isRpc(frame)) {
      if (dir === "server->client" && !Array.isArray(frame)) steps.push({ kind: "text", frame });
    } else if (dir === "client->server") {
      const { method, id, params = {} } = frame;
      if (method === undefined) continue;
      const callId = params.dialogParams?.callID;
      const skip =
        neverAsked.has(method) ||
        (method === "login" && params.login === undefined) ||
        (method === "verto.bye" && ended.has(callId)) ||
        (method === "verto.info" && params.dtmf === undefined) ||
        (method === "verto.modify" && params.action === "nonsense");
      if (skip) dropped.add(key(id));
      else {
        asked.add(key(id));
        steps.push({ kind: "asks", method, id, params });
      }
    } else if (frame.method !== undefined) {
      if (frame.method === "verto.bye" && isRpc(frame.params)) ended.add(frame.params.callID);
      steps.push({ kind: "requests", id: frame.id, method: frame.method, params: frame.params });
    } else if (!dropped.has(key(frame.id))) {
      const body = "result" in frame ? { result: frame.result } : { error: frame.error };
      if (asked.has(key(frame.id))) steps.push({ kind: "replies", id: frame.id, body });
      else steps.push({ kind: "text", frame });
    }
  }
  return steps;
}

/** The login of a connection, for scenarios that begin after it; then clientReady with nothing kept. */
export function loginSteps(conn: string): Step[] {
  const scenarios = [...new Set(recording.map((line) => line.scenario))];
  const asks = stepsOf(scenarios, [conn]).find((step) => step.kind === "asks" && step.method === "login");
  if (asks?.kind !== "asks") throw new Error(`${conn} never logs in`);
  const params = { reattached_sessions: [] };
  return [
    asks,
    { kind: "replies", id: asks.id, body: { result: { message: "logged in", sessid: asks.params.sessid } } },
    { kind: "requests", id: 1, method: "verto.clientReady", params },
  ];
}
