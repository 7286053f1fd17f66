import { describe, expect, test } from "vitest";
import type { HeadsetPress } from "../../shared/state/headset.ts";
import type { EventInput } from "../state/store.ts";
import { dispatchAll, offer, signedIn, workitem } from "../state/test-samples.ts";
import { createHeadsetPresses, type HeadsetAction, meant } from "./headset.ts";
import { createMuter } from "./mute.ts";
import { testContext } from "./test-context.ts";

const rings = (id = "o1", more = {}): EventInput => ({ kind: "offerMade", offer: offer(id, more) });
const talks: readonly EventInput[] = [
  { kind: "callAccepted", offer: offer("o9", { workitemId: "w1" }) },
  { kind: "workitemReported", workitem: workitem("w1", { modifiedAt: 2 }) },
];
const holds: EventInput = {
  kind: "workitemReported",
  workitem: workitem("w1", { state: "hold", modifiedAt: 3 }),
};
const accept: HeadsetAction = { do: "accept", offerId: "o1" };
const reject: HeadsetAction = { do: "reject", offerId: "o1" };
const hangUp: HeadsetAction = { do: "hangUp", callId: "w1" };
const leave: HeadsetAction = { do: "leaveMonitoring" };
const listens: readonly EventInput[] = [
  { kind: "monitorAsked", userId: "u-ana", name: "Ana", mode: "listen" },
  { kind: "monitorTaken" },
  { kind: "legUp", id: "leg-1" },
];

describe("what a press means", () => {
  const all = ["offHook", "onHook", "hook", "flash", "drop", "mute", "muteOn", "muteOff"] as const;
  /** In the order of `all`. */
  const muting = [{ do: "mute" }, { do: "mute", muted: true }, { do: "mute", muted: false }];
  test.each<[string, readonly EventInput[], readonly unknown[]]>([
    ["idle", [], [null, null, null, null, null, ...muting]],
    ["an offer", [rings()], [accept, reject, accept, reject, reject, ...muting]],
    ["two offers: the first", [rings(), rings("o2")], [accept, reject, accept, reject, reject, ...muting]],
    ["a message offered", [rings("o1", { channel: "sms" })], [null, null, null, null, null, ...muting]],
    [
      "an offer that is being accepted, and another",
      [rings(), rings("o2"), { kind: "offerAsked", offerId: "o1", to: "accepting" }],
      [null, { do: "hangUp", callId: "w-o1" }, null, null, { do: "hangUp", callId: "w-o1" }, ...muting],
    ],
    [
      "an offer that is being accepted and was hung up on",
      [rings(), { kind: "offerAsked", offerId: "o1", to: "accepting" }, { kind: "offerLeft", offerId: "o1" }],
      [null, null, null, null, null, ...muting],
    ],
    [
      "a number that is being dialled",
      [{ kind: "dialAsked", number: "1", name: "" }],
      [null, { do: "cancelDial" }, { do: "cancelDial" }, null, { do: "cancelDial" }, ...muting],
    ],
    ["a call", talks, [null, hangUp, hangUp, null, hangUp, ...muting]],
    [
      "on an agent's call: off it, and the agent's goes on",
      listens,
      [null, leave, leave, null, leave, ...muting],
    ],
    ["on an agent's call, and an offer", [...listens, rings()], [null, leave, leave, null, leave, ...muting]],
    [
      "leaving an agent's call",
      [...listens, { kind: "monitorLeaving" }],
      [null, null, null, null, null, ...muting],
    ],
    ["a call and an offer", [...talks, rings()], [null, hangUp, hangUp, null, hangUp, ...muting]],
    ["a call on hold", [...talks, holds], [null, null, null, null, null, ...muting]],
    [
      "a call on hold and an offer",
      [...talks, holds, rings()],
      [accept, accept, accept, null, reject, ...muting],
    ],
    [
      "a call that is ending, and an offer",
      [...talks, { kind: "hangUpAsked", callId: "w1" }, rings()],
      [null, null, null, null, null, ...muting],
    ],
    [
      "the agent's own telephone",
      [{ kind: "lineModeReported", mode: "phone" }, ...talks, rings()],
      [null, null, null, null, null, null, null, null],
    ],
  ])("%s", (_name, events, meanings) => {
    const state = dispatchAll(events, signedIn());
    expect(all.map((press) => meant(press, state))).toEqual(meanings);
  });
});

describe("presses", () => {
  function setUp() {
    const set = testContext();
    const acted: unknown[] = [];
    const press = createHeadsetPresses({
      store: set.store,
      muter: createMuter(set.context),
      act: (action) => void acted.push(action),
      log: set.context.log,
    });
    return { ...set, acted, press };
  }
  test("a mute is the one mute, at once and told to the server [complaint 20] [complaint 21]", async () => {
    const { press, talks: startsCall, store, answers, asked } = setUp();
    startsCall();
    press("mute");
    expect(store.get().line.mute).toMatchObject({ muted: true, by: "agent" });
    expect(store.get().voice).toMatchObject({ muted: true, headset: { muted: true, offHook: true } });
    await answers("workitems.mute");
    press("muteOff");
    expect(store.get().voice.headset.muted).toBe(false);
    expect(asked("workitems")).toEqual(["workitems.mute", "workitems.unmute"]);
  });
  test.each<[string, HeadsetPress]>([
    ["mute", "mute"],
    ["a hook", "hook"],
  ])("%s with nothing to press it for is logged and no more", (_name, what) => {
    const { press, acted, lines, told } = setUp();
    const before = told.length;
    press(what);
    expect([acted, told.length]).toEqual([[], before]);
    expect(lines.join()).toContain("headset: press has no meaning now");
  });
  test("a call is ended by the command that every hang-up is", () => {
    const { press, talks: startsCall, acted } = setUp();
    startsCall();
    press("onHook");
    expect(acted).toEqual([hangUp]);
  });
});
