import { ok, type Result } from "../../shared/result.ts";
import type { ActionId, Here } from "../../shared/state/actions.ts";
import { type Call, foregroundCall, swapTarget } from "../../shared/state/call.ts";
import { acceptedCall, agentControls, answerable } from "../../shared/state/controls.ts";
import { placeOf } from "../../shared/state/place.ts";
import { transcriptOf } from "../../shared/state/transcript.ts";
import { paletteText } from "../../shared/text/actions.ts";
import { callText } from "../../shared/text/call.ts";
import { viewOf } from "../app/view.ts";
import type { Phone, Tab } from "../app/world.ts";
import { findNumber } from "../numbers/numbers.ts";
import {
  callParty,
  disconnectLine,
  hangUp,
  lastDialled,
  showPad,
  signOut,
  toggleDrawer,
} from "../phone/screen.ts";

/** What came of it: an answer of main, or a sentence to say. */
type Done = Result<unknown> | string;

/** What only this window knows and an action hangs on. */
export function hereOf(phone: Phone): Here {
  const { calls, transcripts } = phone.state;
  const text = transcriptOf(transcripts.peek(), foregroundCall(calls.value)?.callId ?? "");
  return { canRedial: lastDialled(phone) !== null, hasText: text !== null };
}

async function paste(phone: Phone): Promise<Done> {
  const copied = await phone.ask.desktop.readClipboard();
  if (!copied.ok) return copied;
  const found = await findNumber(copied.value, placeOf(viewOf(phone)));
  if (found.found !== "one") return callText.notPasted[found.found];
  showPad(phone);
  phone.drafts.pressed.value = { number: found.text, name: "", contactId: "", waits: true };
  return ok();
}

/** Done by this window alone. */
function here(open: (phone: Phone) => void) {
  return (phone: Phone) => {
    open(phone);
    return ok();
  };
}

const show = (tab: Tab) =>
  here(({ drafts }) => {
    drafts.tab.value = tab;
  });

const sheet = (kind: "palette" | "help", search = "") =>
  here(({ screen }) => {
    screen.sheet.value = { kind, search };
  });

/** Something of the call in front. Without one there is nothing to do. */
function withCall(run: (phone: Phone, call: Call) => Promise<Done> | Done) {
  return (phone: Phone) => {
    const call = foregroundCall(phone.state.calls.peek());
    return call === null ? undefined : run(phone, call);
  };
}

function withOffer(answer: "accept" | "reject") {
  return ({ ask, state }: Phone) => {
    const offers = { offers: state.offers.peek() };
    const offer = answerable(offers);
    return offer === null ? undefined : ask.offer[answer]({ offerId: offer.offerId });
  };
}

/** What each action asks of main, or opens in this window. */
const runs: Readonly<Record<ActionId, (phone: Phone) => Promise<Done> | Done | undefined>> = {
  accept: withOffer("accept"),
  reject: withOffer("reject"),

  mute: ({ ask }) => ask.call.mute(),
  hold: withCall(({ ask }, { callId, hold }) =>
    hold === "on" ? ask.call.resume({ callId }) : ask.call.hold({ callId }),
  ),
  hangUp: (phone) => {
    if (phone.state.calls.peek().placing !== undefined) return phone.ask.call.cancelDial();
    const accepted = acceptedCall({ offers: phone.state.offers.peek() });
    return accepted === null
      ? withCall(hangUp)(phone)
      : phone.ask.call.hangUp({ callId: accepted.workitemId });
  },
  keypad: withCall((phone, { callId }) => toggleDrawer(phone, callId, "keypad")),
  sendPostDial: withCall(({ ask }, { callId }) => ask.call.sendPostDial({ callId })),
  transfer: withCall((phone, { callId }) => toggleDrawer(phone, callId, "transfer")),
  record: withCall(({ ask }, { callId, recording }) =>
    ask.work.record({ callId, to: recording === "off" ? "on" : "off" }),
  ),
  pauseRecording: withCall(({ ask }, { callId, recording }) =>
    ask.work.record({ callId, to: recording === "paused" ? "on" : "paused" }),
  ),
  transcript: withCall((phone, { callId }) => toggleDrawer(phone, callId, "transcript")),
  notes: withCall((phone, { callId }) => toggleDrawer(phone, callId, "notes")),
  leaveMessage: withCall(({ screen }, { callId }) => {
    screen.drawer.value = { callId, which: "none" };
    screen.question.value = { ask: "leaveMessage", callId };
    return ok();
  }),

  swap: ({ ask, state }) => {
    const target = swapTarget(state.calls.peek());
    return target === null ? undefined : ask.call.swap({ callId: target.callId });
  },
  complete: withCall(({ ask }, { callId }) => ask.transfer.complete({ callId })),
  cancel: withCall(({ ask }, { callId }) => ask.transfer.cancel({ callId })),
  conference: withCall(({ ask }, { inConference }) =>
    inConference ? ask.transfer.split() : ask.transfer.merge(),
  ),

  newCall: here(showPad),
  redial: here((phone) => {
    const last = lastDialled(phone);
    if (last !== null) callParty(phone, last);
  }),
  paste,
  dialPad: show("keypad"),
  recent: show("recent"),
  directory: show("directory"),
  wrapUp: show("wrapUp"),

  status: sheet("palette", `${paletteText.statusSearch} `),
  logout: ({ ask }) => ask.agent.logoutFromAcd(),

  palette: sheet("palette"),
  help: sheet("help"),
  line: (phone) =>
    agentControls(viewOf(phone)).connectLine.shown ? phone.ask.call.reconnectLine() : disconnectLine(phone),
  settings: ({ ask }) => ask.desktop.open({ kind: "settings" }),
  signOut,
};

/** Does it. What is opened in this window is done at once. */
export async function runAction(phone: Phone, id: ActionId): Promise<Done> {
  return (await runs[id](phone)) ?? ok();
}
