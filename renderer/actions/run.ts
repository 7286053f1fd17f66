import { untracked } from "@preact/signals";
import { type Answer, ok } from "../../shared/result.ts";
import type { ActionId, Here } from "../../shared/state/actions.ts";
import { type Call, foregroundCall, swapTarget } from "../../shared/state/call.ts";
import { acceptedCall, agentControls, answerable } from "../../shared/state/controls.ts";
import { newConversation } from "../../shared/state/message-key.ts";
import { placeOf } from "../../shared/state/place.ts";
import { transcriptOf } from "../../shared/state/transcript.ts";
import { paletteText } from "../../shared/text/actions.ts";
import { callText } from "../../shared/text/call.ts";
import { conversationText } from "../../shared/text/conversation.ts";
import { hangUp } from "../call/hang-up.ts";
import { lastDialled, padOf } from "../dial/pad.ts";
import { findNumber } from "../numbers/numbers.ts";
import { screenOf, showPad, type Tab, toggleDrawer } from "../phone/screen.ts";
import { disconnectLine, signOut } from "../session/leave.ts";
import type { useApp } from "./feature.ts";

/** What actions are done with. */
export type ActionsApp = ReturnType<typeof useApp>;

/** What came of it: an answer of main, or a sentence to say. */
type Done = Answer<unknown> | string;

/** What only this window knows and an action hangs on. */
export function hereOf(app: ActionsApp): Here {
  const { view } = app;
  const callId = foregroundCall(view.calls)?.callId ?? "";
  // Transcripts change with every word: what is drawn by this waits for another reason.
  const text = untracked(() => transcriptOf(view.transcripts, callId));
  return { canRedial: lastDialled(app) !== null, hasText: text !== null };
}

async function paste(app: ActionsApp): Promise<Done> {
  const copied = await app.ask.desktop.readClipboard();
  if (!copied.ok) return copied;
  const found = await findNumber(copied.value, placeOf(app.view));
  if (found.found !== "one") return callText.notPasted[found.found];
  showPad(app);
  padOf(app).pressed.value = { number: found.text, name: "", contactId: "", waits: true };
  return ok();
}

/** Done by this window alone. */
function here(open: (app: ActionsApp) => void) {
  return (app: ActionsApp) => {
    open(app);
    return ok();
  };
}

const show = (tab: Tab) =>
  here((app) => {
    screenOf(app).tab.value = tab;
  });

const sheet = (kind: "palette" | "help", search = () => "") =>
  here((app) => {
    screenOf(app).sheet.value = { kind, search: search() };
  });

/** Something of the call in front. Without one there is nothing to do. */
function withCall(run: (app: ActionsApp, call: Call) => Promise<Done> | Done | undefined) {
  return (app: ActionsApp) => {
    const call = foregroundCall(app.view.calls);
    return call === null ? undefined : run(app, call);
  };
}

const drawer = (which: "keypad" | "transfer" | "transcript" | "notes") =>
  withCall((app, { callId }) => {
    toggleDrawer(app, callId, which);
    return ok();
  });

function withOffer(answer: "accept" | "reject") {
  return ({ ask, view }: ActionsApp) => {
    const offer = answerable(view);
    return offer === null ? undefined : ask.offer[answer]({ offerId: offer.offerId });
  };
}

/** What each action asks of main, or opens in this window. */
const runs: Readonly<Record<ActionId, (app: ActionsApp) => Promise<Done> | Done | undefined>> = {
  accept: withOffer("accept"),
  reject: withOffer("reject"),

  mute: ({ ask }) => ask.call.mute(),
  hold: withCall(({ ask }, { callId, hold }) =>
    hold === "on" ? ask.call.resume({ callId }) : ask.call.hold({ callId }),
  ),
  hangUp: (app) => {
    if (app.view.calls.placing !== undefined) return app.ask.call.cancelDial();
    const accepted = acceptedCall(app.view);
    if (accepted === null && foregroundCall(app.view.calls) === null && app.view.monitor.now !== null)
      return app.ask.monitor.leave();
    return accepted === null ? withCall(hangUp)(app) : app.ask.call.hangUp({ callId: accepted.workitemId });
  },
  keypad: drawer("keypad"),
  sendPostDial: withCall(({ ask }, { callId }) => ask.call.sendPostDial({ callId })),
  transfer: drawer("transfer"),
  record: withCall(({ ask }, { callId, recording }) =>
    ask.work.record({ callId, to: recording === "off" ? "on" : "off" }),
  ),
  pauseRecording: withCall(({ ask }, { callId, recording }) =>
    ask.work.record({ callId, to: recording === "paused" ? "on" : "paused" }),
  ),
  transcript: drawer("transcript"),
  notes: drawer("notes"),
  leaveMessage: withCall((app, { callId }) => {
    const screen = screenOf(app);
    screen.drawer.value = { callId, which: "none" };
    screen.question.value = { ask: "leaveMessage", callId };
    return ok();
  }),

  swap: ({ ask, view }) => {
    const target = swapTarget(view.calls);
    return target === null ? undefined : ask.call.swap({ callId: target.callId });
  },
  complete: withCall(({ ask }, { callId }) => ask.transfer.complete({ callId })),
  cancel: withCall(({ ask }, { callId }) => ask.transfer.cancel({ callId })),
  conference: withCall(({ ask }, { inConference }) =>
    inConference ? ask.transfer.split() : ask.transfer.merge(),
  ),

  listen: ({ ask }) => ask.monitor.change({ mode: "listen" }),
  coach: ({ ask }) => ask.monitor.change({ mode: "coach" }),
  join: ({ ask }) => ask.monitor.change({ mode: "join" }),

  newCall: here(showPad),
  redial: here((app) => {
    const last = lastDialled(app);
    if (last !== null) app.dialler.call(last);
  }),
  paste,
  dialPad: show("keypad"),
  recent: show("recent"),
  directory: show("directory"),
  wrapUp: show("wrapUp"),

  status: sheet("palette", () => `${paletteText.statusSearch} `),
  logout: ({ ask }) => ask.agent.logoutFromAcd(),

  palette: sheet("palette"),
  help: sheet("help"),
  line: (app) =>
    agentControls(app.view).connectLine.shown ? app.ask.call.reconnectLine() : disconnectLine(app),
  messages: ({ ask }) => ask.desktop.open({ kind: "messages" }),
  newMessage: ({ ask }) => ask.reading.open({ conversationId: newConversation(crypto.randomUUID()) }),
  nextUnread: async ({ ask }) => {
    const opened = await ask.reading.openUnread();
    return opened.ok && !opened.value ? conversationText.nothingUnread : opened;
  },
  history: ({ ask }) => ask.desktop.open({ kind: "history" }),
  supervisor: ({ ask }) => ask.desktop.open({ kind: "supervisor" }),
  people: ({ ask }) => ask.desktop.open({ kind: "people" }),
  settings: ({ ask }) => ask.desktop.open({ kind: "settings" }),
  signOut,
};

/** Does it. What is opened in this window is done at once. */
export async function runAction(app: ActionsApp, id: ActionId): Promise<Done> {
  return (await runs[id](app)) ?? ok();
}
