import type { Log } from "../../shared/log.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { callById, liveCalls } from "../../shared/state/call.ts";
import type { PeerWish } from "../../shared/state/line.ts";
import type { Link } from "../../shared/state/link.ts";
import type { Clock } from "../../shared/time.ts";
import { callLost } from "../state/desktop.ts";
import type { Store } from "../state/store.ts";
import { judge, type MediaMemory, type MediaSample } from "./media-health.ts";
import type { Claim } from "./memory.ts";
import type { VertoClient } from "./verto/api.ts";
import type { OfferedCall, VertoConnection, VertoEvent } from "./verto/events.ts";

/** The mod_verto server that carries the agent's leg. `passwd` and the ICE servers' credentials are secrets. */
export interface VoiceServer {
  readonly url: string;
  readonly login: string;
  readonly passwd: string;
  readonly iceServers: PeerWish["iceServers"];
}

export interface LineParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  /** The mod_verto session id from now on: whoever comes after a crash is given the leg for it. */
  readonly onSession: (sessid: string) => void;
  readonly createClient: (
    config: VoiceServer & { sessid: string },
    emit: (event: VertoEvent) => void,
  ) => VertoClient;
  /** The leg is gone while workitems may still be alive at the server: its truth is read again. */
  readonly onLegLost: () => void;
}

export interface Line {
  /** `claim`: a leg that the last run of the program had is taken back. */
  start(config: VoiceServer, claim?: Claim | null): void;
  /** Ends the leg and the signalling. `keepLeg`: the server keeps it for whoever comes back with its session id. */
  stop(how?: { readonly keepLeg: boolean }): Promise<void>;
  /** After sleep, or when the network is back. */
  wake(): void;
  /** The voice window's peer connection is gone with its window: media is set up anew. */
  voiceLost(): void;
  /** The voice window finished a local description. */
  described(input: { peerId: string; restart: number; sdp: string }): Promise<void>;
  peerFailed(input: { peerId: string; reason: string }): void;
  sampled(sample: MediaSample): void;
  /** Direct calls: those that rang the line without a workitem. */
  answerDirect(callId: string): Result<void>;
  endDirect(callId: string): Promise<Result<void>>;
  holdDirect(callId: string, held: boolean): Promise<Result<void>>;
  digitsDirect(callId: string, digits: string): Promise<Result<void>>;
}

interface Leg {
  /** Ours, for windows: the server's callID is a secret. */
  readonly id: string;
  readonly vertoId: string;
  /** The id of the direct call on it, when it is one. */
  readonly direct: string | null;
  peer: PeerWish;
  /** How the next complete description is sent: as the answer to an invite or to an attach. */
  purpose: "answer" | "attach";
}

/** When stopping, the server has this long to confirm that the leg is over. */
const byeWithin = 1_500;

/**
 * The feed may be read after the voice socket that rang because of it: a ring that turns out within this time to
 * have been for a workitem is taken for the leg after all.
 */
const explainedWithin = 1_000;

/** A refused login is tried again, slowly: a server that starts up refuses everybody, and nobody would tell us. */
const loginAgainAfter = 15_000;

/** Between two tries to restart ICE on the same leg. */
const restartEvery = 4_000;

/**
 * The agent's one voice leg over mod_verto. The server rings it when work needs it and it is answered by itself;
 * a ring that nobody asked for becomes an offer. It outlives sockets, windows and networks.
 */
