import { type Call, foregroundCall, liveCalls, swapTarget } from "./call.ts";
import {
  acceptedCall,
  agentControls,
  answerable,
  type CallControls,
  type Control,
  type ControlWhy,
  cancelDialControl,
  controls,
  enabled,
  hidden,
  muteControl,
  offerControls,
  type Seen,
  superviseControl,
  transcriptControl,
  waiting,
} from "./controls.ts";
import type { MonitorMode } from "./monitor.ts";
import { monitorControls } from "./monitor-controls.ts";
import { openWrapUps } from "./wrap-up.ts";

/** Where an action stands in lists of them. */
export const actionGroups = ["offer", "call", "several", "monitor", "calling", "status", "program"] as const;
export type ActionGroup = (typeof actionGroups)[number];

/** What only the window knows and an action hangs on. */
export interface Here {
  /** A number was dialled that can be dialled again. */
  readonly canRedial: boolean;
  /** Something of what is said in the call in front is written down. */
  readonly hasText: boolean;
}

interface ActionRow {
  readonly group: ActionGroup;
  /** Electron accelerator, with CommandOrControl for the platform's own modifier; "" for none. */
  readonly keys: string;
  /** Where macOS has a habit of its own. */
  readonly mac?: string;
  /** A call cannot wait: its keys work although a question stands in the way. */
  readonly isUrgent?: true;
  readonly can: (state: Seen, here: Here) => Control;
}

/** A control of the call in front. */
function ofCall(pick: (can: CallControls, call: Call, state: Seen, here: Here) => Control): ActionRow["can"] {
  return (state, here) => {
    const call = foregroundCall(state.calls);
    return call === null ? waiting("noCall") : pick(controls(state, call.callId), call, state, here);
  };
}

function ofOffer(pick: "accept" | "reject"): ActionRow["can"] {
  return (state) => {
    const offer = answerable(state) ?? state.offers.open[0];
    return offer === undefined ? waiting("noOffer") : offerControls(state, offer.offerId)[pick];
  };
}

/** Once: then it ends as soon as it is there. */
const hangUpAccepted = (state: Seen) => (acceptedCall(state)?.isLeft ? waiting("ending") : enabled);

const shownOr = (control: Control, why: ControlWhy) => (control.shown ? control : waiting(why));
const dial = (state: Seen) => agentControls(state).dial;
const always = (state: Seen) => agentControls(state).signOut;

/** Of the agent's call that a supervisor is on; nothing for who is no supervisor. */
function ofMonitoring(pick: MonitorMode): ActionRow["can"] {
  return (state) => (state.monitor.now === null ? hidden : monitorControls(state)[pick]);
}

/** The rooms behind the tabs are to be seen while nobody is talked to. */
function room(state: Seen): Control {
  return liveCalls(state.calls).length + state.offers.open.length > 0 ? waiting("notNow") : enabled;
}

function swap(state: Seen): Control {
  const target = swapTarget(state.calls);
  const shown = liveCalls(state.calls)
    .map((call) => controls(state, call.callId).swap)
    .find((control) => control.shown);
  return target === null ? (shown ?? waiting("noOtherCall")) : controls(state, target.callId).swap;
}

/**
 * Everything an agent does, a row each, in the order of lists. To add one: a row here, its words in shared/text/actions,
 * what it does in renderer/actions/run. Letters are never bare, and none is one that a text field or the system needs.
 */
