import { EventEmitter } from "node:events";
import type { Menu, MenuItemConstructorOptions, NativeImage, Task } from "electron";
import { describe, expect, test } from "vitest";
import type { AppState } from "../../shared/state/app.ts";
import { initialMainState } from "../state/reduce.ts";
import type { EventInput } from "../state/store.ts";
import { dispatchAll, offer, signedIn, workitem } from "../state/test-samples.ts";
import { createDockMenu } from "./dock-menu.ts";
import { createJumpList, taskInArguments } from "./jump-list.ts";
import { createOverlay } from "./overlay.ts";
import type { TrayAction } from "./tray-model.ts";

const stateAfter = (...events: EventInput[]): AppState => dispatchAll(events, signedIn());
const talks: EventInput = { kind: "workitemReported", workitem: workitem() };
const mutes: EventInput = { kind: "muteAsked", muted: true };
const missed: EventInput[] = [
  { kind: "offerMade", offer: offer("o1") },
  { kind: "offerEnded", offerId: "o1", end: "expired" },
];

describe("Windows' jump list", () => {
  function setUp(platform: "win32" | "linux" = "win32", isInstalled = true) {
    const lists: (readonly Task[])[] = [];
    const setUserTasks = (tasks: Task[]) => lists.push(tasks) > 0;
    const view = createJumpList({ app: { setUserTasks }, platform, isInstalled, program: "C:\\H\\h.exe" });
    return { view, lists };
  }

  test("has a task for each status that can be chosen, which the running program hears as that status", () => {
    const { view, lists } = setUp();
    view.render(signedIn());
    view.render(stateAfter({ kind: "devicesReported", devices: [] }));
    expect(lists).toHaveLength(1);
    const titles = lists[0]?.map(({ title }) => title) ?? [];
    expect(titles.some((title) => title.includes("Break"))).toBe(true);
    const [task] = lists[0]?.filter(({ title }) => title.includes("Break")) ?? [];
    expect(task).toMatchObject({ program: "C:\\H\\h.exe", iconPath: "C:\\H\\h.exe" });
    expect(taskInArguments(["h.exe", task?.arguments ?? ""])).toEqual({ do: "status", statusId: "break" });
  });

  test("is empty when nobody is signed in, and when the program goes", () => {
    const { view, lists } = setUp();
    view.render(initialMainState);
    view.render(signedIn());
    view.render(stateAfter({ kind: "signedOut", why: null, error: null }));
    expect(lists.map((each) => each.length > 0)).toEqual([false, true, false]);
    view.render(signedIn());
    view.close();
    expect(lists.at(-1)).toEqual([]);
  });

  test("is left alone elsewhere, and by what runs from its sources", () => {
    for (const { view, lists } of [setUp("linux"), setUp("win32", false)]) {
      view.render(signedIn());
      view.close();
      expect(lists).toEqual([]);
    }
  });

  test.each(["a b", '"x" --hidden', "%PATH%", "später"])(
    "an id like %s comes through as it is",
    (statusId) => {
      const argument = `--status=${Buffer.from(statusId).toString("base64url")}`;
      expect(argument).toMatch(/^--status=[\w-]+$/);
      expect(taskInArguments(["h.exe", argument])).toEqual({ do: "status", statusId });
    },
  );

  test("a start without a task asks for nothing", () => {
    expect(taskInArguments(["h.exe", "--hidden"])).toBeNull();
    expect(taskInArguments(["h.exe", "--status="])).toEqual({ do: "logoutFromAcd" });
  });
});

describe("the dock's menu", () => {
  function setUp() {
    const menus: MenuItemConstructorOptions[][] = [];
    const acts: TrayAction[] = [];
    const view = createDockMenu({
      dock: { setMenu: (menu) => void menus.push(menu as unknown as MenuItemConstructorOptions[]) },
      menu: { buildFromTemplate: (template) => template as unknown as Menu },
      act: (action) => acts.push(action),
    });
    return { view, menus, acts };
  }

  test("shows the statuses with a mark on the one in force, drawn again when that changes", () => {
    const { view, menus, acts } = setUp();
    view.render(signedIn());
    view.render(signedIn());
    expect(menus).toHaveLength(1);
    const marked = () => menus.at(-1)?.find(({ checked }) => checked)?.label;
    expect(marked()).toContain("Available");
    const other = menus[0]?.find(({ label }) => label?.includes("Break"));
    other?.click?.({} as never, undefined, {} as never);
    expect(acts).toEqual([{ do: "status", statusId: "break" }]);
    view.render(stateAfter({ kind: "statusChanged", statusId: "break", since: 1 }));
    expect(marked()).toContain("Break");
  });

  test("is empty when nobody is signed in; without a dock nothing is done", () => {
    const { view, menus } = setUp();
    view.render(signedIn());
    view.render(stateAfter({ kind: "signedOut", why: null, error: null }));
    expect(menus.at(-1)).toEqual([]);
    const none = createDockMenu({ dock: undefined, menu: {} as never, act: () => {} });
    expect(() => none.render(signedIn())).not.toThrow();
  });
});

describe("the overlay of Windows' taskbar", () => {
  function setUp(isWindows = true) {
    const drawn: string[] = [];
    const make = () =>
      Object.assign(new EventEmitter(), {
        isDestroyed: () => false,
        setOverlayIcon: (image: NativeImage | null, says: string) =>
          void drawn.push(image === null ? "none" : `${String(image)}: ${says}`),
      });
    let phone: ReturnType<typeof make> | null = make();
    const view = createOverlay({
      isWindows,
      phone: () => phone as never,
      image: (icon) => icon as unknown as NativeImage,
    });
    return { view, drawn, phone: () => phone, replace: () => (phone = make()), lose: () => (phone = null) };
  }

  test("says that a call's microphone is muted, and goes with it", () => {
    const { view, drawn } = setUp();
    view.render(stateAfter(talks));
    view.render(stateAfter(talks, mutes));
    view.render(stateAfter(talks, mutes, { kind: "callEnded", callId: "w1", end: "agentHungUp" }));
    expect(drawn).toEqual(["none", "muted: Microphone muted", "none"]);
  });

  test("says what is new otherwise: missed calls and unread messages", () => {
    const { view, drawn } = setUp();
    const unread: EventInput = { kind: "unreadCounted", unread: 2 };
    view.render(stateAfter(...missed, unread));
    view.render(stateAfter(...missed, unread, talks, mutes));
    view.render(stateAfter(...missed, { kind: "offersSeen" }));
    expect(drawn).toEqual(["news: 1 missed call, 2 unread messages", "muted: Microphone muted", "none"]);
  });

  test("is put there anew when the phone is shown again, and on a new phone window", () => {
    const { view, drawn, phone, replace, lose } = setUp();
    view.render(stateAfter(talks, mutes));
    phone()?.emit("show");
    lose();
    view.render(stateAfter(talks, mutes));
    replace();
    view.render(stateAfter(talks, mutes));
    expect(drawn).toEqual(Array.from({ length: 3 }, () => "muted: Microphone muted"));
  });

  test("is Windows' alone", () => {
    const { view, drawn } = setUp(false);
    view.render(stateAfter(talks, mutes));
    expect(drawn).toEqual([]);
  });
});
