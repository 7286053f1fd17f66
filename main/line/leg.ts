import { liveCalls } from "../../shared/state/call.ts";
import type { DesiredPeer } from "../../shared/state/line.ts";
import type { LegFault, Line, LineParts } from "./api.ts";
import { endOfCall } from "./causes.ts";
import type { Login } from "./login.ts";
import type { MediaWatch } from "./media-health.ts";
import type { OfferedCall } from "./verto/events.ts";

export interface Leg {
  /** Ours, for windows: the server's callID is a secret. */
  readonly id: string;
  readonly vertoId: string;
  /** The id of the direct call on it, when it is one. */
  readonly direct: string | null;
  peer: DesiredPeer;
  /** How the next complete description is sent: as the answer to an invite or to an attach. */
  readonly purpose: "answer" | "attach";
  /** An offer of it could not be answered, and another one is asked for. */
  triedAgain: boolean;
}

type PeerFailure = Parameters<Line["peerFailed"]>[0];

/** The one leg, from the server's offer until either side ends it. */
export interface LegKeeper {
  now(): Leg | null;
  /** Media is set up for this offer: of a new leg, or anew for the running one (`attach`). */
  negotiate(call: OfferedCall, purpose: Leg["purpose"], direct: string | null): void;
  /** What the voice window is to do with the running peer connection. */
  changePeer(mine: Leg, change: Partial<DesiredPeer>): void;
  /** Sends our description of it. */
  answer(mine: Leg, sdp: string): Promise<void>;
  /** The voice window could not make the peer connection. */
  failed(mine: Leg, how: PeerFailure): void;
  /** It is over at the server; what was on it is told. `lost`: nobody hung up. */
  over(cause: string, lost: boolean, fault?: LegFault): void;
  /** The microphone and the screen are the agent's: they wait for no answer. */
  hangUp(): void;
  /** Ends what was hung up here while the server could not be told; false when it is not such a call. */
  endAsHungUp(vertoId: string): boolean;
  /** From now on nothing is left to tell the server. */
  forgetHungUp(): void;
  /** The line stops: what the server says of the leg from now on is nobody's. */
  forget(): void;
}

/** An answer that the server does not take within this: its socket is to prove that it lives. */
const takenWithin = 2_000;

/** What the server is told when the voice window could not answer. */
const byeCauses = {
  noPath: "NETWORK_OUT_OF_ORDER",
  noCodec: "INCOMPATIBLE_DESTINATION",
  broken: "MEDIA_TIMEOUT",
} as const;

export function createLegKeeper(parts: LineParts, login: Login, media: MediaWatch): LegKeeper {
  const { store, clock, log } = parts;
  let leg: Leg | null = null;
  /** Hung up here while the server could not be told: it is told when it offers them again. */
  const hungUp = new Set<string>();
  let serial = 0;

  const wishPeer = (peer: DesiredPeer | null) => store.dispatch({ kind: "peerDesired", peer });

  function negotiate(call: OfferedCall, purpose: Leg["purpose"], direct: string | null): void {
    serial += 1;
    const peer: DesiredPeer = {
      peerId: `peer-${serial}`,
      role: "answer",
      remoteSdp: call.sdp,
      restart: 0,
      restartSdp: null,
      iceServers: login.iceServers(),
    };
    const running = purpose === "attach" ? leg : null;
    const id = running?.id ?? `leg-${serial}`;
    leg = { id, vertoId: call.callId, direct, peer, purpose, triedAgain: running?.triedAgain ?? false };
    if (running === null) {
      media.begin();
      store.dispatch({ kind: "legNegotiating", id });
    } else {
      media.renew();
      store.dispatch({ kind: "legReattaching" });
    }
    wishPeer(peer);
  }

  function over(cause: string, lost: boolean, fault: LegFault = "none"): void {
    const was = leg;
    if (was === null) return;
    leg = null;
    log.info("leg: ended", { cause, lost });
    store.dispatch({ kind: "legEnded", cause });
    wishPeer(null);
    if (was.direct !== null) endDirect(was.direct, lost ? "lineLost" : endOfCall(cause));
    if (lost || liveCalls(store.get().calls).length > 0) parts.onLegLost(fault);
  }

  function endDirect(callId: string, end: ReturnType<typeof endOfCall>): void {
    store.dispatch({ kind: "callEnded", callId, end });
  }

  /** One offer that cannot be answered costs no call: a new login brings another, once. */
  function asksAgain(mine: Leg): boolean {
    if (mine.purpose !== "attach" || mine.triedAgain) return false;
    mine.triedAgain = true;
    login.client()?.reconnect("the offer could not be answered");
    return true;
  }

  return {
    now: () => leg,
    negotiate,
    over,
    changePeer(mine, change) {
      mine.peer = { ...mine.peer, ...change };
      wishPeer(mine.peer);
    },
    async answer(mine, sdp) {
      const client = login.client();
      if (client === null) return;
      const undoProof = clock.after(takenWithin, login.wake);
      const sent =
        mine.purpose === "attach"
          ? await client.attach(mine.vertoId, sdp)
          : await client.answer(mine.vertoId, sdp);
      undoProof();
      if (leg !== mine) return;
      if (sent.ok) {
        mine.triedAgain = false;
        store.dispatch({ kind: "legUp", id: mine.id });
        if (mine.direct !== null) store.dispatch({ kind: "directCallAnswered", callId: mine.direct });
        return;
      }
      const { why, detail } = sent.error;
      log.error("leg: answer failed", { purpose: mine.purpose, why, detail });
      // Whatever a lost socket left open, the server offers what it kept after the next login.
      if (why === "socketLost" || why === "notReady") return;
      if (why !== "refused" && why !== "unsendable") return client.reconnect(why);
      if (asksAgain(mine)) return;
      // Whatever the server made of it, it does not ring or wait on.
      void client.bye(mine.vertoId);
      over("media refused", true, why === "refused" ? "refused" : "noPath");
    },
    failed(mine, { why }) {
      // A restart that the browser could not take: the call still stands, and a fresh offer gives it new media.
      if (mine.peer.restart > 0) return login.client()?.reconnect("the ICE restart failed");
      if (asksAgain(mine)) return;
      void login.client()?.bye(mine.vertoId, byeCauses[why]);
      over("peer failed", true, why === "noPath" ? "noPath" : "refused");
    },
    hangUp() {
      const client = login.client();
      if (leg === null || client === null) return;
      const { vertoId } = leg;
      hungUp.add(vertoId);
      void client.bye(vertoId).then((ended) => {
        if (ended.ok || ended.error.code === "gone") hungUp.delete(vertoId);
        else log.warn("leg: not ended by the server", { why: ended.error.why });
      });
      over("hung up", false);
    },
    endAsHungUp(vertoId) {
      if (!hungUp.has(vertoId)) return false;
      void login.client()?.bye(vertoId);
      return true;
    },
    forgetHungUp: () => hungUp.clear(),
    forget() {
      leg = null;
      hungUp.clear();
    },
  };
}
