import { expect, test } from "vitest";
import { type ActionId, actionIds, actionState } from "../../shared/state/actions.ts";
import { controls, muteControl } from "../../shared/state/controls.ts";
import type { MainState } from "./reduce.ts";
import { initialMainState } from "./reduce.ts";
import type { EventInput } from "./store.ts";
import { dispatchAll, offer, signedIn, workitem } from "./test-samples.ts";

const told = (id: string, more: Parameters<typeof workitem>[1] = {}): EventInput => ({
  kind: "workitemReported",
  workitem: workitem(id, { modifiedAt: 2, ...more }),
});
const takes = (id: string): EventInput[] => [
  { kind: "callAccepted", offer: offer(`o-${id}`, { workitemId: id }) },
  told(id),
];
const offered: EventInput = { kind: "offerMade", offer: offer("o1") };
const idle = () => signedIn();
const talking = () => dispatchAll(takes("w1"), idle());
const held = () => dispatchAll([told("w1", { state: "hold", modifiedAt: 3 })], talking());
const two = () => dispatchAll(takes("w2"), held());
const conference = () =>
  dispatchAll(
    [told("w1", { inConference: true, modifiedAt: 9 }), told("w2", { inConference: true, modifiedAt: 9 })],
    two(),
  );
const here = { canRedial: false, hasText: false };

/** + can be pressed, a word is why not, - is not shown. */
function seen(state: MainState, id: ActionId): string {
  const { shown, enabled, why } = actionState(state, id, here);
  return !shown ? "-" : enabled ? "+" : (why ?? "?");
}

const table: readonly (readonly [ActionId, ...string[]])[] = [
  // action          idle           offered      talking           held          two            conference
  ["accept", "noOffer", "+", "noOffer", "noOffer", "noOffer", "noOffer"],
  ["reject", "noOffer", "+", "noOffer", "noOffer", "noOffer", "noOffer"],
  ["mute", "noCall", "noCall", "+", "+", "+", "+"],
  ["hold", "noCall", "noCall", "+", "+", "+", "-"],
  ["hangUp", "noCall", "noCall", "+", "+", "+", "+"],
  ["keypad", "noCall", "noCall", "+", "onHold", "+", "+"],
  ["sendPostDial", "noCall", "noCall", "-", "-", "-", "-"],
  ["transfer", "noCall", "noCall", "+", "+", "+", "+"],
  ["record", "noCall", "noCall", "+", "+", "+", "+"],
  ["pauseRecording", "noCall", "noCall", "-", "-", "-", "-"],
  ["transcript", "noCall", "noCall", "-", "-", "-", "-"],
  ["notes", "noCall", "noCall", "+", "+", "+", "+"],
  ["leaveMessage", "noCall", "noCall", "-", "-", "-", "-"],
  ["swap", "noOtherCall", "noOtherCall", "noOtherCall", "noOtherCall", "+", "noOtherCall"],
  ["complete", "noCall", "noCall", "-", "-", "-", "-"],
  ["cancel", "noCall", "noCall", "-", "-", "-", "-"],
  ["conference", "noCall", "noCall", "noOtherCall", "noOtherCall", "+", "+"],
  ["listen", ...Array<string>(6).fill("-")],
  ["coach", ...Array<string>(6).fill("-")],
  ["join", ...Array<string>(6).fill("-")],
  ["newCall", "+", "+", "callInProgress", "+", "callInProgress", "callInProgress"],
  ["redial", ...Array<string>(6).fill("nothingDialled")],
  ["paste", "+", "+", "callInProgress", "+", "callInProgress", "callInProgress"],
  ["dialPad", "+", ...Array<string>(5).fill("notNow")],
  ["recent", "+", ...Array<string>(5).fill("notNow")],
  ["directory", "+", ...Array<string>(5).fill("notNow")],
  ["wrapUp", ...Array<string>(6).fill("-")],
  ["status", ...Array<string>(6).fill("+")],
  ["logout", ...Array<string>(6).fill("+")],
  ["palette", ...Array<string>(6).fill("+")],
  ["help", ...Array<string>(6).fill("+")],
  ["line", ...Array<string>(6).fill("+")],
  ["messages", ...Array<string>(6).fill("+")],
  ["newMessage", ...Array<string>(6).fill("+")],
  ["nextUnread", ...Array<string>(6).fill("+")],
  ["history", ...Array<string>(6).fill("+")],
  ["supervisor", ...Array<string>(6).fill("-")],
  ["people", ...Array<string>(6).fill("+")],
  ["settings", ...Array<string>(6).fill("+")],
  ["signOut", ...Array<string>(6).fill("+")],
];

test("what can be pressed in each situation, and why not", () => {
  const situations = [idle(), dispatchAll([offered], idle()), talking(), held(), two(), conference()];
  for (const [id, ...wanted] of table) {
    expect([id, ...situations.map((state) => seen(state, id))]).toEqual([id, ...wanted]);
  }
  expect(table.map(([id]) => id)).toEqual(actionIds);
});

test("signed out there is no action", () => {
  expect(new Set(actionIds.map((id) => seen(initialMainState, id)))).toEqual(new Set(["-"]));
});

test("a number that was dialled can be dialled again", () => {
  expect(actionState(idle(), "redial", { ...here, canRedial: true }).enabled).toBe(true);
  expect(actionState(talking(), "redial", { ...here, canRedial: true }).why).toBe("callInProgress");
});

test("an action and its button give the same answer", () => {
  for (const state of [talking(), held(), two()]) {
    const front = state.calls.list.find((call) => call.hold === "off") ?? state.calls.list[0];
    const can = controls(state, front?.callId ?? "");
    expect(actionState(state, "hangUp", here)).toEqual(can.hangUp);
    expect(actionState(state, "keypad", here)).toEqual(can.keypad);
    expect(actionState(state, "transfer", here)).toEqual(can.transfer);
    expect(actionState(state, "mute", here)).toEqual(muteControl(state));
  }
});

test("in a conference that the server formed before the call was known to be answered, nothing is offered early", () => {
  const dialled: EventInput = { kind: "callDialled", callId: "w2", number: "1", name: "" };
  const joined = told("w2", { state: "dialling", inConference: true, modifiedAt: 9 });
  const can = controls(dispatchAll([dialled, joined], held()), "w2");
  expect([can.consult, can.merge].map(({ enabled, why }) => [enabled, why])).toEqual([
    [false, "connecting"],
    [false, "connecting"],
  ]);
});
