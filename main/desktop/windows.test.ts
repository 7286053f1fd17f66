import { EventEmitter } from "node:events";
import type { BrowserWindow, BrowserWindowConstructorOptions } from "electron";
import { describe, expect, test } from "vitest";
import { grantArgument } from "../../shared/contract/grant.ts";
import { grantFor } from "../../shared/contract/index.ts";
import { fakeClock } from "../../shared/fake-clock.ts";
import { silentLog } from "../../shared/log.ts";
import { type WindowRef, windowName } from "../../shared/state/window.ts";
import type { Rectangle } from "./bounds.ts";
import { createWindows } from "./windows.ts";

let contentsIds = 0;

class FakeWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents = Object.assign(new EventEmitter(), {
    id: ++contentsIds,
    getURL: () => this.url,
    setWindowOpenHandler() {},
  });
  url = "";
  visible = false;
  focused = false;
  minimized = false;
  destroyed = false;
  readonly done: string[] = [];
  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
  }
  async loadURL(url: string) {
    this.url = url;
  }
  show() {
    this.done.push("show");
    this.visible = true;
  }
  showInactive() {
    this.done.push("showInactive");
    this.visible = true;
  }
  focus() {
    this.done.push("focus");
    this.focused = true;
  }
  hide() {
    this.visible = false;
  }
  restore() {
    this.done.push("restore");
    this.minimized = false;
  }
  bounds: Rectangle = { x: 1, y: 2, width: 3, height: 4 };
  getBounds = () => this.bounds;
  isVisible = () => this.visible;
  isFocused = () => this.focused;
  isMinimized = () => this.minimized;
  isDestroyed = () => this.destroyed;
  destroy() {
    this.destroyed = true;
    this.emit("closed");
  }
  /** The user closes it. True when it may. */
  close(): boolean {
    let isPrevented = false;
    this.emit("close", {
      preventDefault: () => {
        isPrevented = true;
      },
    });
    if (!isPrevented) this.destroy();
    return !isPrevented;
  }
}

function setUp() {
  const clock = fakeClock();
  const made: FakeWindow[] = [];
  const gone: number[] = [];
  const fronts: string[] = [];
  const saved: [string, unknown][] = [];
  const places: Record<string, Rectangle> = {};
  const menus: string[][] = [];
  const ends: string[] = [];
  let voiceLost = 0;
  const down: (number | null)[] = [];
  const windows = createWindows({
    create(options) {
      const window = new FakeWindow(options);
      made.push(window);
      return window as unknown as BrowserWindow;
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] as never },
    preload: "/app/preload.cjs",
    icon: undefined,
    isDark: () => false,
    clock,
    log: silentLog,
    savedBounds: (window) => places[windowName(window)] ?? null,
    saveBounds: (window, bounds) => saved.push([windowName(window), bounds]),
    onLink() {},
    onGone: (contentsId) => gone.push(contentsId),
    onFront: (ref, is) => fronts.push(`${windowName(ref)} ${is}`),
    onVoiceLost: () => {
      voiceLost += 1;
    },
    popUp: (template) => menus.push(template.map((each) => String(each.role ?? each.type))),
    onSessionEnd: (phase) => ends.push(phase),
    onVoiceDown: (retryAt) => down.push(retryAt === null ? null : retryAt - clock.now()),
  });
  const last = () => {
    const window = made.at(-1);
    if (window === undefined) throw new Error("no window");
    return window;
  };
  return {
    windows,
    clock,
    made,
    gone,
    fronts,
    saved,
    places,
    menus,
    ends,
    last,
    down,
    voiceLost: () => voiceLost,
  };
}
const kinds = ["phone", "settings", "messages", "voice"] as const;
const one: WindowRef = { kind: "conversation", key: "c-1" };
const other: WindowRef = { kind: "conversation", key: "c-2" };
const everyKind: readonly WindowRef[] = [...kinds.map((kind) => ({ kind })), one];

describe("every window is made the strict way", () => {
  test.each(everyKind)("$kind", (ref) => {
    const { kind, key } = ref;
    const { windows, last } = setUp();
    windows.open(ref);
    const { additionalArguments, ...preferences } = last().options.webPreferences ?? {};
    expect(preferences).toEqual({
      preload: "/app/preload.cjs",
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      backgroundThrottling: kind !== "voice",
    });
    const grant = additionalArguments?.[0]?.slice(grantArgument.length) ?? "";
    expect(JSON.parse(decodeURIComponent(grant))).toEqual(grantFor(kind));
    expect(last().url).toBe(`app://hookswitch/${kind}.html${key === undefined ? "" : `?key=${key}`}`);
    expect(last().options.show).toBe(false);
  });
});

