import { liveCalls } from "../../shared/state/call.ts";
import type { MediaHealth } from "../../shared/state/line.ts";
import { speaks } from "../../shared/state/monitor.ts";
import type { Line, LineParts } from "./api.ts";
import { isLegExpected } from "./expected.ts";
import type { Leg, LegKeeper } from "./leg.ts";
import type { Login } from "./login.ts";
import type { MediaWatch } from "./media-health.ts";
import type { Claim } from "./memory.ts";
import type { OfferedCall } from "./verto/events.ts";

/** What becomes of the leg after a lost socket, a lost voice window, packets that stop, and an earlier run. */
export interface Recovery extends Pick<Line, "voiceLost" | "sampled"> {
  /** What the last run had, until the server has said whether it keeps it. */
  claim(left: Claim | null): void;
  socketLost(): void;
  /** Logged in: which calls the server kept, and its offers of them. */
  loggedIn(kept: readonly string[], offered: readonly OfferedCall[]): void;
  /** The voice window described an ICE restart. */
  restarted(mine: Leg, restart: number, sdp: string): Promise<void>;
}

/** mod_verto stops its sound as soon as it sees the socket gone: two looks without a packet are enough then. */
const silentWithoutSocket = 1_000;

/** A leg that the server kept is offered with the list of them, or soon after. */
const offeredWithin = 3_000;

export function createRecovery(parts: LineParts, login: Login, leg: LegKeeper, media: MediaWatch): Recovery {
  const { store, clock, log } = parts;
  let claim: Claim | null = null;

  /** Its supervisor would go on listening to somebody without seeing it: that ended with the program. */
  const isLeft = (claimed: Claim | null) => claimed?.monitors === true;

  function takeBack(call: OfferedCall, { direct }: Claim): void {
    log.info("recovery: leg of the last run taken back");
    if (direct !== null) store.dispatch({ kind: "callTakenBack", call: direct });
    leg.negotiate(call, "attach", direct?.callId ?? null);
  }

  /** What the server offers after a login, and what is done with it: it may be ours, the last run's, or nobody's. */
  function takeOffered(call: OfferedCall, claimed: Claim | null): void {
    if (leg.endAsHungUp(call.callId)) return;
    const mine = leg.now();
    if (mine?.vertoId === call.callId) leg.negotiate(call, "attach", mine.direct);
    else if (mine === null && claimed !== null && !isLeft(claimed)) takeBack(call, claimed);
    else if (mine === null && isLegExpected(store.get())) leg.negotiate(call, "attach", null);
    else void login.client()?.bye(call.callId);
  }

  /** Kept, but without an offer that could be answered: it would stay silent for ever. */
  function waitForOffer(mine: Leg): void {
    clock.after(offeredWithin, () => {
      if (leg.now() !== mine || !login.isReady()) return;
      const { line, voice } = store.get();
      if (line.leg.phase !== "reattaching") return;
      // The sound never went: there is nothing to answer.
      if (line.media === "good" && voice.peer !== null) return store.dispatch({ kind: "legUp", id: mine.id });
      void login.client()?.bye(mine.vertoId);
      leg.over("not offered again", true);
    });
  }

  function goneMeanwhile({ direct }: Claim): void {
    log.info("recovery: leg of the last run is gone");
    if (direct !== null) store.dispatch({ kind: "callEndedAway", call: direct });
    // Its workitems may be alive all the same, and want another leg.
    parts.onLegLost("none");
  }

  function restartIce(mine: Leg, health: MediaHealth): void {
    if (store.get().line.leg.phase !== "up" || !login.isReady() || !media.mayRestart()) return;
    log.warn("recovery: packets not arriving, restarting ICE", { health });
    leg.changePeer(mine, { restart: mine.peer.restart + 1, restartSdp: null });
  }

  return {
    claim(left) {
      claim = left;
    },
    socketLost() {
      if (leg.now() !== null) store.dispatch({ kind: "legReattaching" });
    },
    loggedIn(kept, offered) {
      const claimed = claim;
      claim = null;
      const before = leg.now();
      if (before !== null && !kept.includes(before.vertoId)) leg.over("not kept by the server", true);
      for (const call of offered) takeOffered(call, claimed);
      leg.forgetHungUp();
      const mine = leg.now();
      if (mine === null) {
        if (claimed !== null && !isLeft(claimed)) goneMeanwhile(claimed);
      } else if (!offered.some((call) => call.callId === mine.vertoId)) waitForOffer(mine);
    },
    voiceLost() {
      if (leg.now() === null) return;
      // An old offer cannot be answered twice: a new login makes the server send a fresh one.
      store.dispatch({ kind: "legReattaching" });
      // Without the window nobody hears anything.
      store.dispatch({ kind: "mediaJudged", health: "silent" });
      store.dispatch({ kind: "peerDesired", peer: null });
      login.client()?.reconnect("the voice window is new");
    },
    sampled(sample) {
      const { line, calls, audio, monitor } = store.get();
      const { phase } = line.leg;
      const mine = leg.now();
      if (mine === null || mine.peer.peerId !== sample.peerId) return;
      // A lost socket may leave the sound as it was, or take it away at once: the packets say which.
      if (phase !== "up" && phase !== "reattaching") return;
      const talking = liveCalls(calls).some((call) => call.phase === "active" && call.hold === "off");
      const isListening = monitor.now?.phase === "on" && monitor.now.call !== "held";
      const due = {
        inbound: talking || isListening,
        outbound: (talking || speaks(monitor, line)) && audio.open,
      };
      const within = phase === "reattaching" ? { within: silentWithoutSocket } : {};
      const { health, restart } = media.judge(sample, { ...due, ...within });
      store.dispatch({ kind: "mediaJudged", health });
      if (restart) restartIce(mine, health);
    },
    async restarted(mine, restart, sdp) {
      const client = login.client();
      const changed = await client?.modify(mine.vertoId, { action: "updateMedia", sdp });
      if (changed === undefined || leg.now() !== mine || mine.peer.restart !== restart) return;
      if (changed.ok && changed.value.sdp !== undefined)
        return leg.changePeer(mine, { restartSdp: changed.value.sdp });
      // The server dropped its ICE before it refused ours: only a fresh offer helps now.
      log.warn("recovery: ICE restart refused, reattaching");
      client?.reconnect("ICE restart refused");
    },
  };
}
