import type { AppState } from "./app.ts";
import { liveCalls } from "./call.ts";
import { acceptedCall, type Control, type ControlWhy, enabled, hidden, waiting } from "./controls.ts";
import { type MonitorMode, monitorModes } from "./monitor.ts";
import { isVoiceOffer } from "./offer.ts";
import { userOf } from "./session.ts";

type Seen = Pick<AppState, "session" | "calls" | "offers" | "line" | "connection" | "monitor">;

export interface MonitorControls extends Readonly<Record<MonitorMode, Control>> {
  /** Getting on the calls of an agent, or of another one. */
  readonly start: Control;
  readonly leave: Control;
}

/** What a supervisor can press for calls of agents, and why not: the same for buttons, tray, keys and headset. */
export function monitorControls(state: Seen): MonitorControls {
  const { now } = state.monitor;
  const leave =
    now === null ? waiting("noMonitoring") : now.phase === "leaving" ? waiting("ending") : enabled;
  if (userOf(state.session)?.isSupervisor !== true) {
    const own = now === null ? hidden : leave;
    return { start: hidden, listen: hidden, coach: hidden, join: hidden, leave: own };
  }
  const [listen, coach, join] = monitorModes.map((mode) => changeControl(state, mode));
  return {
    start: startControl(state),
    leave,
    listen: listen ?? hidden,
    coach: coach ?? hidden,
    join: join ?? hidden,
  };
}

function startControl(state: Seen): Control {
  const why = busyWith(state);
  return why === null ? enabled : waiting(why);
}

/** What the supervisor's own line is taken by. */
function busyWith({ calls, offers, line, connection, monitor }: Seen): ControlWhy | null {
  if (monitor.now !== null && monitor.now.phase !== "on") return "waiting";
  const isOwn =
    liveCalls(calls).length > 0 ||
    calls.placing !== undefined ||
    acceptedCall({ offers }) !== null ||
    offers.open.some((offer) => offer.source === "line" && isVoiceOffer(offer));
  if (isOwn) return "ownCall";
  const canRing = line.mode === "phone" || connection.voice.kind === "open";
  return canRing ? null : "lineDown";
}

function changeControl({ monitor: { now } }: Seen, mode: MonitorMode): Control {
  if (now === null) return waiting("noMonitoring");
  if (now.phase !== "on" || now.isWaiting) return waiting("waiting");
  return now.mode === mode && now.wanted === mode ? waiting("alreadySo") : enabled;
}
