import { describe, expect, test } from "vitest";
import { initialMainState, type MainState } from "../state/reduce.ts";
import type { EventInput } from "../state/store.ts";
import { amy, dispatchAll, offer, signedIn, signedInFacts, workitem } from "../state/test-samples.ts";
import type { TrayIcon } from "./tray-icons.ts";
import { trayModel } from "./tray-model.ts";

const calls: EventInput = { kind: "workitemReported", workitem: workitem() };
const rings: EventInput = { kind: "offerMade", offer: offer() };
const sms: EventInput = { kind: "offerMade", offer: offer("o5", { channel: "sms" }) };
const muted: EventInput = { kind: "muteAsked", muted: true };
const feedDown: EventInput = {
  kind: "feedChanged",
  link: { kind: "waiting", since: 1, retryAt: 2, attempt: 1 },
};
const voiceDown: EventInput = {
  kind: "voiceLinkChanged",
  link: { kind: "waiting", since: 1, retryAt: 2, attempt: 1 },
};
const status = (statusId: string): EventInput => ({ kind: "statusChanged", statusId, since: 1 });
const from = (...events: EventInput[]) => dispatchAll(events, signedIn());
const labels = (state: MainState) =>
  trayModel(state)
    .items.filter((item) => item.kind !== "separator" && item.kind !== "title")
    .map((item) => `${item.enabled ? "" : "(off) "}${item.checked ? "• " : ""}${item.label}`);
const marked = (state: MainState) =>
  trayModel(state)
    .items.filter((item) => item.kind === "radio" && item.checked)
    .map((item) => item.label);

test.each<[string, MainState, TrayIcon, string]>([
  ["starting", initialMainState, "signedOut", "Signing in…"],
  ["signing in", dispatchAll([{ kind: "signInStarted", username: "amy" }]), "signedOut", "Signing in…"],
  ["signed out", dispatchAll([{ kind: "signedOut", why: null, error: null }]), "signedOut", "Signed out"],
  ["signing out", from({ kind: "signOutStarted" }), "signedOut", "Signed out"],
  ["available", signedIn(), "available", "Available"],
  ["on a break", from(status("break")), "unavailable", "Break"],
  ["no answer", from(status("noAnswer")), "unavailable", "NoAnswer"],
  ["not in ACD", from({ kind: "acdChanged", acd: "out" }), "unavailable", "Not taking work"],
  ["a status nobody knows", from(status("brandNew")), "unavailable", "Not taking work"],
  ["ringing", from(rings), "ringing", "Incoming call: Carl Customer"],
  [
    "ringing without a name",
    from({ kind: "offerMade", offer: offer("o", { name: "" }) }),
    "ringing",
    "Incoming call: +15552013344",
  ],
  [
    "ringing, nobody knows who",
    from({ kind: "offerMade", offer: offer("o", { name: "", from: "" }) }),
    "ringing",
    "Incoming call: Unknown caller",
  ],
  ["on a call", from(calls), "onCall", "On a call with Carl Customer"],
  ["ringing during a call", from(calls, rings), "ringing", "Incoming call: Carl Customer"],
  ["an SMS", from(sms), "ringing", "Incoming SMS: Carl Customer"],
  ["an SMS during a call", from(calls, sms), "onCall", "On a call with Carl Customer"],
  ["an SMS and a call during a call", from(calls, sms, rings), "ringing", "Incoming call: Carl Customer"],
  ["muted", from(calls, muted), "muted", "On a call with Carl Customer – Microphone muted"],
  [
    "on hold",
    from({ kind: "workitemReported", workitem: workitem("w1", { state: "hold" }) }),
    "onCall",
    "On hold: Carl Customer",
  ],
  ["feed down", from(feedDown), "disconnected", "Disconnected: reconnecting"],
  ["voice down", from(voiceDown), "disconnected", "Calls cannot reach this computer: reconnecting"],
  ["no network", from({ kind: "networkChanged", online: false }), "disconnected", "No network"],
  [
    "feed down in a call",
    from(calls, muted, feedDown),
    "muted",
    "On a call with Carl Customer – Microphone muted – Disconnected: reconnecting",
  ],
  [
    "voice down where the server calls the agent's own telephone",
    from({ kind: "lineModeReported", mode: "phone" }, voiceDown),
    "available",
    "Available",
  ],
  [
    "the agent's own telephone was put down in a call",
    from({ kind: "lineModeReported", mode: "phone" }, { kind: "phoneReported", phone: "connected" }, calls, {
      kind: "phoneReported",
      phone: "disconnected",
    }),
    "onCall",
    "On a call with Carl Customer – Your phone is not connected",
  ],
])("%s: icon and words", (_name, state, icon, says) => {
  expect(trayModel(state)).toMatchObject({ icon, tooltip: `Hookswitch – ${says}` });
});

