import { expect, test } from "vitest";
import { type AppState, initialState } from "./app.ts";
import { type Call, foregroundCall, swapTarget } from "./call.ts";
import { controls } from "./controls.ts";

const call = (callId: string, more: Partial<Call> = {}): Call => ({
  callId,
  workitemId: callId,
  channel: "voice",
  kind: "workitem",
  direction: "inbound",
  phase: "active",
  hold: "on",
  heldSince: null,
  number: "",
  name: "",
  queue: "",
  campaign: "",
  campaignId: "",
  conversationId: "",
  startedAt: 0,
  connectedAt: 0,
  endedAt: null,
  end: null,
  digits: "",
  postDial: "",
  dialledPostDial: "",
  consultFor: null,
  inConference: false,
  recording: "off",
  priority: null,
  contactId: "",
  modifiedAt: 0,
  ...more,
});
const having = (...list: Call[]): AppState => ({ ...initialState, calls: { list, past: [] } });
const off = { hold: "off" } as const;

test("a swap goes round: the next held call behind the one talked in", () => {
  const order = ["a", "b", "c", "a"];
  for (const [at, front] of order.slice(0, 3).entries()) {
    const { calls } = having(
      ...["a", "b", "c"].map((id) => call(id, id === front ? off : {})),
      call("gone", { phase: "ended", hold: "off" }),
    );
    expect(foregroundCall(calls)?.callId).toBe(front);
    expect(swapTarget(calls)?.callId).toBe(order[at + 1]);
  }
});

test.each([
  ["one talked in, one on hold", [call("held"), call("b", off)], "held", { shown: true, enabled: true }],
  ["nobody talked to", [call("held"), call("b")], null, { shown: false }],
  [
    "the other is not answered yet",
    [call("held"), call("b", { ...off, phase: "dialling" })],
    null,
    { shown: false },
  ],
  [
    "the other is being held",
    [call("held"), call("b", { hold: "turningOn" })],
    null,
    { enabled: false, why: "waiting" },
  ],
  ["a direct call beside it", [call("held"), call("b", { ...off, kind: "direct" })], null, { shown: false }],
  [
    "held itself without a workitem",
    [call("held", { kind: "direct" }), call("b", off)],
    null,
    { shown: false },
  ],
  [
    "the others are in conference",
    [call("held"), call("b", { ...off, inConference: true }), call("c", { ...off, inConference: true })],
    null,
    { shown: false },
  ],
] as const)("%s", (_, list, target, control) => {
  const state = having(...list);
  expect(swapTarget(state.calls)?.callId ?? null).toBe(target);
  expect(controls(state, "held").swap).toMatchObject(control);
  // One of the two, never both.
  const { resume, swap } = controls(state, "held");
  expect(resume.shown && swap.shown).toBe(false);
});

test("while two change places the one still talked in stays in front", () => {
  const { calls } = having(call("a", { hold: "turningOff" }), call("b", { hold: "turningOn" }));
  expect(foregroundCall(calls)?.callId).toBe("b");
});
