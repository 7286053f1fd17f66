import { EventEmitter } from "node:events";
import type { Notification, NotificationConstructorOptions } from "electron";
import { describe, expect, test } from "vitest";
import { silentLog } from "../../shared/log.ts";
import { initialState } from "../../shared/state/app.ts";
import type { EventInput } from "../state/store.ts";
import { dispatchAll, offer, signedIn } from "../state/test-samples.ts";
import { createNotifications, type NotificationParts } from "./notifications.ts";

class FakeNotification extends EventEmitter {
  readonly options: NotificationConstructorOptions;
  state = "made";
  constructor(options: NotificationConstructorOptions) {
    super();
    this.options = options;
  }
  show() {
    this.state = "shown";
  }
  close() {
    this.state = "closed";
  }
}

function setUp(
  platform: NotificationParts["platform"] = "win32",
  more: { inFront?: boolean; supported?: boolean } = {},
) {
  const notes: FakeNotification[] = [];
  const done: string[] = [];
  let systemAsked = 0;
  const warned: unknown[] = [];
  const view = createNotifications({
    create(options) {
      const note = new FakeNotification(options);
      notes.push(note);
      return note as unknown as Notification;
    },
    isSupported() {
      systemAsked += 1;
      return more.supported ?? true;
    },
    platform,
    isPhoneInFront: () => more.inFront ?? false,
    openPhone: () => done.push("open"),
    accept: (offerId) => done.push(`accept ${offerId}`),
    reject: (offerId) => done.push(`reject ${offerId}`),
    log: { ...silentLog, warn: (_what, facts) => warned.push(facts) },
  });
  const render = (...events: EventInput[]) => view.render(dispatchAll(events, signedIn()));
  return { view, notes, done, warned, render, systemAsked: () => systemAsked };
}
const rings: EventInput = { kind: "offerMade", offer: offer() };

test("[complaint 5] one notification for each offer, window or no window, however often the state changes", () => {
  const { notes, render } = setUp();
  render(rings);
  render(rings, { kind: "networkChanged", online: false });
  render(rings, { kind: "offerMade", offer: offer("o2") });
  expect(notes.map((note) => note.state)).toEqual(["shown", "shown"]);
});

test("the system is asked for leave at sign-in, once, so that the first call is shown", () => {
  const { view, render, notes, systemAsked } = setUp("darwin");
  view.render(initialState);
  expect(systemAsked()).toBe(0);
  render();
  expect([systemAsked(), notes]).toEqual([1, []]);
  render();
  expect(systemAsked()).toBe(1);
});

test("says who calls and for which queue, silently: the app rings by itself", () => {
  const { notes, render } = setUp();
  render(rings);
  expect(notes[0]?.options).toMatchObject({
    title: "Incoming call: Carl Customer",
    body: "Sales · Spring",
    silent: true,
    urgency: "critical",
    timeoutType: "never",
  });
});

test.each([
  ["email", "Incoming email"],
  ["viber", "Incoming viber"],
])("says that it is of %s", (channel, says) => {
  const made: EventInput = { kind: "offerMade", offer: offer("o1", { channel }) };
  const shown = setUp();
  shown.render(made);
  expect(shown.notes[0]?.options.title).toBe(`${says}: Carl Customer`);
  const hidden = setUp();
  hidden.render({ kind: "settingsChanged", settings: { ...signedIn().settings, hideCaller: true } }, made);
  expect(hidden.notes[0]?.options.title).toBe(says);
});

test("names neither caller nor number where the agent wants it so", () => {
  const { notes, render } = setUp();
  render({ kind: "settingsChanged", settings: { ...signedIn().settings, hideCaller: true } }, rings);
  const shown = JSON.stringify(notes[0]?.options);
  expect(shown).not.toContain("Carl");
  expect(shown).not.toContain("5552013344");
});

test("none while the agent looks at the phone, none where the system has none", () => {
  const front = setUp("win32", { inFront: true });
  front.render(rings);
  const without = setUp("linux", { supported: false });
  without.render(rings);
  expect([front.notes, without.notes]).toEqual([[], []]);
});

describe("[complaint 7] it rings after the call has ended. Here: withdrawn on any end", () => {
  test.each(["accepted", "rejected", "expired", "callerHungUp", "withdrawn"] as const)("%s", (end) => {
    const { notes, render } = setUp();
    render(rings);
    render(rings, { kind: "offerEnded", offerId: "o1", end });
    expect(notes.map((note) => note.state)).toEqual(["closed"]);
  });
  test("the agent said no", () => {
    const { notes, render } = setUp();
    render(rings);
    render(rings, { kind: "offerAsked", offerId: "o1", to: "rejecting" });
    expect(notes[0]?.state).toBe("closed");
  });
  test("signed out", () => {
    const { notes, render } = setUp();
    render(rings);
    render(rings, { kind: "signedOut", why: "sessionExpired", error: null });
    expect(notes[0]?.state).toBe("closed");
  });
  test("the app goes", () => {
    const { notes, render, view } = setUp();
    render(rings);
    view.close();
    expect(notes[0]?.state).toBe("closed");
  });
});

describe("[complaint 37] clicking a notification does nothing, or opens the wrong thing", () => {
  test("a click opens the phone", () => {
    const { notes, done, render } = setUp();
    render(rings);
    notes[0]?.emit("click");
    expect(done).toEqual(["open"]);
  });
  test.each([
    ["details", (note: FakeNotification, index: number) => note.emit("action", { actionIndex: index })],
    ["an event and the index", (note: FakeNotification, index: number) => note.emit("action", {}, index)],
  ])("its buttons answer and reject this very offer (%s)", (_name, press) => {
    const { notes, done, render } = setUp("darwin");
    render(rings, { kind: "offerMade", offer: offer("o2") });
    const [first, second] = notes;
    if (first === undefined || second === undefined) throw new Error("two notifications");
    press(second, 0);
    press(first, 1);
    press(first, 7);
    expect(done).toEqual(["accept o2", "reject o1"]);
  });
  test("the buttons stand in that order, where the system has buttons", () => {
    const mac = setUp("darwin");
    mac.render(rings);
    expect(mac.notes[0]?.options.actions?.map((action) => action.text)).toEqual(["Accept", "Reject"]);
    const linux = setUp("linux");
    linux.render(rings);
    expect(linux.notes[0]?.options.actions).toBeUndefined();
  });
});

test("one that the system refuses is in the log", () => {
  const { notes, render, warned } = setUp("darwin");
  render(rings);
  notes[0]?.emit("failed", {}, "not signed");
  expect(warned).toEqual([{ error: "not signed" }]);
});

test("a name is words to a Linux desktop that reads markup, and no longer than fits", () => {
  const { notes, render } = setUp("linux");
  const name = "<b>A</b>".repeat(500);
  render({ kind: "offerMade", offer: offer("o1", { name, queue: "R&D <i>", campaign: "" }) });
  expect(notes[0]?.options.body).toBe("R&amp;D &lt;i&gt;");
  expect(notes[0]?.options.title?.length).toBeLessThan(60);
});