test("[complaint 2] that calls cannot reach this computer is on the tray, not only in a window", () => {
  const { icon, tooltip } = trayModel(from(voiceDown));
  expect([icon, tooltip]).toEqual(["disconnected", expect.stringContaining("cannot reach this computer")]);
});

test("the supervisor window is in the menu of those with the authority", () => {
  expect(labels(signedIn())).not.toContain("Supervisor");
  expect(labels(from({ kind: "authorityReported", isSupervisor: true }))).toContain("Supervisor");
});

describe("the line in the menu", () => {
  const up = { kind: "legUp", id: "leg-1" } as const;
  const ownPhone = { kind: "lineModeReported", mode: "phone" } as const;
  const lineLabels = (state: Parameters<typeof labels>[0]) =>
    labels(state).filter((label) => /connect (my|voice)/i.test(label));
  test.each([
    ["none", from(), []],
    ["up between calls", from(up), ["Disconnect voice line"]],
    ["a telephone", from(ownPhone), ["Connect my phone"]],
    ["a telephone that is up", from(ownPhone, up), ["Disconnect my phone"]],
    ["in a call", from(up, calls), []],
  ])("%s", (_name, state, shown) => {
    expect(lineLabels(state)).toEqual(shown);
  });
});

describe("menu", () => {
  test("signed out", () => {
    expect(labels(dispatchAll([{ kind: "signedOut", why: null, error: null }]))).toEqual([
      "Open Hookswitch",
      "Settings…",
      "Quit Hookswitch",
    ]);
  });
  test("available: the tenant's own statuses, those that can be chosen", () => {
    expect(labels(signedIn())).toEqual([
      "Open Hookswitch",
      "• Available",
      "Break",
      "Lunch",
      "Log out of ACD",
      "Messages",
      "People",
      "History",
      "Settings…",
      "Sign out",
      "Quit Hookswitch",
    ]);
  });
  test("being dialled: hang up, once", () => {
    const dialling = from({ kind: "dialAsked", number: "1", name: "Dora" });
    expect(labels(dialling)).toContain("Hang up Dora");
    expect(labels(dispatchAll([{ kind: "dialLeft" }], dialling))).toContain("(off) Hang up Dora");
  });
  test("being accepted: mute and hang up, once", () => {
    const accepting = from(rings, { kind: "offerAsked", offerId: "o1", to: "accepting" });
    expect(labels(accepting)).toEqual(expect.arrayContaining(["Mute microphone", "Hang up Carl Customer"]));
    const left = dispatchAll([{ kind: "offerLeft", offerId: "o1" }], accepting);
    expect(labels(left)).toContain("(off) Hang up Carl Customer");
  });
  test("ringing: answer and reject; while one is under way neither", () => {
    expect(labels(from(rings))).toEqual(
      expect.arrayContaining(["Accept Carl Customer", "Reject Carl Customer"]),
    );
    const pressed = from(rings, { kind: "offerAsked", offerId: "o1", to: "accepting" });
    expect(labels(pressed)).toEqual(
      expect.arrayContaining(["(off) Accept Carl Customer", "(off) Reject Carl Customer"]),
    );
  });
  test("on a call: mute with its mark, hang up", () => {
    expect(labels(from(calls))).toEqual(expect.arrayContaining(["Mute microphone", "Hang up Carl Customer"]));
    expect(labels(from(calls, muted))).toContain("• Mute microphone");
    expect(labels(from(calls, { kind: "hangUpAsked", callId: "w1" }))).toContain(
      "(off) Hang up Carl Customer",
    );
  });
  test("two calls: one mute, each its own hang up", () => {
    const two = from(calls, { kind: "workitemReported", workitem: workitem("w2", { name: "Dora" }) });
    expect(labels(two).filter((label) => label.includes("Mute"))).toHaveLength(1);
    expect(labels(two).filter((label) => label.startsWith("Hang up"))).toEqual([
      "Hang up Carl Customer",
      "Hang up Dora",
    ]);
  });
  test("every item that can be pressed says what it does with which", () => {
    const actions = trayModel(from(calls, rings)).items.flatMap((item) => item.action ?? []);
    expect(actions).toEqual(
      expect.arrayContaining([
        { do: "accept", offerId: "o1" },
        { do: "reject", offerId: "o1" },
        { do: "hangUp", callId: "w1" },
        { do: "mute" },
        { do: "status", statusId: "lunch" },
      ]),
    );
  });
});