const rows = {
  accept: { group: "offer", keys: "CommandOrControl+Return", isUrgent: true, can: ofOffer("accept") },
  reject: { group: "offer", keys: "CommandOrControl+Shift+Return", isUrgent: true, can: ofOffer("reject") },

  mute: {
    group: "call",
    keys: "CommandOrControl+Shift+M",
    isUrgent: true,
    can: (state) => shownOr(muteControl(state), "noCall"),
  },
  hold: {
    group: "call",
    keys: "CommandOrControl+Shift+H",
    isUrgent: true,
    can: ofCall((can, call) => (call.inConference ? hidden : can.hold.shown ? can.hold : can.resume)),
  },
  hangUp: {
    group: "call",
    keys: "CommandOrControl+Shift+E",
    isUrgent: true,
    can: (state, here) => {
      const cancelDial = cancelDialControl(state);
      if (cancelDial.shown) return cancelDial;
      const isOnAgent = state.monitor.now !== null && liveCalls(state.calls).length === 0;
      if (isOnAgent && acceptedCall(state) === null) return monitorControls(state).leave;
      return acceptedCall(state) === null ? ofCall((can) => can.hangUp)(state, here) : hangUpAccepted(state);
    },
  },
  keypad: { group: "call", keys: "CommandOrControl+Shift+K", can: ofCall((can) => can.keypad) },
  sendPostDial: {
    group: "call",
    keys: "CommandOrControl+Shift+Y",
    can: ofCall((can) => can.sendPostDial),
  },
  transfer: {
    group: "call",
    keys: "CommandOrControl+Shift+T",
    can: ofCall((can) => (can.transfer.shown ? can.transfer : can.consult)),
  },
  record: { group: "call", keys: "CommandOrControl+Shift+R", can: ofCall((can) => can.record) },
  pauseRecording: {
    group: "call",
    keys: "CommandOrControl+Shift+P",
    can: ofCall((can) => can.pauseRecording),
  },
  transcript: {
    group: "call",
    keys: "CommandOrControl+Shift+O",
    can: ofCall((_, { callId }, state, here) => transcriptControl(state, callId, here.hasText)),
  },
  notes: { group: "call", keys: "CommandOrControl+Shift+J", can: ofCall((can) => can.notes) },
  leaveMessage: { group: "call", keys: "", can: ofCall((can) => can.voicemail) },

  swap: { group: "several", keys: "CommandOrControl+Shift+S", isUrgent: true, can: swap },
  complete: { group: "several", keys: "CommandOrControl+Shift+F", can: ofCall((can) => can.complete) },
  cancel: { group: "several", keys: "CommandOrControl+Shift+B", can: ofCall((can) => can.cancel) },
  conference: {
    group: "several",
    keys: "CommandOrControl+Shift+G",
    can: ofCall((can) => (can.split.shown ? can.split : shownOr(can.merge, "noOtherCall"))),
  },

  listen: {
    group: "monitor",
    keys: "F6",
    isUrgent: true,
    can: ofMonitoring("listen"),
  },
  coach: {
    group: "monitor",
    keys: "F7",
    can: ofMonitoring("coach"),
  },
  join: {
    group: "monitor",
    keys: "F8",
    can: ofMonitoring("join"),
  },

  newCall: { group: "calling", keys: "CommandOrControl+Shift+N", can: dial },
  redial: {
    group: "calling",
    keys: "CommandOrControl+Shift+L",
    can: (state, here) => (here.canRedial ? dial(state) : waiting("nothingDialled")),
  },
  paste: { group: "calling", keys: "CommandOrControl+Shift+D", can: dial },
  dialPad: { group: "calling", keys: "CommandOrControl+1", can: room },
  recent: { group: "calling", keys: "CommandOrControl+2", can: room },
  directory: { group: "calling", keys: "CommandOrControl+3", can: room },
  wrapUp: {
    group: "calling",
    keys: "CommandOrControl+4",
    can: (state) => (openWrapUps(state.wrapUps).length === 0 ? hidden : room(state)),
  },

  status: { group: "status", keys: "CommandOrControl+Shift+A", can: (state) => agentControls(state).status },
  logout: {
    group: "status",
    keys: "",
    can: (state) => (state.agent.acd === "out" ? hidden : agentControls(state).status),
  },

  palette: { group: "program", keys: "CommandOrControl+K", can: always },
  help: { group: "program", keys: "F1", mac: "Command+/", can: always },
  line: {
    group: "program",
    keys: "",
    can(state) {
      const { connectLine, disconnectLine } = agentControls(state);
      return connectLine.shown ? connectLine : disconnectLine;
    },
  },
  messages: { group: "program", keys: "CommandOrControl+5", can: always },
  newMessage: { group: "program", keys: "CommandOrControl+6", can: always },
  nextUnread: { group: "program", keys: "CommandOrControl+Shift+U", can: always },
  history: { group: "program", keys: "CommandOrControl+9", can: always },
  supervisor: { group: "program", keys: "CommandOrControl+7", can: superviseControl },
  people: { group: "program", keys: "CommandOrControl+8", can: always },
  settings: { group: "program", keys: "CommandOrControl+,", can: always },
  signOut: { group: "program", keys: "", can: always },
} as const satisfies Readonly<Record<string, ActionRow>>;

export type ActionId = keyof typeof rows;
export const actions: Readonly<Record<ActionId, ActionRow>> = rows;
export const actionIds = Object.keys(rows) as readonly ActionId[];

/** Whether it can be done now, and why not: the same answer as the buttons' and the tray's. */
export function actionState(state: Seen, id: ActionId, here: Here): Control {
  if (state.session.now.phase !== "signedIn") return hidden;
  return actions[id].can(state, here);
}