describe("opening", () => {
  test("once: a second time shows the first", () => {
    const { windows, made, last } = setUp();
    windows.open("phone");
    expect(last().done).toEqual([]);
    last().emit("ready-to-show");
    expect(last().done).toEqual(["show", "focus"]);
    last().minimized = true;
    windows.open("phone");
    expect([made.length, last().minimized]).toEqual([1, false]);
  });
  test("where nothing is drawn before it is shown, a page that has loaded is shown, once", () => {
    const { windows, last } = setUp();
    windows.open("phone");
    last().webContents.emit("did-finish-load");
    last().emit("ready-to-show");
    expect(last().done).toEqual(["show", "focus"]);
  });
  test("[complaint 4] an offer shows it without taking the keyboard", () => {
    const { windows, last } = setUp();
    windows.open("phone", { focus: false });
    last().emit("ready-to-show");
    expect(last().done).toEqual(["showInactive"]);
  });
  test("[complaint 1] the voice window is never seen, and never slowed down", () => {
    const { windows, last } = setUp();
    windows.open("voice");
    last().emit("ready-to-show");
    windows.open("voice");
    expect([last().done, last().options.skipTaskbar, last().options.focusable]).toEqual([[], true, false]);
    expect(last().options.webPreferences?.backgroundThrottling).toBe(false);
  });
  test("in front means visible, focused and not minimised", () => {
    const { windows, last } = setUp();
    expect(windows.isInFront("phone")).toBe(false);
    windows.open("phone");
    last().emit("ready-to-show");
    expect(windows.isInFront("phone")).toBe(true);
    last().focused = false;
    expect(windows.isInFront("phone")).toBe(false);
  });
});

describe("closing", () => {
  test("the phone hides, calls and all; the settings go", () => {
    const { windows, last, saved } = setUp();
    windows.open("phone");
    const phone = last();
    expect([phone.close(), phone.visible]).toEqual([false, false]);
    windows.open("settings");
    expect(last().close()).toBe(true);
    expect(windows.get("settings")).toBeNull();
    expect(saved.map(([kind]) => kind)).toEqual(["phone", "settings"]);
  });
  test("when the app goes everything may close", () => {
    const { windows, last } = setUp();
    windows.open("phone");
    windows.letGo();
    expect(last().close()).toBe(true);
  });
  test("a closed window is nobody's any more", () => {
    const { windows, last, gone } = setUp();
    windows.open("settings");
    const { id } = last().webContents;
    expect(windows.refOf(id)).toEqual({ kind: "settings" });
    last().close();
    expect([windows.refOf(id), gone]).toEqual([null, [id]]);
  });
});

describe("windows of one kind, each with its key", () => {
  test("are as many as there are keys: a second time shows the one that is there", () => {
    const { windows, made } = setUp();
    for (const ref of [one, other, one]) windows.open(ref);
    expect(made.map(({ url }) => url)).toEqual([
      "app://hookswitch/conversation.html?key=c-1",
      "app://hookswitch/conversation.html?key=c-2",
    ]);
    expect(made.map(({ webContents }) => windows.refOf(webContents.id))).toEqual([one, other]);
  });
  test("each is where it was; a new one stands off the newest", () => {
    const { windows, made, places, saved } = setUp();
    const place = { x: 700, y: 80, width: 500, height: 500 };
    places["conversation:c-2"] = place;
    const opens = (ref: WindowRef) => {
      windows.open(ref);
      const { x, y, width, height } = made.at(-1)?.options ?? {};
      return { x, y, width, height };
    };
    expect(opens(one)).toEqual({ x: 720, y: 220, width: 480, height: 600 });
    expect(opens(other)).toEqual(place);
    // A person has moved it since.
    const moved = { x: 300, y: 40, width: 400, height: 400 };
    Object.assign(made.at(-1) ?? {}, { bounds: moved });
    expect(opens({ kind: "conversation", key: "c-3" })).toEqual({ x: 332, y: 72, width: 400, height: 400 });
    made[1]?.close();
    expect(saved).toEqual([["conversation:c-2", moved]]);
  });
  test("close one by one", () => {
    const { windows, made, gone } = setUp();
    for (const ref of [one, other]) windows.open(ref);
    expect(made[0]?.close()).toBe(true);
    expect(gone).toEqual([made[0]?.webContents.id]);
    windows.open(other);
    expect(made).toHaveLength(2);
    windows.open(one);
    expect(made).toHaveLength(3);
  });
  test("one whose page keeps dying is let rest, and another is not", () => {
    const { windows, clock, made } = setUp();
    for (const ref of [one, other]) windows.open(ref);
    const dies = (window: FakeWindow | undefined) =>
      window?.webContents.emit("render-process-gone", {}, { reason: "crashed" });
    const newest = (ref: WindowRef) => made.findLast(({ url }) => url.endsWith(`=${ref.key}`));
    for (let n = 0; n < 6; n++) dies(newest(one));
    expect(made).toHaveLength(7);
    dies(newest(other));
    expect(made).toHaveLength(8);
    clock.advance(15_000);
    expect(made).toHaveLength(9);
  });
});

test("a ring brings a minimised phone back and leaves the keyboard: nothing restores it first", () => {
  const { windows, last } = setUp();
  windows.open("phone");
  last().emit("ready-to-show");
  last().minimized = true;
  windows.open("phone", { focus: false });
  expect(last().done.slice(2)).toEqual(["showInactive"]);
  last().minimized = true;
  windows.open("phone");
  expect(last().done.slice(3)).toEqual(["restore", "show", "focus"]);
});

