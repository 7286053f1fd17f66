import { isolated, shortened } from "../../shared/clean-text.ts";
import { currentStatus } from "../../shared/state/agent.ts";
import type { AppState } from "../../shared/state/app.ts";
import { type Call, callById, foregroundCall, liveCalls } from "../../shared/state/call.ts";
import {
  acceptedCall,
  agentControls,
  controls,
  muteControl,
  offerControls,
  superviseControl,
} from "../../shared/state/controls.ts";
import { type MonitorMode, type MonitorState, monitorModes } from "../../shared/state/monitor.ts";
import { monitorControls } from "../../shared/state/monitor-controls.ts";
import { isVoiceOffer, type Offer } from "../../shared/state/offer.ts";
import { userOf } from "../../shared/state/session.ts";
import { lineText } from "../../shared/text/connection.ts";
import { desktopText as text } from "../../shared/text/desktop.ts";
import { monitoringText } from "../../shared/text/monitoring.ts";
import { updatesText } from "../../shared/text/updates.ts";
import type { TrayIcon } from "./tray-icons.ts";

/** What a menu item does when chosen; the tray turns it into a command. */
export type TrayAction =
  | {
      readonly do:
        | "open"
        | "messages"
        | "supervisor"
        | "people"
        | "history"
        | "settings"
        | "signOut"
        | "update"
        | "quit"
        | "logoutFromAcd"
        | "mute";
    }
  | { readonly do: "connectLine" | "disconnectLine" }
  | { readonly do: "status"; readonly statusId: string }
  | { readonly do: "accept" | "reject"; readonly offerId: string }
  | { readonly do: "hangUp"; readonly callId: string }
  | { readonly do: "cancelDial" | "leaveMonitoring" }
  | { readonly do: "monitor"; readonly mode: MonitorMode };

export interface TrayItem {
  readonly kind: "action" | "radio" | "check" | "separator" | "title";
  readonly label: string;
  readonly checked: boolean;
  readonly enabled: boolean;
  readonly action: TrayAction | null;
}

export interface TrayModel {
  readonly icon: TrayIcon;
  readonly tooltip: string;
  readonly items: readonly TrayItem[];
}

const item = (label: string, action: TrayAction, enabled = true): TrayItem => ({
  kind: "action",
  label,
  checked: false,
  enabled,
  action,
});
const separator: TrayItem = { kind: "separator", label: "", checked: false, enabled: true, action: null };
const title = (label: string): TrayItem => ({
  kind: "title",
  label,
  checked: false,
  enabled: false,
  action: null,
});

/** In menus, tooltips and notifications a longer name would push away what is said of it. */
const longestParty = 40;

export function who(party: {
  readonly name: string;
  readonly number?: string;
  readonly from?: string;
}): string {
  return shortened(party.name || party.number || party.from || text.tray.unknown, longestParty);
}

/** What the tray shows for a state: shape, words and menu. The words carry the state too: an icon alone is not enough. */
export function trayModel(state: AppState): TrayModel {
  const { icon, says } = headline(state);
  const all = [says, text.tray.unread(state.messages.unread)].filter((each) => each !== "").join(" – ");
  return { icon, tooltip: `${text.product} – ${all}`, items: menu(state, all) };
}

