import { EventEmitter } from "node:events";
import type { Menu, MenuItemConstructorOptions, NativeImage, Tray } from "electron";
import { describe, expect, test } from "vitest";
import { dispatchAll, offer, signedIn, workitem } from "../state/test-samples.ts";
import { createTrayImages, iconFolder, trayImagePath } from "./images.ts";
import { createTrayView, type TrayParts } from "./tray.ts";
import type { TrayAction } from "./tray-model.ts";

class FakeTray extends EventEmitter {
  image: unknown;
  tooltip = "";
  menu: MenuItemConstructorOptions[] = [];
  menus = 0;
  isDestroyed = false;
  constructor(image: unknown) {
    super();
    this.image = image;
  }
  setImage(image: unknown) {
    this.image = image;
  }
  setToolTip(text: string) {
    this.tooltip = text;
  }
  setContextMenu(menu: unknown) {
    this.menu = menu as MenuItemConstructorOptions[];
    this.menus += 1;
  }
  destroy() {
    this.isDestroyed = true;
  }
  item(label: string) {
    return this.menu.find((each) => each.label === label && each.type !== undefined);
  }
  press(label: string) {
    this.item(label)?.click?.({} as never, undefined, {} as never);
  }
}

function setUp(platform: TrayParts["platform"] = "win32") {
  const trays: FakeTray[] = [];
  const actions: TrayAction[] = [];
  const view = createTrayView({
    createTray(image) {
      const tray = new FakeTray(image);
      trays.push(tray);
      return tray as unknown as Tray;
    },
    menu: {
      buildFromTemplate(template: object) {
        const events = new EventEmitter();
        const on = events.on.bind(events);
        return Object.assign(template, { on, emit: events.emit.bind(events) }) as unknown as Menu;
      },
    } as TrayParts["menu"],
    image: (icon) => icon as unknown as NativeImage,
    platform,
    release: "10.0.22631",
    act: (action) => actions.push(action),
  });
  const tray = () => {
    const made = trays[0];
    if (made === undefined) throw new Error("no tray");
    return made;
  };
  return { view, trays, tray, actions };
}

test("one tray for the life of the app; drawn again only when something shows", () => {
  const { view, trays, tray } = setUp();
  view.render(signedIn());
  view.render(signedIn());
  view.render(dispatchAll([{ kind: "devicesReported", devices: [] }], signedIn()));
  expect([trays.length, tray().menus, tray().image, tray().tooltip]).toEqual([
    1,
    1,
    "available",
    "Hookswitch – Available",
  ]);
  view.render(dispatchAll([{ kind: "statusChanged", statusId: "break", since: 1 }], signedIn()));
  expect([tray().menus, tray().image, tray().tooltip]).toEqual([2, "unavailable", "Hookswitch – Break"]);
});

test("a menu item does what it says", () => {
  const { view, tray, actions } = setUp();
  view.render(dispatchAll([{ kind: "workitemReported", workitem: workitem() }], signedIn()));
  tray().press("Mute microphone");
  tray().press("Lunch");
  tray().press("Hang up Carl Customer");
  expect(actions).toEqual([
    { do: "mute" },
    { do: "status", statusId: "lunch" },
    { do: "hangUp", callId: "w1" },
  ]);
});

describe("marks", () => {
  test("statuses are radio items while one is marked", () => {
    const { view, tray } = setUp();
    view.render(signedIn());
    expect([tray().item("Available"), tray().item("Break")]).toMatchObject([
      { type: "radio", checked: true },
      { type: "radio", checked: false },
    ]);
  });
  test("and not while none is: the system would mark the first by itself", () => {
    const { view, tray } = setUp();
    view.render(dispatchAll([{ kind: "statusChanged", statusId: "noAnswer", since: 1 }], signedIn()));
    expect(["Available", "Break", "Lunch"].map((label) => tray().item(label)?.type)).toEqual(
      Array(3).fill("checkbox"),
    );
    expect(["Available", "Break", "Lunch"].some((label) => tray().item(label)?.checked)).toBe(false);
  });
  test("a press moves the system's own mark: the true one is drawn again even when nothing changed", () => {
    const { view, tray } = setUp();
    view.render(signedIn());
    tray().press("Break");
    view.render(signedIn());
    expect(tray().menus).toBe(2);
  });
});

test.each([
  ["win32", ["click"], 1],
  ["linux", ["click"], 1],
  // Either button opens the menu there: a window on top of it would be in the way.
  ["darwin", ["click"], 0],
] as const)("%s: left click", (platform, events, opened) => {
  const { view, tray, actions } = setUp(platform);
  view.render(signedIn());
  for (const event of events) tray().emit(event);
  expect(actions.filter((action) => action.do === "open")).toHaveLength(opened);
});

test("macOS: an open menu is left alone, and the newest is set when it has closed", async () => {
  const { view, tray } = setUp("darwin");
  const emit = (name: string) => (tray().menu as unknown as EventEmitter).emit(name);
  view.render(signedIn());
  emit("menu-will-show");
  view.render(dispatchAll([{ kind: "statusChanged", statusId: "break", since: 1 }], signedIn()));
  expect([tray().menus, tray().image]).toEqual([1, "unavailable"]);
  view.render(dispatchAll([{ kind: "statusChanged", statusId: "lunch", since: 2 }], signedIn()));
  emit("menu-will-close");
  await new Promise((resolve) => setImmediate(resolve));
  expect([tray().menus, tray().item("Lunch")?.checked]).toEqual([2, true]);
});

test("closing takes the icon away", () => {
  const { view, tray } = setUp();
  view.render(signedIn());
  view.close();
  expect(tray().isDestroyed).toBe(true);
});

test.each([
  ["darwin", "mutedTemplate.png"],
  ["win32", "muted.ico"],
  ["linux", "muted.png"],
])("%s: the image file is %s", (platform, name) => {
  expect(trayImagePath("/icons", "muted", platform).replaceAll("\\", "/")).toBe(`/icons/tray/${name}`);
});

test("on Windows the icons of an installed program lie beside its archive", () => {
  const at = (root: string, platform: string) => iconFolder(root, platform).replaceAll("\\", "/");
  expect(at("/p/app.asar", "win32")).toBe("/p/app.asar.unpacked/dist/icons");
  expect(at("/p/app.asar", "darwin")).toBe("/p/app.asar/dist/icons");
  expect(at("/p", "win32")).toBe("/p/dist/icons");
});

test("each image is read once; on macOS it is a template", () => {
  const read: string[] = [];
  let templates = 0;
  const api = {
    createFromPath: (path: string) => {
      read.push(path);
      return { setTemplateImage: () => void templates++ } as unknown as NativeImage;
    },
  };
  const image = createTrayImages("/icons", "darwin", api);
  expect(image("muted")).toBe(image("muted"));
  expect(read).toHaveLength(1);
  expect(templates).toBeGreaterThan(0);
});

test("a long name leaves room for what is said of it, and an & is one to read", () => {
  const { view, trays } = setUp("win32");
  const name = `Smith & Sons ${"x".repeat(4_000)}`;
  view.render(dispatchAll([{ kind: "offerMade", offer: offer("o1", { name }) }], signedIn()));
  const [tray] = trays;
  expect(tray?.tooltip).toBe(`Hookswitch – Incoming call: Smith & Sons ${"x".repeat(26)}…`);
  expect(tray?.menu.map((each) => each.label)).toContain(`Accept Smith && Sons ${"x".repeat(26)}…`);
});
