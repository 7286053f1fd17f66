import { fail, ok } from "../../shared/result.ts";
import { callById, isFault, liveCalls } from "../../shared/state/call.ts";
import type { DesiredPeer, MediaHealth } from "../../shared/state/line.ts";
import { callLost } from "../state/desktop.ts";
import type { LegFault, Line, LineParts, VoiceServer } from "./api.ts";
import { endOfCall, endOfRing } from "./causes.ts";
import { toLink } from "./link.ts";
import { createMediaWatch } from "./media-health.ts";
import type { Claim } from "./memory.ts";
import { createUnaskedRing } from "./unasked-ring.ts";
import { watchUnrung } from "./unrung.ts";
import type { VertoClient } from "./verto/api.ts";
import type { OfferedCall, VertoConnection, VertoEvent } from "./verto/events.ts";

interface Leg {
  /** Ours, for windows: the server's callID is a secret. */
  readonly id: string;
  readonly vertoId: string;
  /** The id of the direct call on it, when it is one. */
  readonly direct: string | null;
  peer: DesiredPeer;
  /** How the next complete description is sent: as the answer to an invite or to an attach. */
  purpose: "answer" | "attach";
  /** An offer of it could not be answered, and another one is asked for. */
  triedAgain: boolean;
}

/** When stopping, the server has this long to confirm that the leg is over. */
const byeWithin = 1_500;

/** An answer that the server does not take within this: its socket is to prove that it lives. */
const takenWithin = 2_000;

/** A refused login is tried again, slowly: a server that starts up refuses everybody, and nobody would tell us. */
const loginAgainAfter = 15_000;

/** What the server is told when the voice window could not answer. */
const byeCauses = {
  noPath: "NETWORK_OUT_OF_ORDER",
  noCodec: "INCOMPATIBLE_DESTINATION",
  broken: "MEDIA_TIMEOUT",
} as const;

/** mod_verto stops its sound as soon as it sees the socket gone: two looks without a packet are enough then. */
const silentWithoutSocket = 1_000;

