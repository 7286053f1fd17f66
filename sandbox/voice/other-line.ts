/**
 * Another mod_verto server as the line (a real FreeSWITCH, say). The app logs in there as it would with a tenant; the
 * sandbox logs in as a second client of the same user and calls that user's extension, so the server rings the app
 * and bridges it to the sandbox, whose customers sit behind that call.
 */
import { randomUUID } from "node:crypto";
import { WebSocket } from "ws";
import type { Log } from "../../shared/log.ts";
import type { LegListener, LineServer, Ring, VoiceServer } from "./line.ts";
import type { MediaEngine } from "./media/types.ts";

type Json = Record<string, unknown>;

/** No answer to a request within this is a failure. */
const answerWithinMs = 8_000;

export function createOtherLine({
  server,
  media,
  log,
}: {
  server: VoiceServer;
  media: Pick<MediaEngine, "createPeer">;
  log: Log;
}): LineServer {
  const extension = server.extension ?? server.login.split("@")[0] ?? server.login;
  const open = new Set<() => void>();

  function ring(ringAs: Ring, listener: LegListener) {
    const peer = media.createPeer({ name: `call to ${extension}` });
    const ws = new WebSocket(server.url, { perMessageDeflate: false, handshakeTimeout: answerWithinMs });
    const callID = randomUUID();
    const sessid = randomUUID();
    const answers = new Map<number, (frame: Json) => void>();
    let lastId = 0;
    let state = "ringing";
    let hasSdp = false;

    const send = (frame: Json) => {
      if (ws.readyState === ws.OPEN) ws.send(JSON.stringify({ jsonrpc: "2.0", ...frame }));
    };
    const ask = (method: string, params: Json) =>
      new Promise<Json>((resolve, reject) => {
        const id = ++lastId;
        const timer = setTimeout(() => {
          answers.delete(id);
          reject(new Error(`${method}: no answer`));
        }, answerWithinMs);
        answers.set(id, (frame) => {
          clearTimeout(timer);
          const error = frame.error as Json | undefined;
          if (error === undefined) resolve((frame.result ?? {}) as Json);
          else reject(new Error(`${method}: ${String(error.message)}`));
        });
        send({ id, method, params: { ...params, sessid } });
      });

    function over(why: string) {
      if (state === "ended") return;
      state = "ended";
      open.delete(end);
      log.info("the call to the other voice server ended", { why });
      for (const settle of answers.values()) settle({ error: { message: "ended" } });
      answers.clear();
      peer.close();
      ws.close();
      listener.gone();
    }
    function end() {
      if (state === "ended") return;
      ask("verto.bye", { dialogParams: { callID }, cause: "NORMAL_CLEARING" }).then(
        () => ws.close(),
        () => ws.close(),
      );
      state = "ended";
      open.delete(end);
      peer.close();
    }

    async function call() {
      await ask("login", { login: server.login, passwd: server.passwd, loginParams: {}, userVariables: {} });
      const offer = await peer.offer();
      if (!offer.ok) throw new Error(`no offer: ${offer.error.detail}`);
      await ask("verto.invite", {
        sdp: offer.value,
        dialogParams: {
          callID,
          destination_number: extension,
          caller_id_name: ringAs.name,
          caller_id_number: ringAs.number,
          remote_caller_id_name: "Outbound Call",
          remote_caller_id_number: extension,
        },
      });
    }

    async function heard(frame: Json) {
      const params = (frame.params ?? {}) as Json;
      if (frame.method === undefined) {
        const settle = answers.get(Number(frame.id));
        answers.delete(Number(frame.id));
        return settle?.(frame);
      }
      send({ id: frame.id, result: { method: frame.method } });
      // We are a connection of the same user: its ring comes to us too, and is the app's to answer.
      if (params.callID !== callID) return;
      if (
        (frame.method === "verto.media" || frame.method === "verto.answer") &&
        typeof params.sdp === "string"
      ) {
        if (!hasSdp) {
          hasSdp = true;
          const taken = await peer.acceptAnswer(params.sdp);
          if (!taken.ok) return over(`media: ${taken.error.detail}`);
        }
      }
      if (frame.method === "verto.answer" && state === "ringing") {
        state = "up";
        listener.up();
      }
      if (frame.method === "verto.bye") over(String(params.cause));
    }

    ws.on("open", () => void call().catch((error: Error) => over(error.message)));
    ws.on(
      "message",
      (data) => void heard(JSON.parse(String(data)) as Json).catch((error: Error) => over(error.message)),
    );
    ws.on("error", (error) => over(error.message));
    ws.on("close", () => over("the socket closed"));
    open.add(end);
    return {
      get port() {
        return state === "up" ? peer.port : undefined;
      },
      said: peer.said,
      heard: peer.heard,
      get state() {
        return state;
      },
      end,
    };
  }

  return {
    address: () => ({ url: server.url, login: server.login, passwd: server.passwd }),
    ring: (_agent, ringAs, listener) => ring(ringAs, listener),
    // The other server does not say when the app has logged in: the app asks for its leg itself.
    onReachable: () => () => {},
    async close() {
      for (const end of [...open]) end();
    },
  };
}
