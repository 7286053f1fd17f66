import type { Line, LineParts } from "./api.ts";
import { endOfRing } from "./causes.ts";
import { createDirectCalls } from "./direct-calls.ts";
import { isLegExpected } from "./expected.ts";
import { createLegKeeper } from "./leg.ts";
import { createLogin } from "./login.ts";
import { createMediaWatch } from "./media-health.ts";
import { createRecovery } from "./recovery.ts";
import { watchUnrung } from "./unrung.ts";
import type { OfferedCall, VertoConnection, VertoEvent } from "./verto/events.ts";

/** When stopping, the server has this long to confirm that the leg is over. */
const byeWithin = 1_500;

/**
 * The agent's one voice leg over mod_verto. The server rings it when work needs it and it is answered by itself;
 * a ring that nobody asked for becomes an offer. It outlives sockets, windows and networks.
 */
export function createLine(parts: LineParts): Line {
  const { store, clock, log } = parts;
  const media = createMediaWatch(clock);
  const login = createLogin(parts, heard);
  const leg = createLegKeeper(parts, login, media);
  const direct = createDirectCalls(parts, login, leg);
  const recovery = createRecovery(parts, login, leg, media);
  watchUnrung({ store, clock, prove: login.wake });

  function heard(event: VertoEvent): void {
    switch (event.kind) {
      case "connectionChanged":
        return connectionChanged(event.connection);
      case "ready":
        return recovery.loggedIn(event.reattached, event.attaches);
      case "invited":
        return invited(event);
      case "attachOffered":
        return attachOffered(event);
      case "ended":
        if (leg.now()?.vertoId === event.callId) leg.over(event.cause, false);
        if (direct.ringing() === event.callId) direct.stopRinging(endOfRing(event.cause));
        return;
      case "punted":
        direct.stopRinging("lost");
        leg.over("taken over", true);
        store.dispatch({ kind: "lineTakenOver" });
        return;
      case "loginRefused":
        direct.stopRinging("lost");
        leg.over("login refused", true);
        return login.refused(event);
      case "unknown":
      case "unreadable":
        log.debug("verto: frame skipped", { method: event.method, count: event.count });
        return;
      default:
        // Early media and answers belong to legs that we place; names and messages are the workitem's.
        return;
    }
  }

  function connectionChanged({ kind }: VertoConnection): void {
    if (kind !== "waiting" && kind !== "connecting") return;
    // The server hangs up what was not answered as soon as its socket is gone.
    direct.stopRinging("lost");
    recovery.socketLost();
  }

  function invited(call: OfferedCall): void {
    // Told twice: refusing the second would end the first.
    if (call.callId === leg.now()?.vertoId || call.callId === direct.ringing()) return;
    const isExpected = isLegExpected(store.get());
    if (leg.now() !== null || (direct.ringing() !== null && !isExpected)) return direct.refuse(call);
    if (!isExpected) return direct.rings(call);
    direct.giveWay();
    leg.negotiate(call, "answer", null);
  }

  /** The offer of a leg that the server kept came after its list of them. */
  function attachOffered(call: OfferedCall): void {
    const mine = leg.now();
    if (mine?.vertoId === call.callId) leg.negotiate(call, "attach", mine.direct);
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

  /** The leg that this peer connection is of, if it is still the one. */
  function legOfPeer(peerId: string) {
    const mine = leg.now();
    return mine?.peer.peerId === peerId ? mine : null;
  }

  return {
    ...direct,
    start(server, left = null) {
      recovery.claim(left);
      login.begin(server, left?.sessid ?? parts.newId());
    },
    async stop({ keepLeg } = { keepLeg: false }) {
      const was = leg.now();
      const client = login.client();
      leg.forget();
      direct.stopRinging("withdrawn");
      recovery.claim(null);
      if (was !== null && client !== null && !keepLeg && login.isReady())
        await farewell(client.bye(was.vertoId));
      store.dispatch({ kind: "peerDesired", peer: null });
      store.dispatch({ kind: "legEnded", cause: "signed out" });
      login.close();
    },
    wake: login.wake,
    tryNow: login.tryNow,
    voiceLost: recovery.voiceLost,
    sampled: recovery.sampled,
    hangUp: leg.hangUp,
    async described({ peerId, restart, sdp }) {
      const mine = legOfPeer(peerId);
      if (mine === null) return;
      await (restart > 0 ? recovery.restarted(mine, restart, sdp) : leg.answer(mine, sdp));
    },
    peerFailed(how) {
      const mine = legOfPeer(how.peerId);
      if (mine === null) return;
      log.error("peer connection: failed", { why: how.why, reason: how.reason });
      leg.failed(mine, how);
    },
  };
}