/** A leg that the server kept is offered with the list of them, or soon after. */
const offeredWithin = 3_000;

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
  /** Hung up here while the server could not be told: it is told when it offers them again. */
  const hungUp = new Set<string>();
  const media = createMediaWatch(clock);
  let serial = 0;
  let undoLogin = () => {};
  const ring = createUnaskedRing({
    store,
    clock,
    isExpected,
    explained: (call) => negotiate(call, "answer", null),
    exists: async (vertoId) => {
      const found = await client?.exists(vertoId);
      if (found === undefined) return null;
      // Whatever else a server says to the question, it knows the call.
      return found.ok || (found.error.why === "refused" ? found.error.code !== "gone" : null);
    },
  });

  watchUnrung({ store, clock, prove: wake });

  const wishPeer = (peer: DesiredPeer | null) => store.dispatch({ kind: "peerDesired", peer });

  function negotiate(call: OfferedCall, purpose: Leg["purpose"], direct: string | null): void {
    serial += 1;
    const peer: DesiredPeer = {
      peerId: `peer-${serial}`,
      role: "answer",
      remoteSdp: call.sdp,
      restart: 0,
      restartSdp: null,
      iceServers: config?.iceServers ?? [],
    };
    const isRunning = purpose === "attach" && leg !== null;
    const id = isRunning && leg !== null ? leg.id : `leg-${serial}`;
    const triedAgain = isRunning && leg?.triedAgain === true;
    leg = { id, vertoId: call.callId, direct, peer, purpose, triedAgain };
    if (isRunning) media.renew();
    else media.begin();
    if (!isRunning) store.dispatch({ kind: "legNegotiating", id });
    else store.dispatch({ kind: "legReattaching" });
    wishPeer(peer);
  }

  /** Somebody here waits for the leg: a command asked for it, or a workitem has no sound yet. */
  function isExpected(): boolean {
    const { line, calls, offers, due } = store.get();
    if (line.leg.phase === "asked" || liveCalls(calls).some((call) => call.kind === "workitem")) return true;
    // Accepted for the agent by the server itself, where it does that.
    return due.some((id) => !offers.open.some((offer) => offer.phase === "open" && offer.workitemId === id));
  }

  /** A ring with the number of a workitem is another leg for it, and nobody else's call. */
  function isOfWork({ remote }: OfferedCall): boolean {
    const { calls, offers } = store.get();
    const work = [
      ...liveCalls(calls).flatMap((call) => (call.kind === "workitem" ? [call.number] : [])),
      ...offers.open.flatMap((offer) => (offer.source === "acd" ? [offer.from] : [])),
    ];
    return remote.number !== undefined && remote.number !== "" && work.includes(remote.number);
  }

  function invited(call: OfferedCall): void {
    // Told twice: refusing the second would end the first.
    if (call.callId === leg?.vertoId || call.callId === ring.vertoId()) return;
    const other = ring.vertoId();
    if (leg !== null || (other !== null && !isExpected())) {
      log.warn("the line rang while it is taken");
      void client?.bye(call.callId, "USER_BUSY");
      if (!isOfWork(call)) ring.refused(call);
      return;
    }
    if (!isExpected()) return ring.begin(call);
    // The call that was accepted goes before one that only rings.
    if (other !== null) void client?.bye(other, "USER_BUSY");
    ring.end("withdrawn");
    negotiate(call, "answer", null);
  }

  /** The leg is over at the server; what was on it is told. */
  function legOver(cause: string, lost: boolean, fault: LegFault = "none"): void {
    const was = leg;
    if (was === null) return;
    leg = null;
    log.info("the leg ended", { cause, lost });
    store.dispatch({ kind: "legEnded", cause });
    wishPeer(null);
    if (was.direct !== null) {
      const call = callById(store.get().calls, was.direct);
      const end = lost ? "lineLost" : endOfCall(cause);
      store.dispatch({ kind: "callEnded", callId: was.direct, end });
      if (isFault(end) && call !== null && call.phase !== "ending")
        store.dispatch({ kind: "noticeGiven", notice: callLost(call) });
    }
    if (lost || liveCalls(store.get().calls).length > 0) parts.onLegLost(fault);
  }

  function ready(reattached: readonly string[], attaches: readonly OfferedCall[]): void {
    const mine = leg;
    const claimed = claim;
    claim = null;
    if (mine !== null && !reattached.includes(mine.vertoId)) legOver("not kept by the server", true);
    for (const call of attaches) {
      if (hungUp.has(call.callId)) void client?.bye(call.callId);
      else if (leg?.vertoId === call.callId) negotiate(call, "attach", leg.direct);
      else if (leg === null && claimed !== null) takeBack(call, claimed);
      else if (leg === null && isExpected()) negotiate(call, "attach", null);
      else void client?.bye(call.callId);
    }
    hungUp.clear();
    if (leg !== null && !attaches.some((call) => call.callId === leg?.vertoId)) waitForOffer(leg);
    if (claimed === null || leg !== null) return;
    log.info("the leg of the last run is gone");
    if (claimed.direct !== null) store.dispatch({ kind: "callEndedAway", call: claimed.direct });
    // Its workitems may be alive all the same, and want another leg.
    parts.onLegLost("none");
  }

  /** Kept, but without an offer that could be answered: it would stay silent for ever. */
  function waitForOffer(mine: Leg): void {
    clock.after(offeredWithin, () => {
      if (leg !== mine || client?.connection().kind !== "ready") return;
      const { line: now, voice } = store.get();
      if (now.leg.phase !== "reattaching") return;
      // The sound never went: there is nothing to answer.
      if (now.media === "good" && voice.peer !== null) return store.dispatch({ kind: "legUp", id: mine.id });
      void client.bye(mine.vertoId);
      legOver("not offered again", true);
    });
  }

  function takeBack(call: OfferedCall, { direct }: Claim): void {
    log.info("the leg of the last run is taken back");
    if (direct !== null) store.dispatch({ kind: "callTakenBack", call: direct });
    negotiate(call, "attach", direct?.callId ?? null);
  }

  function connectionChanged(connection: VertoConnection): void {
    const link = toLink(connection, clock.now());
    if (link !== null) store.dispatch({ kind: "voiceLinkChanged", link });
    if (connection.kind !== "waiting" && connection.kind !== "connecting") return;
    // The server hangs up what was not answered as soon as its socket is gone.
    ring.end("lost");
    if (leg !== null) store.dispatch({ kind: "legReattaching" });
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
        if (ring.vertoId() === event.callId) ring.end(endOfRing(event.cause));
        return;
      case "punted":
        ring.end("lost");
        legOver("taken over", true);
        store.dispatch({ kind: "noticeGiven", notice: { tone: "error", key: "lineTakenOver", values: {} } });
        return;
      case "loginRefused":
        ring.end("lost");
        legOver("login refused", true);
        if (event.sessionInUse && config !== null) return begin(config, parts.newId());
        store.dispatch({ kind: "noticeGiven", notice: { tone: "error", key: "lineRefused", values: {} } });
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

  function wake(): void {
    const now = client?.connection();
    if (now?.kind === "closed" && now.why === "loginRefused") loginAgain();
    else client?.wake();
  }

  function begin(next: VoiceServer, id: string): void {
    undoLogin();
    client?.close();
    config = next;
    store.dispatch({ kind: "iceServersReported", iceServers: next.iceServers });
    sessid = id;
    parts.onSession(id);
    const mine = parts.createClient({ ...next, sessid: id }, (event) => {
      if (client === mine) heard(event);
    });
    client = mine;
    mine.start();
  }

  /** One offer that cannot be answered costs no call: a new login brings another, once. */
  function asksAgain(mine: Leg): boolean {
    if (mine.purpose !== "attach" || mine.triedAgain) return false;
    mine.triedAgain = true;
    client?.reconnect("the offer could not be answered");
    return true;
  }

  function restartIce(health: MediaHealth): void {
    if (leg === null || store.get().line.leg.phase !== "up") return;
    if (client?.connection().kind !== "ready" || !media.mayRestart()) return;
    log.warn("packets do not arrive: restarting ICE", { health });
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

  /** The microphone and the screen are the agent's: they wait for no answer. */
  function hangUp(): void {
    if (leg === null || client === null) return;
    const { vertoId } = leg;
    hungUp.add(vertoId);
    void client.bye(vertoId).then((ended) => {
      if (ended.ok || ended.error.code === "gone") hungUp.delete(vertoId);
      else log.warn("the server did not end the leg", { why: ended.error.why });
    });
    legOver("hung up", false);
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
      ring.end("withdrawn");
      hungUp.clear();
      claim = null;
      if (was !== null && !keepLeg && client?.connection().kind === "ready")
        await farewell(client.bye(was.vertoId));
      client?.close();
      client = null;
      config = null;
      store.dispatch({ kind: "iceServersReported", iceServers: null });
      wishPeer(null);
      store.dispatch({ kind: "legEnded", cause: "signed out" });
      store.dispatch({ kind: "voiceLinkChanged", link: { kind: "off" } });
    },
    wake,
    tryNow() {
      const now = client?.connection();
      // Who took it over has our session id: with the same one the two would take turns.
      if (now?.kind === "closed" && now.why === "punted" && config !== null) begin(config, parts.newId());
      else wake();
    },
    voiceLost() {
      if (leg === null) return;
      // An old offer cannot be answered twice: a new login makes the server send a fresh one.
      store.dispatch({ kind: "legReattaching" });
      // Without the window nobody hears anything.
      store.dispatch({ kind: "mediaJudged", health: "silent" });
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
      const undoProof = clock.after(takenWithin, wake);
      const sent =
        mine.purpose === "attach"
          ? await client.attach(mine.vertoId, sdp)
          : await client.answer(mine.vertoId, sdp);
      undoProof();
      if (leg !== mine) return;
      if (!sent.ok) {
        log.error("the leg could not be answered", {
          purpose: mine.purpose,
          why: sent.error.why,
          detail: sent.error.detail,
        });
        // Whatever a lost socket left open, the server offers what it kept after the next login.
        if (sent.error.why === "refused" || sent.error.why === "unsendable") {
          if (asksAgain(mine)) return;
          // Whatever the server made of it, it does not ring or wait on.
          void client.bye(mine.vertoId);
          legOver("media refused", true, sent.error.why === "refused" ? "refused" : "noPath");
        } else if (sent.error.why !== "socketLost" && sent.error.why !== "notReady")
          client.reconnect(sent.error.why);
        return;
      }
      mine.triedAgain = false;
      store.dispatch({ kind: "legUp", id: mine.id });
      if (mine.direct !== null) store.dispatch({ kind: "directCallAnswered", callId: mine.direct });
    },
    peerFailed({ peerId, why, reason }) {
      if (leg === null || leg.peer.peerId !== peerId) return;
      log.error("the peer connection failed", { why, reason });
      // A restart that the browser could not take: the call still stands, and a fresh offer gives it new media.
      if (leg.peer.restart > 0) return client?.reconnect("the ICE restart failed");
      if (asksAgain(leg)) return;
      void client?.bye(leg.vertoId, byeCauses[why]);
      legOver("peer failed", true, why === "noPath" ? "noPath" : "refused");
    },
    sampled(sample) {
      const { line: now, calls, audio } = store.get();
      const { phase } = now.leg;
      if (leg === null || leg.peer.peerId !== sample.peerId) return;
      // A lost socket may leave the sound as it was, or take it away at once: the packets say which.
      if (phase !== "up" && phase !== "reattaching") return;
      const talking = liveCalls(calls).some((call) => call.phase === "active" && call.hold === "off");
      const due = { inbound: talking, outbound: talking && audio.open };
      const within = phase === "reattaching" ? { within: silentWithoutSocket } : {};
      const { health, restart } = media.judge(sample, { ...due, ...within });
      store.dispatch({ kind: "mediaJudged", health });
      if (restart) restartIce(health);
    },
    answerDirect(callId) {
      const call = ring.take(callId);
      if (call === null) return fail("gone");
      negotiate(call, "answer", callId);
      return ok();
    },
    async endDirect(callId) {
      const rejected = ring.take(callId);
      if (rejected !== null) {
        await client?.bye(rejected.callId, "CALL_REJECTED");
        return ok();
      }
      if (owned(callId) === null) return fail("gone");
      hangUp();
      return ok();
    },
    hangUp,
    async holdDirect(callId, held) {
      const vertoId = owned(callId);
      if (vertoId === null || client === null) return fail("gone");
      const changed = await client.modify(vertoId, { action: held ? "hold" : "unhold" });
      if (!changed.ok) return changed;
      store.dispatch({ kind: "directCallHeld", callId, held: changed.value.hold === "held" });
      return ok();
    },
    async digitsDirect(callId, digits) {
      const vertoId = owned(callId);
      if (vertoId === null || client === null) return fail("gone");
      return client.dtmf(vertoId, digits);
    },
  };
}