export function createLine(parts: LineParts): Line {
  const { store, clock, log } = parts;
  let client: VertoClient | null = null;
  let config: VoiceServer | null = null;
  let sessid = "";
  /** What the last run had, until the server has said whether it keeps it. */
  let claim: Claim | null = null;
  let leg: Leg | null = null;
  let waiting: { readonly callId: string; call: OfferedCall; purpose: Leg["purpose"] } | null = null;
  let memory: MediaMemory | null = null;
  let restartedAt = Number.NEGATIVE_INFINITY;
  let serial = 0;
  let undoLogin = () => {};

  const wishPeer = (peer: PeerWish | null) => store.tell({ kind: "peerWished", peer });

  function negotiate(call: OfferedCall, purpose: Leg["purpose"], direct: string | null): void {
    serial += 1;
    const peer: PeerWish = {
      peerId: `peer-${serial}`,
      role: "answer",
      remoteSdp: call.sdp,
      restart: 0,
      restartSdp: null,
      iceServers: config?.iceServers ?? [],
    };
    const isRunning = purpose === "attach" && leg !== null;
    const id = isRunning && leg !== null ? leg.id : `leg-${serial}`;
    leg = { id, vertoId: call.callId, direct, peer, purpose };
    memory = null;
    restartedAt = Number.NEGATIVE_INFINITY;
    if (!isRunning) store.tell({ kind: "legNegotiating", id });
    else store.tell({ kind: "legReattaching" });
    wishPeer(peer);
  }

  /** Somebody here waits for the leg: a command asked for it, or a workitem has no sound yet. */
  function isExpected(): boolean {
    const state = store.get();
    return (
      state.line.leg.phase === "asked" || liveCalls(state.calls).some((call) => call.kind === "workitem")
    );
  }

  function invited(call: OfferedCall): void {
    if (leg !== null || waiting !== null) {
      log.warn("the line rang while it is taken");
      void client?.bye(call.callId, "USER_BUSY");
      return;
    }
    if (isExpected()) return negotiate(call, "answer", null);
    serial += 1;
    const callId = `line:${serial}`;
    waiting = { callId, call, purpose: "answer" };
    takeWhenExplained(waiting);
    store.tell({
      kind: "offerMade",
      offer: {
        offerId: callId,
        workitemId: "",
        source: "line",
        channel: "voice",
        type: "InboundCall",
        from: call.remote.number ?? "",
        to: "",
        name: call.remote.name ?? "",
        campaign: "",
        queue: "",
        createdAt: clock.now(),
        expiresAt: null,
        phase: "open",
      },
    });
  }

  function takeWhenExplained(ring: NonNullable<typeof waiting>): void {
    const since = clock.monotonic();
    const undo = store.watch(() => {
      if (waiting === ring && clock.monotonic() - since < explainedWithin) {
        if (!isExpected()) return;
        waiting = null;
        store.tell({ kind: "offerEnded", offerId: ring.callId, end: "accepted" });
        negotiate(ring.call, ring.purpose, null);
      }
      undo();
    });
  }

  /** The leg is over at the server; what was on it is told. */
  function legOver(cause: string, lost: boolean): void {
    const was = leg;
    if (was === null) return;
    leg = null;
    memory = null;
    log.info("the leg ended", { cause, lost });
    store.tell({ kind: "legEnded", cause });
    wishPeer(null);
    if (was.direct !== null) {
      const call = callById(store.get().calls, was.direct);
      store.tell({ kind: "callEnded", callId: was.direct, end: lost ? "lineLost" : "farEndHungUp" });
      if (lost && call !== null) store.tell({ kind: "noticeGiven", notice: callLost(call) });
    }
    if (lost || liveCalls(store.get().calls).length > 0) parts.onLegLost();
  }

  /** The call that rings the line unasked rings no more. */
  function waitingOver(end: "callerHungUp" | "withdrawn"): void {
    if (waiting === null) return;
    const { callId } = waiting;
    waiting = null;
    store.tell({ kind: "offerEnded", offerId: callId, end });
  }

  function ready(reattached: readonly string[], attaches: readonly OfferedCall[]): void {
    const mine = leg;
    const claimed = claim;
    claim = null;
    if (mine !== null && !reattached.includes(mine.vertoId)) legOver("not kept by the server", true);
    if (waiting !== null && !reattached.includes(waiting.call.callId)) waitingOver("withdrawn");
    for (const call of attaches) {
      if (waiting?.call.callId === call.callId) Object.assign(waiting, { call, purpose: "attach" });
      else if (leg?.vertoId === call.callId) negotiate(call, "attach", leg.direct);
      else if (leg === null && claimed !== null) takeBack(call, claimed);
      else if (leg === null && isExpected()) negotiate(call, "attach", null);
      else void client?.bye(call.callId);
    }
    if (claimed === null || leg !== null) return;
    log.info("the leg of the last run is gone");
    if (claimed.direct !== null) store.tell({ kind: "callEndedAway", call: claimed.direct });
    // Its workitems may be alive all the same, and want another leg.
    parts.onLegLost();
  }

  function takeBack(call: OfferedCall, { direct }: Claim): void {
    log.info("the leg of the last run is taken back");
    if (direct !== null) store.tell({ kind: "callTakenBack", call: direct });
    negotiate(call, "attach", direct?.callId ?? null);
  }

  function connectionChanged(connection: VertoConnection): void {
    const link = toLink(connection, clock.now());
    if (link !== null) store.tell({ kind: "voiceLinkChanged", link });
    if (leg !== null && (connection.kind === "waiting" || connection.kind === "connecting")) {
      store.tell({ kind: "legReattaching" });
    }
  }

  function heard(event: VertoEvent): void {
    switch (event.kind) {
      case "connectionChanged":
        return connectionChanged(event.connection);
      case "ready":
        return ready(event.reattached, event.attaches);
      case "invited":
        return invited(event);
      case "attachOffered":
        if (leg?.vertoId === event.callId) negotiate(event, "attach", leg.direct);
        return;
      case "ended":
        if (leg?.vertoId === event.callId) legOver(event.cause, false);
        if (waiting?.call.callId === event.callId) waitingOver("callerHungUp");
        return;
      case "punted":
        waitingOver("withdrawn");
        legOver("taken over", true);
        store.tell({ kind: "noticeGiven", notice: { tone: "error", key: "lineTakenOver", values: {} } });
        return;
      case "loginRefused":
        waitingOver("withdrawn");
        legOver("login refused", true);
        if (event.sessionInUse && config !== null) return begin(config, parts.newId());
        store.tell({ kind: "noticeGiven", notice: { tone: "error", key: "lineRefused", values: {} } });
        undoLogin = clock.after(loginAgainAfter, loginAgain);
        return;
      case "unknown":
      case "unreadable":
        log.debug("a frame was skipped", { method: event.method, count: event.count });
        return;
      default:
        // Early media and answers belong to legs that we place; names and messages are the workitem's.
        return;
    }
  }

  /** With the same session id: the server may still keep the leg for it. */
  function loginAgain(): void {
    if (config !== null) begin(config, sessid);
  }

  function begin(next: VoiceServer, id: string): void {
    undoLogin();
    client?.close();
    config = next;
    sessid = id;
    parts.onSession(id);
    const mine = parts.createClient({ ...next, sessid: id }, (event) => {
      if (client === mine) heard(event);
    });
    client = mine;
    mine.start();
  }

  function restartIce(): void {
    if (
      leg === null ||
      client?.connection().kind !== "ready" ||
      clock.monotonic() - restartedAt < restartEvery
    )
      return;
    if (store.get().line.leg.phase !== "up") return;
    restartedAt = clock.monotonic();
    log.warn("no inbound packets: restarting ICE");
    leg.peer = { ...leg.peer, restart: leg.peer.restart + 1, restartSdp: null };
    wishPeer(leg.peer);
  }

  /** A server that does not answer keeps nobody from signing out. */
  function farewell(bye: Promise<unknown>): Promise<void> {
    return new Promise((resolve) => {
      const undo = clock.after(byeWithin, resolve);
      void bye.then(() => {
        undo();
        resolve();
      });
    });
  }

  const owned = (callId: string): string | null => (leg?.direct === callId ? leg.vertoId : null);

  return {
    start(next, left = null) {
      claim = left;
      begin(next, left?.sessid ?? parts.newId());
    },
    async stop({ keepLeg } = { keepLeg: false }) {
      const was = leg;
      undoLogin();
      leg = null;
      waiting = null;
      claim = null;
      if (was !== null && !keepLeg && client?.connection().kind === "ready")
        await farewell(client.bye(was.vertoId));
      client?.close();
      client = null;
      config = null;
      wishPeer(null);
      store.tell({ kind: "legEnded", cause: "signed out" });
      store.tell({ kind: "voiceLinkChanged", link: { kind: "off" } });
    },
    wake() {
      const now = client?.connection();
      if (now?.kind === "closed" && now.why === "loginRefused") loginAgain();
      else client?.wake();
    },
    voiceLost() {
      if (leg === null) return;
      // An old offer cannot be answered twice: a new login makes the server send a fresh one.
      store.tell({ kind: "legReattaching" });
      wishPeer(null);
      client?.reconnect("the voice window is new");
    },
    async described({ peerId, restart, sdp }) {
      const mine = leg;
      if (mine === null || mine.peer.peerId !== peerId || client === null) return;
      if (restart > 0) {
        const changed = await client.modify(mine.vertoId, { action: "updateMedia", sdp });
        if (leg !== mine || mine.peer.restart !== restart) return;
        if (changed.ok && changed.value.sdp !== undefined) {
          mine.peer = { ...mine.peer, restartSdp: changed.value.sdp };
          wishPeer(mine.peer);
        } else {
          // The server dropped its ICE before it refused ours: only a fresh offer helps now.
          log.warn("the ICE restart was refused: reattaching");
          client.reconnect("ICE restart refused");
        }
        return;
      }
      const sent =
        mine.purpose === "attach"
          ? await client.attach(mine.vertoId, sdp)
          : await client.answer(mine.vertoId, sdp);
      if (leg !== mine) return;
      if (!sent.ok) {
        log.error("the leg could not be answered", {
          purpose: mine.purpose,
          why: sent.error.why,
          detail: sent.error.detail,
        });
        // Whatever a lost socket left open, the server offers what it kept after the next login.
        if (sent.error.why === "refused" || sent.error.why === "unsendable") legOver("media refused", true);
        else if (sent.error.why !== "socketLost" && sent.error.why !== "notReady")
          client.reconnect(sent.error.why);
        return;
      }
      store.tell({ kind: "legUp", id: mine.id });
      if (mine.direct !== null) store.tell({ kind: "directCallAnswered", callId: mine.direct });
    },
    peerFailed({ peerId, reason }) {
      if (leg === null || leg.peer.peerId !== peerId) return;
      log.error("the peer connection failed", { reason });
      // A restart that the browser could not take: the call still stands, and a fresh offer gives it new media.
      if (leg.peer.restart > 0) return client?.reconnect("the ICE restart failed");
      void client?.bye(leg.vertoId, "MEDIA_TIMEOUT");
      legOver("peer failed", true);
    },
    sampled(sample) {
      if (leg === null || leg.peer.peerId !== sample.peerId || store.get().line.leg.phase !== "up") return;
      const state = store.get();
      const talking = liveCalls(state.calls).some((call) => call.phase === "active" && call.hold === "off");
      const judged = judge(memory, sample, { inbound: talking, outbound: talking && state.audio.open });
      memory = judged.memory;
      store.tell({ kind: "mediaJudged", health: judged.health });
      if (judged.health === "reconnecting") restartIce();
    },
    answerDirect(callId) {
      if (waiting?.callId !== callId) return fail("gone");
      const { call, purpose } = waiting;
      waiting = null;
      negotiate(call, purpose, callId);
      return ok();
    },
    async endDirect(callId) {
      if (waiting?.callId === callId) {
        const { call } = waiting;
        waiting = null;
        await client?.bye(call.callId, "CALL_REJECTED");
        return ok();
      }
      const vertoId = owned(callId);
      if (vertoId === null) return fail("gone");
      const ended = await client?.bye(vertoId);
      if (ended !== undefined && !ended.ok && ended.error.code !== "gone") return ended;
      if (leg?.vertoId === vertoId) legOver("hung up", false);
      return ok();
    },
    async holdDirect(callId, held) {
      const vertoId = owned(callId);
      if (vertoId === null || client === null) return fail("gone");
      const changed = await client.modify(vertoId, { action: held ? "hold" : "unhold" });
      if (!changed.ok) return changed;
      store.tell({ kind: "directCallHeld", callId, held: changed.value.hold === "held" });
      return ok();
    },
    async digitsDirect(callId, digits) {
      const vertoId = owned(callId);
      if (vertoId === null || client === null) return fail("gone");
      return client.dtmf(vertoId, digits);
    },
  };
}

/** Logging in still counts as connecting: a call cannot reach us before the server said it is ready. */
function toLink(connection: VertoConnection, at: number): Link | null {
  switch (connection.kind) {
    case "connecting":
      return { kind: "connecting", since: at, attempt: connection.attempt };
    case "loggingIn":
      return null;
    case "ready":
      return { kind: "open", since: at };
    case "waiting":
      return { kind: "waiting", since: at, retryAt: connection.retryAt, attempt: connection.attempt };
    case "closed":
      return connection.why === "asked" || connection.why === "notStarted"
        ? { kind: "off" }
        : { kind: "failed", since: at, why: connection.why };
  }
}