test("Windows' questions at a log-off are heard from every window", () => {
  const { windows, last, ends } = setUp();
  for (const ref of everyKind) {
    windows.open(ref);
    last().emit("query-session-end", { reasons: ["logoff"] });
  }
  last().emit("session-end", { reasons: ["logoff"] });
  expect(ends).toEqual([...everyKind.map(() => "asked"), "ending"]);
});

test("a right click in a field offers editing, elsewhere nothing", () => {
  const { windows, last, menus } = setUp();
  windows.open("phone");
  const editFlags = { canUndo: false, canPaste: true };
  const asked = { selectionText: "", editFlags, formControlType: "input-text" };
  last().webContents.emit("context-menu", {}, { ...asked, isEditable: false });
  last().webContents.emit("context-menu", {}, { ...asked, isEditable: true });
  expect(menus).toHaveLength(1);
  expect(menus[0]).toContain("paste");
});

describe("a page that dies", () => {
  const dies = (window: FakeWindow) =>
    window.webContents.emit("render-process-gone", {}, { reason: "crashed" });
  test("the phone comes back, seen as it was, without taking the keyboard", () => {
    const { windows, made, last, gone } = setUp();
    windows.open("phone");
    last().emit("ready-to-show");
    const first = last();
    dies(first);
    expect([made.length, first.destroyed, gone.includes(first.webContents.id)]).toEqual([2, true, true]);
    last().emit("ready-to-show");
    expect(last().done).toEqual(["showInactive"]);
    expect(windows.refOf(first.webContents.id)).toBeNull();
    expect(windows.refOf(last().webContents.id)).toEqual({ kind: "phone" });
  });
  test("hidden in the tray it comes back hidden", () => {
    const { windows, last } = setUp();
    windows.open("phone");
    dies(last());
    last().emit("ready-to-show");
    expect(last().done).toEqual([]);
  });
  test("the voice window is rebuilt and the line told", () => {
    const { windows, made, last, voiceLost } = setUp();
    windows.open("voice");
    dies(last());
    expect([made.length, voiceLost()]).toEqual([2, 1]);
    expect(windows.get("voice")).toBe(last());
  });
  test("one that dies again and again is let rest, each time longer, and never for good", () => {
    const { windows, clock, made, last, down } = setUp();
    windows.open("voice");
    const diesSixTimes = () => {
      for (let n = 0; n < 6; n++) dies(last());
    };
    diesSixTimes();
    expect([made.length, windows.get("voice"), down]).toEqual([6, null, [15_000]]);
    for (const rest of [15_000, 30_000, 60_000, 120_000]) {
      const before = made.length;
      clock.advance(rest - 1);
      expect(made).toHaveLength(before);
      clock.advance(1);
      expect(made).toHaveLength(before + 1);
      dies(last());
    }
    expect(down).toEqual([15_000, 30_000, 60_000, 120_000, 120_000]);
    clock.advance(120_000 + 3_000);
    expect(down.at(-1)).toBeNull();
    // It stayed: the next crash is one like any other.
    clock.advance(60_000);
    dies(last());
    expect(windows.get("voice")).toBe(last());
    expect(down).toHaveLength(6);
  });
  test("one that rests is made at once when somebody wants it", () => {
    const { windows, clock, made, last, down } = setUp();
    windows.open("voice");
    for (let n = 0; n < 6; n++) dies(last());
    windows.open("voice");
    expect(windows.get("voice")).toBe(last());
    clock.advance(30_000);
    expect([made.length, down]).toEqual([7, [15_000, null]]);
  });
  test("a phone that was seen is seen again after its rest, and opens from the tray meanwhile", () => {
    const { windows, clock, last } = setUp();
    windows.open("phone");
    last().emit("ready-to-show");
    for (let n = 0; n < 6; n++) {
      last().visible = true;
      dies(last());
    }
    clock.advance(15_000);
    last().emit("ready-to-show");
    expect(last().done).toEqual(["showInactive"]);
    dies(last());
    windows.open("phone");
    last().emit("ready-to-show");
    expect(last().done).toContain("focus");
  });
  test("one that dies now and then comes back each time", () => {
    const { windows, clock, made, last } = setUp();
    windows.open("voice");
    for (let n = 0; n < 20; n++) {
      clock.advance(60_000);
      dies(last());
    }
    expect(made).toHaveLength(21);
  });
  test("nothing is rebuilt while the app goes", () => {
    const { windows, made, last } = setUp();
    windows.open("phone");
    windows.letGo();
    dies(last());
    expect(made).toHaveLength(1);
  });
});

test("which window has the keyboard is told, also when it goes with its window; of the unseen one never", () => {
  const { windows, last, fronts } = setUp();
  windows.open("voice");
  last().emit("focus");
  windows.open(one);
  last().emit("focus");
  last().emit("blur");
  last().emit("focus");
  last().close();
  expect(fronts).toEqual([
    "conversation:c-1 true",
    "conversation:c-1 false",
    "conversation:c-1 true",
    "conversation:c-1 false",
  ]);
});