function headline(state: AppState): { icon: TrayIcon; says: string } {
  const { phase } = state.session.now;
  if (phase === "signingIn" || phase === "starting") return { icon: "signedOut", says: text.tray.signingIn };
  if (phase !== "signedIn") return { icon: "signedOut", says: text.tray.signedOut };

  const call = foregroundCall(state.calls);
  // Over a call, and over whether its microphone is muted, only another call goes.
  const offer = state.offers.open.find((each) => call === null || isVoiceOffer(each));
  if (offer !== undefined) return { icon: "ringing", says: text.tray.ringing(offer.channel, who(offer)) };

  const broken = brokenLink(state);
  if (call !== null) {
    const says = [call.hold === "on" ? text.tray.held(who(call)) : text.tray.onCall(who(call))];
    if (state.line.mute.muted) says.push(text.tray.muted);
    says.push(...watchedBy(state.monitor));
    if (broken !== null) says.push(broken);
    return { icon: state.line.mute.muted ? "muted" : "onCall", says: says.join(" – ") };
  }
  const monitoring = state.monitor.now;
  if (monitoring !== null) {
    const isMuted = state.line.mute.muted && monitoring.mode !== "listen";
    const says = [monitoringText.now(monitoring), isMuted ? text.tray.muted : "", broken ?? ""];
    return { icon: isMuted ? "muted" : "onCall", says: says.filter((each) => each !== "").join(" – ") };
  }
  if (broken !== null) return { icon: "disconnected", says: broken };
  const status = currentStatus(state.agent);
  if (status === null) return { icon: "unavailable", says: text.tray.loggedOut };
  return {
    icon: status.kind === "available" ? "available" : "unavailable",
    says: isolated(shortened(status.name, longestParty)),
  };
}

/** Who hears the agent's call beside the caller. */
function watchedBy({ onMe }: MonitorState): string[] {
  return onMe.map((each) => monitoringText.onYou(each, shortened(each.name, longestParty)));
}

/** In words, what keeps work from reaching the agent; null when nothing does. */
function brokenLink(state: AppState): string | null {
  if (state.connection.network === "offline") return text.tray.offline;
  if (state.connection.feed.kind !== "open") return text.tray.disconnected;
  if (state.line.phone.isMissing) return text.tray.phoneMissing;
  const voice = state.connection.voice.kind;
  return state.line.mode === "softphone" && voice !== "open" && voice !== "off" ? text.tray.voiceDown : null;
}

function menu(state: AppState, says: string): TrayItem[] {
  const open = item(text.tray.open, { do: "open" });
  const quit = item(text.tray.quit, { do: "quit" });
  if (state.session.now.phase !== "signedIn") {
    return [
      open,
      separator,
      ...updateItems(state),
      item(text.tray.settings, { do: "settings" }),
      separator,
      quit,
    ];
  }
  return [
    open,
    title(`${isolated(shortened(userOf(state.session)?.name || text.product, longestParty))}: ${says}`),
    ...state.offers.open.flatMap((offer) => offerItems(state, offer)),
    ...placingItems(state),
    ...liveCalls(state.calls).flatMap((call) => callItems(state, call)),
    ...monitorItems(state),
    separator,
    ...statusItems(state),
    separator,
    ...lineItems(state),
    item(text.tray.messages, { do: "messages" }),
    ...(superviseControl(state).shown ? [item(text.tray.supervisor, { do: "supervisor" })] : []),
    item(text.tray.people, { do: "people" }),
    item(text.tray.history, { do: "history" }),
    ...updateItems(state),
    item(text.tray.settings, { do: "settings" }),
    item(text.tray.signOut, { do: "signOut" }),
    separator,
    quit,
  ];
}

/**
 * The agent's own telephone, or a line of this program that stands between calls: a call is ended by hanging up, and
 * ending several with the line is asked first, in the window.
 */
function lineItems(state: AppState): TrayItem[] {
  const { connectLine, disconnectLine } = agentControls(state);
  const { mode } = state.line;
  if (liveCalls(state.calls).length > 0 || state.monitor.now !== null) return [];
  if (disconnectLine.shown) return [item(lineText[mode].disconnect, { do: "disconnectLine" }), separator];
  if (mode === "phone" && connectLine.shown) {
    return [item(lineText.phone.connect, { do: "connectLine" }), separator];
  }
  return [];
}

/** A new version that waits: a press restarts into it, where nothing is on. */
function updateItems({ updates: { phase, blocker } }: AppState): TrayItem[] {
  if (phase.kind !== "ready") return [];
  return [item(updatesText.tray(phase.version), { do: "update" }, blocker === null)];
}