describe("[complaint 36] the status that is marked", () => {
  test("what the server said; while changing, what was asked for", () => {
    expect(marked(signedIn())).toEqual(["Available"]);
    expect(
      marked(from({ kind: "statusChosen", statusId: "lunch" }, { kind: "statusAsked", statusId: "lunch" })),
    ).toEqual(["Lunch"]);
  });
  test("during a call it is the next status", () => {
    const talking = from(calls, status("busy"));
    expect(trayModel(talking).items.find((item) => item.label === "After this call")?.kind).toBe("title");
    expect(marked(talking)).toEqual(["Available"]);
    expect(marked(dispatchAll([{ kind: "statusChosen", statusId: "lunch" }], talking))).toEqual(["Lunch"]);
    expect(labels(talking)).toContain("(off) Log out of ACD");
  });
  test("one that only the server sets is said in the title, and nothing is marked", () => {
    const missed = from(status("noAnswer"));
    expect(marked(missed)).toEqual([]);
    expect(trayModel(missed).items.map((item) => item.label)).toContain("ACD status (NoAnswer)");
  });
  test("out of ACD nothing is marked and there is nothing to log out of", () => {
    const out = from({ kind: "acdChanged", acd: "out" });
    expect(marked(out)).toEqual([]);
    expect(labels(out)).toContain("(off) Log out of ACD");
  });
  test("a tenant that fixes the status: shown, not to be chosen", () => {
    const fixed = dispatchAll(
      signedInFacts.map((fact) =>
        fact.kind === "signedIn" ? { ...fact, user: { ...amy, mayChangeStatus: false } } : fact,
      ),
    );
    expect(labels(fixed)).toEqual(expect.arrayContaining(["(off) • Available", "(off) Break"]));
  });
});

test("what is not a call says what it is", () => {
  expect(labels(from(sms))).toEqual(
    expect.arrayContaining(["Accept SMS from Carl Customer", "Reject SMS from Carl Customer"]),
  );
});

test("what is unread stands on the tray and in its menu", () => {
  const one = from({ kind: "unreadCounted", unread: 1 });
  const { tooltip, items } = trayModel(one);
  expect(tooltip).toBe("Hookswitch – Available – 1 unread message");
  expect(items.find(({ kind }) => kind === "title")?.label).toContain("Available – 1 unread message");
});

test("a new version that waits is offered, signed in or not, and pressed only while nothing is on", () => {
  const ready: EventInput = { kind: "updateMoved", phase: { kind: "ready", version: "1.1.0", notes: "" } };
  expect(labels(dispatchAll([ready]))).toContain("Restart and update to 1.1.0");
  expect(labels(from(ready))).toContain("Restart and update to 1.1.0");
  expect(labels(from(ready, rings))).toContain("(off) Restart and update to 1.1.0");
});
