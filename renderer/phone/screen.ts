import { ok, type Result } from "../../shared/result.ts";
import { type Call, conferenceOf, liveCalls } from "../../shared/state/call.ts";
import { type Drawer, type Party, type Phone, partyOfCall } from "../app/world.ts";

/** The number called last: the calls know it, else this window does. */
export function lastDialled({ state, drafts }: Phone): Party | null {
  const call = state.calls.value.list.findLast((each) => each.direction === "outbound");
  if (call === undefined) return drafts.lastDialled.value;
  return partyOfCall(call);
}

/** Hangs up on the call in front; on everybody where it is a conference. */
export async function hangUp({ ask, state }: Phone, call: Call): Promise<Result<void>> {
  const members = call.inConference ? conferenceOf(state.calls.peek()) : [];
  const all = members.length > 1 ? members : [call];
  const ended = await Promise.all(all.map((each) => ask.call.hangUp({ callId: each.callId })));
  return ended.find((each) => !each.ok) ?? ok();
}

/** Opens it under that call, or closes it when it is open there. */
export function toggleDrawer({ screen }: Phone, callId: string, which: Drawer): Result<void> {
  const now = screen.drawer.peek();
  const isOpen = now.callId === callId && now.which === which;
  screen.drawer.value = { callId, which: isOpen ? "none" : which };
  return ok();
}

/** Brings the dial pad to the front; beside held calls where there are some. */
export function showPad({ drafts, screen, state }: Phone): void {
  drafts.tab.value = "keypad";
  screen.padBeside.value = liveCalls(state.calls.peek()).length > 0;
}

/** Calls somebody from the dial pad, where every question and answer has its place. */
export function callParty(phone: Phone, party: Party): void {
  showPad(phone);
  phone.drafts.pressed.value = party;
}

/** Signing out ends calls: then it is asked first. */
export async function signOut({ ask, screen, state }: Phone): Promise<Result<void>> {
  if (liveCalls(state.calls.peek()).length === 0) return ask.session.signOut();
  screen.question.value = { ask: "signOut" };
  return ok();
}

/** Giving up the line ends the calls on it: then it is asked first. */
export async function disconnectLine({ ask, screen, state }: Phone): Promise<Result<void>> {
  if (liveCalls(state.calls.peek()).length === 0) return ask.call.disconnectLine();
  screen.question.value = { ask: "disconnectLine" };
  return ok();
}
