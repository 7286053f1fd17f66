import { EventEmitter } from "node:events";
import type { Notification, NotificationConstructorOptions } from "electron";
import { expect, test } from "vitest";
import type { ConversationItem } from "../../shared/contract/conversation.ts";
import { silentLog } from "../../shared/log.ts";
import { defaultSettings, type Settings } from "../../shared/state/settings.ts";
import type { EventInput } from "../state/store.ts";
import { conversationRow, dispatchAll, signedIn, workitem } from "../state/test-samples.ts";
import { createMessageNotifications, type MessageNotificationParts } from "./message-notifications.ts";

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

function setUp(platform: MessageNotificationParts["platform"] = "win32") {
  const notes: FakeNotification[] = [];
  const done: string[] = [];
  const view = createMessageNotifications({
    create(options) {
      const note = new FakeNotification(options);
      notes.push(note);
      return note as unknown as Notification;
    },
    isSupported: () => true,
    platform,
    open: (conversationId) => done.push(`open ${conversationId}`),
    reply: ({ key }, text) => done.push(`reply ${key} ${text}`),
    log: silentLog,
  });
  let state = signedIn();
  const render = (...events: EventInput[]) => {
    state = dispatchAll(events, state);
    view.render(state);
  };
  return { view, notes, done, render };
}
const writes = (key = "c1", more: Partial<ConversationItem> = {}): EventInput => ({
  kind: "conversationReported",
  conversation: conversationRow(key, { at: 10_000, isMine: true, unread: 1, ...more }),
});
const settings = (change: Partial<Settings>): EventInput => ({
  kind: "settingsChanged",
  settings: { ...defaultSettings, ...change },
});

test("one for each conversation, the newest in its place, gone once it is read", () => {
  const { notes, render } = setUp();
  render(writes());
  render({ kind: "networkChanged", online: true });
  render(writes("c2"));
  render(writes("c1", { at: 10_005, text: "Hello?" }));
  expect(notes.map(({ state, options }) => `${options.body} ${state}`)).toEqual([
    "Where is my parcel? closed",
    "Where is my parcel? shown",
    "Hello? shown",
  ]);
  render(writes("c1", { at: 10_005, unread: 0 }));
  expect(notes.map(({ state }) => state)).toEqual(["closed", "shown", "closed"]);
});

test("a press opens the conversation", () => {
  const { notes, done, render } = setUp();
  render(writes());
  notes[0]?.emit("click");
  expect(done).toEqual(["open c1"]);
});

test("it is answered where the system can, and where a short answer is enough", () => {
  const { notes, done, render } = setUp("darwin");
  render(writes(), writes("c2", { channel: "email" }));
  expect(notes.map(({ options }) => options.hasReply === true)).toEqual([true, false]);
  notes[0]?.emit("reply", { reply: "On its way." });
  notes[0]?.emit("reply", {}, "So it is.");
  expect(done).toEqual(["reply c1 On its way.", "reply c1 So it is."]);
  const other = setUp("win32");
  other.render(writes());
  expect(other.notes[0]?.options).not.toHaveProperty("hasReply");
});

test("in a call it makes no sound, unless it may", () => {
  const calls: EventInput = { kind: "workitemReported", workitem: workitem() };
  for (const [events, isSilent] of [
    [[], false],
    [[calls], true],
    [[calls, settings({ quietInCalls: false })], false],
  ] as const) {
    const { notes, render } = setUp();
    render(...events, writes());
    expect(notes[0]?.options.silent).toBe(isSilent);
  }
});

test("who does not want them gets none; whoever must not be named is not", () => {
  const off = setUp();
  off.render(settings({ notifyMessages: false }), writes());
  expect(off.notes).toEqual([]);
  const hidden = setUp();
  hidden.render(settings({ hideCaller: true }), writes());
  expect(hidden.notes[0]?.options).toMatchObject({ title: "New SMS", body: "" });
});

test("a stranger's words mean nothing to the system", () => {
  const { notes, render } = setUp("linux");
  render(writes("c1", { name: "A\u202eB", text: "<b>win</b>\n&" }));
  expect(notes[0]?.options.body).toBe("&lt;b&gt;win&lt;/b&gt; &amp;");
});
