import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { RpcFrame, Step } from "./verto-recording.ts";

export interface ReplayServer {
  url: string;
  /** Resolves when the script waits for its step `index` and the client has acknowledged all sent before. */
  reached(index: number): Promise<void>;
  /** What the client sent and the script did not expect. */
  problems: string[];
  close(): Promise<void>;
}

/** A server that says what a real one said, each time after the client asked what the recorded client asked. */
export async function replayServer(steps: readonly Step[]): Promise<ReplayServer> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  const problems: string[] = [];
  const realIds = new Map<unknown, unknown>();
  const owed: unknown[] = [];
  let current: WebSocket | undefined;
  let cursor = 0;
  let waiting: { index: number; resolve: () => void }[] = [];

  function advance() {
    for (let step = steps[cursor]; step !== undefined && step.kind !== "asks"; step = steps[++cursor]) {
      if (step.kind === "closes") current?.close(1000);
      else if (step.kind === "text")
        current?.send(typeof step.frame === "string" ? step.frame : JSON.stringify(step.frame));
      else if (step.kind === "replies")
        current?.send(JSON.stringify({ jsonrpc: "2.0", id: realIds.get(step.id), ...step.body }));
      else {
        const { id, method, params } = step;
        // Nobody acknowledges being thrown out.
        if (method !== "verto.punt") owed.push(id);
        current?.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
      }
    }
    report();
  }

  function report() {
    const reached = (index: number) => cursor >= index && owed.length === 0;
    for (const one of waiting) if (reached(one.index)) one.resolve();
    waiting = waiting.filter((one) => !reached(one.index));
  }

  function receive(frame: RpcFrame) {
    if (frame.method === undefined) {
      const acknowledged = owed.indexOf(frame.id);
      if (acknowledged < 0) problems.push(`acknowledges ${JSON.stringify(frame.id)}, which was not asked`);
      owed.splice(acknowledged, 1);
      return report();
    }
    const step = steps[cursor];
    // After the script's end a client may still try to come back.
    if (step === undefined) return;
    if (step.kind !== "asks" || step.method !== frame.method) {
      problems.push(`asks ${frame.method} instead of ${step.kind === "asks" ? step.method : step.kind}`);
      return;
    }
    for (const [what, recorded, sent] of compared(step, frame.params ?? {}))
      if (recorded !== undefined && recorded !== sent) problems.push(`${frame.method}: ${what} differs`);
    realIds.set(step.id, frame.id);
    cursor++;
    advance();
  }

  server.on("connection", (ws) => {
    current = ws;
    ws.on("message", (data) => receive(JSON.parse(String(data))));
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    problems,
    reached(index) {
      return new Promise((resolve) => {
        waiting.push({ index, resolve });
        report();
      });
    },
    async close() {
      for (const client of server.clients) client.terminate();
      server.close();
      await once(server, "close");
    },
  };
}

type Asks = Extract<Step, { kind: "asks" }>;

/** The members that the server reads, as recorded and as sent. What the recorded client did not send may be sent. */
function compared({ method, params }: Asks, sent: Asks["params"]): [string, unknown, unknown][] {
  const members = [
    "sessid",
    "login",
    "passwd",
    "sdp",
    "action",
    "destination",
    "replaceCallID",
    "dtmf",
    "cause",
  ];
  // The recorded client repeats all of a call's members each time; the server reads them with the invite only.
  const named = ["callID", "destination_number", "caller_id_name", "caller_id_number"];
  const dialog = method === "verto.invite" ? named : ["callID"];
  return [
    ...members.map((name): [string, unknown, unknown] => [name, params[name], sent[name]]),
    ...dialog.map((name): [string, unknown, unknown] => [
      name,
      params.dialogParams?.[name],
      sent.dialogParams?.[name],
    ]),
  ];
}