function offerItems(state: AppState, offer: Offer): TrayItem[] {
  const { accept, reject } = offerControls(state, offer.offerId);
  return [
    separator,
    item(
      text.tray.accept(offer.channel, who(offer)),
      { do: "accept", offerId: offer.offerId },
      accept.enabled,
    ),
    item(
      text.tray.reject(offer.channel, who(offer)),
      { do: "reject", offerId: offer.offerId },
      reject.enabled,
    ),
    ...acceptedItems(state, offer),
  ];
}

/** The call that is being accepted, and is not one of the calls yet. */
function acceptedItems(state: AppState, offer: Offer): TrayItem[] {
  if (acceptedCall(state) !== offer || callById(state.calls, offer.workitemId) !== null) return [];
  const hangUp = item(
    text.tray.hangUp(who(offer)),
    { do: "hangUp", callId: offer.workitemId },
    !offer.isLeft,
  );
  // One mute is enough: it is with the call in front.
  return foregroundCall(state.calls) === null ? [...muteItems(state), hangUp] : [hangUp];
}

/** The number that is being dialled. */
function placingItems({ calls }: AppState): TrayItem[] {
  const { placing } = calls;
  if (placing === undefined) return [];
  return [separator, item(text.tray.hangUp(who(placing)), { do: "cancelDial" }, !placing.isLeft)];
}

function muteItems(state: AppState): TrayItem[] {
  const { shown, enabled } = muteControl(state);
  if (!shown) return [];
  return [
    { kind: "check", label: text.tray.mute, checked: state.line.mute.muted, enabled, action: { do: "mute" } },
  ];
}

function callItems(state: AppState, call: Call): TrayItem[] {
  const items: TrayItem[] = [separator];
  if (call === foregroundCall(state.calls)) items.push(...muteItems(state));
  const { hangUp } = controls(state, call.callId);
  items.push(item(text.tray.hangUp(who(call)), { do: "hangUp", callId: call.callId }, hangUp.enabled));
  return items;
}

/** The agent whose calls a supervisor is on: how, and off them. */
function monitorItems(state: AppState): TrayItem[] {
  const { now } = state.monitor;
  if (now === null) return [];
  const can = monitorControls(state);
  const modes = monitorModes.map(
    (mode): TrayItem => ({
      kind: "radio",
      label: monitoringText.modes[mode].name,
      checked: now.wanted === mode,
      enabled: can[mode].enabled || now.wanted === mode,
      action: { do: "monitor", mode },
    }),
  );
  const leave = item(monitoringText.leaveWho(who(now)), { do: "leaveMonitoring" }, can.leave.enabled);
  return [separator, ...modes, ...muteItems(state), leave];
}

/** Every status the agent may choose, as radio items; during a call the mark is on what follows it. */
export function statusItems(state: AppState): TrayItem[] {
  const { agent } = state;
  const { status } = agentControls(state);
  const onCall = liveCalls(state.calls).length > 0;
  const marked = onCall
    ? (agent.next ?? agent.chosen)
    : (agent.changing?.statusId ?? agent.current?.statusId ?? null);
  const items: TrayItem[] = agent.statuses
    .filter((each) => each.selectable)
    .map((each) => ({
      kind: "radio",
      label: isolated(shortened(each.name, longestParty)),
      checked: each.statusId === marked,
      enabled: status.enabled,
      action: { do: "status", statusId: each.statusId },
    }));
  const current = currentStatus(agent);
  const fixed =
    current !== null && !current.selectable && !onCall
      ? ` (${isolated(shortened(current.name, longestParty))})`
      : "";
  return [
    title((onCall ? text.tray.nextStatus : text.tray.status) + fixed),
    ...items,
    item(text.tray.notTakingWork, { do: "logoutFromAcd" }, agent.acd === "in" && !onCall),
  ];
}
