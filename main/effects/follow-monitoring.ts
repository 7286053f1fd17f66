import { liveCalls } from "../../shared/state/call.ts";
import { userOf } from "../../shared/state/session.ts";
import type { MainState } from "../state/reduce.ts";
import type { Context } from "../work/context.ts";
import { leaveMonitoring } from "../work/monitor.ts";

/** The server's word on why comes about when the leg ends, or a moment later. */
const saidWithin = 1_000;

const mayNot = ({ monitor, session }: MainState) =>
  monitor.now !== null && session.now.phase === "signedIn" && userOf(session)?.isSupervisor !== true;

const hasLostLeg = ({ monitor, line }: MainState) =>
  monitor.now !== null && monitor.now.phase !== "leaving" && line.leg.phase === "none";

/** What takes a supervisor off an agent's calls: an authority that is withdrawn, a call of their own, a leg that ends. */
export function followMonitoring(context: Context): () => void {
  const { store, clock } = context;
  return store.watch((now, was) => {
    if (now.monitor.now === null) return;
    if (mayNot(now) && !mayNot(was)) return void leaveMonitoring(context, "notAllowed");
    // The server put one of their own calls on the leg: that is not ended.
    if (liveCalls(now.calls).length > 0 && liveCalls(was.calls).length === 0)
      return store.dispatch({ kind: "monitorEnded", end: "ownCall" });
    if (!hasLostLeg(now) || was.line.leg.phase === "none") return;
    const { since } = now.monitor.now;
    clock.after(saidWithin, () => {
      const later = store.get();
      if (!hasLostLeg(later) || later.monitor.now?.since !== since) return;
      if (later.monitor.now.phase === "starting") void leaveMonitoring(context, "noLine");
      else store.dispatch({ kind: "monitorEnded", end: "lineEnded" });
    });
  });
}
