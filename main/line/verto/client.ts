import type { Millis } from "../../../shared/time.ts";
import { type ClientParams, type DialogParams, vertoMessages } from "../../../shared/wire/verto.ts";
import { type KeptState, keepSocket } from "../../socket/keep-socket.ts";
import type { VertoClient, VertoClientOptions } from "./api.ts";
import { callTag } from "./call-tag.ts";
import { createDigits } from "./digits.ts";
import type { VertoClosed, VertoConnection, VertoEvent } from "./events.ts";
import { failed, type VertoResult } from "./failure.ts";
import { encodeAck } from "./frames.ts";
import { createInbox } from "./inbox.ts";
import { createRequests } from "./requests.ts";
import { isComplete } from "./sdp.ts";

/** Makes a client; nothing happens before `start()`. */
export function createVertoClient(options: VertoClientOptions): VertoClient {
  const { clock, log, emit, timeoutMs = 10_000 } = options;
  let connection: VertoConnection = { kind: "closed", why: "notStarted" };
  let undoReadyLimit = () => {};
  let undoRefresh = () => {};
  let authExpiresAt: Millis | undefined;

  const requests = createRequests({
    clock,
    timeoutMs,
    sessid: options.sessid,
    send: (text) => kept.send(text),
  });
  const digits = createDigits({ clock, gapMs: options.digitsGapMs ?? 100, send: sendDigits });
  const inbox = createInbox({
    log,
    reply: (frame) => requests.answered(frame),
    acknowledge: (id, method) => kept.send(encodeAck(id, method)),
    ready: becomeReady,
    punted() {
      kept.refuse("punted");
      emit({ kind: "punted" });
    },
    authExpires: noteExpiry,
    emit,
  });
  const kept = keepSocket({
    ...options.socket,
    clock,
    target: () => ({ url: options.url }),
    text: (text) => inbox.receive(text),
    changed: socketChanged,
    // mod_verto answers no WebSocket ping; its own is answered even before the login, with an error.
    beat: async () => {
      const pong = await requests.ask("verto.ping", {});
      return pong.ok || pong.error.why === "refused";
    },
  });

  function change(next: VertoConnection) {
    connection = next;
    emit({ kind: "connectionChanged", connection: next });
  }

  function socketChanged(state: KeptState) {
    undoReadyLimit();
    undoRefresh();
    authExpiresAt = undefined;
    inbox.reset();
    digits.reset();
    requests.abandon(state.kind === "closed" ? "stopped" : "socketLost");
    if (state.kind === "open") {
      change({ kind: "loggingIn" });
      logIn();
    } else if (state.kind === "waiting") {
      log.warn("socket: lost", { why: state.why, attempt: state.attempt });
      change(state);
    } else if (state.kind === "closed") change({ kind: "closed", why: closedWhy(state.why) });
    else change(state);
  }

  function loginParams(): ClientParams["login"] {
    const { login, passwd, userVariables } = options;
    return { login, passwd, loginParams: {}, userVariables: userVariables ?? {} };
  }

  async function logIn() {
    undoReadyLimit = clock.after(timeoutMs, () => kept.restart("the server never said clientReady"));
    const result = await requests.ask("login", loginParams());
    if (result.ok) return noteExpiry(result.value["auth-expires"]);
    const { why, rpcCode, message } = result.error;
    if (why !== "refused") {
      if (why === "unreadable") kept.restart("login answered unreadably");
      // Otherwise the socket is gone already, or `undoReadyLimit`'s timer restarts it.
      return;
    }
    log.warn("login: refused", { rpcCode, message });
    kept.refuse("loginRefused");
    emit({
      kind: "loginRefused",
      sessionInUse: message === vertoMessages.sessionInUse,
      ...(rpcCode === undefined ? {} : { rpcCode }),
      ...(message === undefined ? {} : { message }),
    });
  }

  function becomeReady(
    reattached: readonly string[],
    attaches: Extract<VertoEvent, { kind: "ready" }>["attaches"],
  ) {
    if (connection.kind !== "loggingIn") return log.warn("login: clientReady received again");
    undoReadyLimit();
    kept.settle();
    log.info("login: ready", { reattached: reattached.map(callTag), attaches: attaches.length });
    change({ kind: "ready" });
    emit({ kind: "ready", reattached, attaches, ...(authExpiresAt === undefined ? {} : { authExpiresAt }) });
  }

  /** The server closes the connection at `epoch` (s): a login before that, on the same socket, may move it. */
  function noteExpiry(epoch: number | undefined) {
    if (epoch === undefined || (authExpiresAt !== undefined && epoch * 1_000 <= authExpiresAt)) return;
    authExpiresAt = epoch * 1_000;
    undoRefresh();
    const left = authExpiresAt + (options.skew?.() ?? 0) - clock.now();
    const wait = Math.max(left - 60_000, left / 2);
    // Beyond 24 days a timer would fire at once; the server's pings name the moment again.
    if (left <= 0 || wait > 2_000_000_000) return;
    undoRefresh = clock.after(wait, async () => {
      const result = await requests.ask("login", loginParams());
      if (result.ok) noteExpiry(result.value["auth-expires"]);
      else log.warn("login: refresh failed", { code: result.error.code });
    });
  }

  const ask: typeof requests.ask = (method, params) =>
    connection.kind === "ready" ? requests.ask(method, params) : Promise.resolve(failed("notReady"));

  async function withSdp(
    method: "verto.invite" | "verto.answer" | "verto.attach",
    dialog: DialogParams,
    sdp: string,
  ) {
    if (!isComplete(sdp)) return failed("unsendable", "no usable candidate in the SDP");
    log.debug(method, { call: callTag(dialog.callID) });
    return done(await ask(method, { sdp, dialogParams: dialog }));
  }

  async function sendDigits(callId: string, dtmf: string): Promise<VertoResult<undefined>> {
    const result = await ask("verto.info", { dtmf, dialogParams: { callID: callId } });
    // Digits into a call that does not exist are answered with success, only without the word.
    if (result.ok && result.value.message === undefined)
      return { ok: false, error: { code: "gone", why: "refused", message: vertoMessages.noSuchCall } };
    return done(result);
  }

  return {
    start: () => kept.start(),
    close: () => kept.close(),
    wake: () => kept.wake(),
    reconnect(reason) {
      log.info("socket: reconnecting on purpose", { reason });
      kept.renew();
    },
    connection: () => connection,
    invite({ callId, sdp, destination, callerName, callerNumber, userVariables }) {
      const dialog: DialogParams = {
        callID: callId,
        destination_number: destination,
        ...(callerName === undefined ? {} : { caller_id_name: callerName }),
        ...(callerNumber === undefined ? {} : { caller_id_number: callerNumber }),
        ...(userVariables === undefined ? {} : { userVariables }),
      };
      return withSdp("verto.invite", dialog, sdp);
    },
    answer: (callId, sdp) => withSdp("verto.answer", { callID: callId }, sdp),
    attach: (callId, sdp) => withSdp("verto.attach", { callID: callId }, sdp),
    async bye(callId, cause = "NORMAL_CLEARING") {
      log.debug("verto.bye", { call: callTag(callId), cause });
      const result = await ask("verto.bye", { cause, dialogParams: { callID: callId } });
      return result.ok ? { ok: true, value: { cause: result.value.cause ?? cause } } : result;
    },
    async modify(callId, change) {
      if (change.action === "updateMedia" && !isComplete(change.sdp))
        return failed("unsendable", "no usable candidate in the SDP");
      log.debug("verto.modify", { call: callTag(callId), action: change.action });
      const dialogParams = { callID: callId };
      const params =
        change.action === "replace"
          ? { action: change.action, replaceCallID: change.otherCallId, dialogParams }
          : { ...change, dialogParams };
      const result = await ask("verto.modify", params);
      if (!result.ok) return result;
      const { holdState, sdp } = result.value;
      if (change.action === "updateMedia" && sdp === undefined)
        return failed("unreadable", "no SDP in the answer");
      return {
        ok: true,
        value: {
          ...(holdState === undefined ? {} : { hold: holdState }),
          ...(sdp === undefined ? {} : { sdp }),
        },
      };
    },
    exists: async (callId) =>
      done(await ask("verto.modify", { action: "status", dialogParams: { callID: callId } })),
    dtmf: (callId, keys) => digits.press(callId, keys),
    ping: async () => done(await ask("verto.ping", {})),
  };
}

function done(result: VertoResult<unknown>): VertoResult<undefined> {
  return result.ok ? { ok: true, value: undefined } : result;
}

function closedWhy(why: Extract<KeptState, { kind: "closed" }>["why"]): VertoClosed {
  if (why.kind !== "refused") return why.kind;
  return why.reason === "punted" || why.reason === "loginRefused" ? why.reason : "unreachable";
}
