import { canonicalAccelerator } from "./accelerator.ts";
import { chooseMenu, Menu, type MenuView, viewMenu } from "./menu.ts";
import { imageFrom, type NativeImage } from "./native-image.ts";
import { hostEvent, refuseWhenDestroyed, StrictEmitter, strict } from "./strict.ts";

/** A tray icon as a test reads it. */
export interface TrayView {
  readonly icon: { readonly name: string; readonly path: string; readonly template: boolean };
  readonly tooltip: string;
  readonly title: string;
  readonly menu: readonly MenuView[];
}

export interface NotificationView {
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
  readonly actions: readonly string[];
  /** Shown and not closed. */
  readonly open: boolean;
}

export type TrayPress = "left" | "right" | "double";

interface NotificationOptions {
  title?: string;
  subtitle?: string;
  body?: string;
  silent?: boolean;
  icon?: string | NativeImage;
  hasReply?: boolean;
  timeoutType?: string;
  urgency?: string;
  actions?: { type: string; text: string }[];
  closeButtonText?: string;
  id?: string;
  groupId?: string;
}

/** Tray, notifications and hotkeys: what stands on a desktop outside the windows, and how it is pressed. */
export function createDesktop(requireReady: (what: string) => void) {
  const trays: Tray[] = [];
  const shown: Notification[] = [];
  const hotkeys = new Map<string, { accelerator: string; press: () => void }>();
  const taken = new Set<string>();
  const bounds = { x: 1800, y: 1040, width: 24, height: 24 };

  class Tray extends StrictEmitter {
    #image: NativeImage;
    #tooltip = "";
    #title = "";
    #menu: Menu | null = null;
    #open = false;
    #destroyed = false;

    constructor(image: string | NativeImage, _guid?: string) {
      super("Tray", [
        "click",
        "right-click",
        "double-click",
        "middle-click",
        "mouse-enter",
        "mouse-leave",
        "mouse-move",
      ]);
      requireReady("Tray");
      this.#image = imageFrom(image);
      trays.push(this);
    }

    isDestroyed(): boolean {
      return this.#destroyed;
    }

    destroy(): void {
      this.#destroyed = true;
      trays.splice(trays.indexOf(this), 1);
    }

    setImage(image: string | NativeImage): void {
      this.#image = imageFrom(image);
    }

    setPressedImage(_image: string | NativeImage): void {}

    setToolTip(text: string): void {
      this.#tooltip = String(text);
    }

    setTitle(text: string): void {
      this.#title = String(text);
    }

    getTitle(): string {
      return this.#title;
    }

    setContextMenu(menu: Menu | null): void {
      // Under the pointer of a Mac's user the old one goes away.
      if (process.platform === "darwin") this.hostOpen(false);
      this.#menu = menu;
    }

    /** The menu is opened or closed by a person; only macOS says so. */
    hostOpen(isOpen: boolean): void {
      if (isOpen === this.#open) return;
      this.#open = isOpen;
      if (process.platform === "darwin") this.#menu?.emit(isOpen ? "menu-will-show" : "menu-will-close", {});
    }

    get hostIsOpen(): boolean {
      return this.#open;
    }

    popUpContextMenu(menu?: Menu): void {
      if (menu !== undefined) this.#menu = menu;
    }

    closeContextMenu(): void {}

    setIgnoreDoubleClickEvents(_ignored: boolean): void {}

    getBounds(): typeof bounds {
      return bounds;
    }

    hostView(): TrayView {
      const image = this.#image;
      return {
        icon: { name: image.hostName, path: image.hostPath, template: image.isTemplateImage() },
        tooltip: this.#tooltip,
        title: this.#title,
        menu: viewMenu(this.#menu),
      };
    }

    hostChoose(labels: readonly string[]): void {
      chooseMenu(this.#menu, labels);
    }
  }
  refuseWhenDestroyed(Tray.prototype);

  /** The system's leave for notifications, asked for by the first thing that is done with them. */
  let isAllowed = false;
  let isAsked = false;
  const leaveTakes = 100;
  function meetSystem(): void {
    if (isAsked) return;
    isAsked = true;
    setTimeout(() => {
      isAllowed = true;
    }, leaveTakes);
  }

  class Notification extends StrictEmitter {
    title: string;
    subtitle: string;
    body: string;
    silent: boolean;
    hasReply: boolean;
    urgency: string;
    timeoutType: string;
    closeButtonText: string;
    actions: { type: string; text: string }[];
    #open = false;

    static isSupported(): boolean {
      meetSystem();
      return true;
    }

    constructor(options: NotificationOptions = {}) {
      super("Notification", ["show", "click", "close", "reply", "action", "failed"]);
      requireReady("Notification");
      meetSystem();
      this.title = options.title ?? "";
      this.subtitle = options.subtitle ?? "";
      this.body = options.body ?? "";
      this.silent = options.silent ?? false;
      this.hasReply = options.hasReply ?? false;
      this.urgency = options.urgency ?? "normal";
      this.timeoutType = options.timeoutType ?? "default";
      this.closeButtonText = options.closeButtonText ?? "";
      this.actions = options.actions ?? [];
    }

    show(): void {
      // The system is still asking its user, or registering the program: nobody sees this one.
      if (!isAllowed) return;
      this.#end();
      this.#open = true;
      if (!shown.includes(this)) shown.push(this);
      setImmediate(() => this.emit("show", hostEvent({})));
    }

    close(): void {
      this.#end();
    }

    #end(): void {
      if (!this.#open) return;
      this.#open = false;
      setImmediate(() => this.emit("close", hostEvent({})));
    }

    hostView(): NotificationView {
      const { title, body, silent } = this;
      return { title, body, silent, actions: this.actions.map((each) => each.text), open: this.#open };
    }
  }

  const globalShortcut = strict("globalShortcut", {
    register(accelerator: string, press: () => void): boolean {
      requireReady("globalShortcut");
      const chord = canonicalAccelerator(accelerator);
      if (taken.has(chord) || hotkeys.has(chord)) return false;
      hotkeys.set(chord, { accelerator, press });
      return true;
    },
    registerAll(accelerators: string[], press: () => void): void {
      for (const each of accelerators) globalShortcut.register(each, press);
    },
    isRegistered(accelerator: string): boolean {
      requireReady("globalShortcut");
      return hotkeys.has(canonicalAccelerator(accelerator));
    },
    unregister(accelerator: string): void {
      requireReady("globalShortcut");
      hotkeys.delete(canonicalAccelerator(accelerator));
    },
    unregisterAll(): void {
      requireReady("globalShortcut");
      hotkeys.clear();
    },
  });

  function notificationAt(index: number): Notification {
    const found = shown.at(index);
    if (found === undefined) throw new Error(`no notification ${index} among ${shown.length}`);
    if (!found.hostView().open) throw new Error(`the notification '${found.title}' is closed`);
    return found;
  }

  function firstTray(): Tray {
    const [tray] = trays;
    if (tray === undefined) throw new Error("the app has no tray icon");
    return tray;
  }

  return {
    modules: {
      Tray: strict("Tray", Tray),
      Notification: strict("Notification", Notification),
      globalShortcut,
    },
    /** What a person at this desktop sees and does. */
    actions: {
      tray: (): TrayView | null => trays[0]?.hostView() ?? null,
      clickTray(press: TrayPress): void {
        const event = {
          altKey: false,
          ctrlKey: false,
          metaKey: false,
          shiftKey: false,
          triggeredByAccelerator: false,
        };
        const name = { left: "click", right: "right-click", double: "double-click" }[press];
        firstTray().emit(name, hostEvent(event), bounds, { x: bounds.x, y: bounds.y });
      },
      openTray: () => firstTray().hostOpen(true),
      closeTray: () => firstTray().hostOpen(false),
      isTrayOpen: () => firstTray().hostIsOpen,
      chooseMenu: (labels: readonly string[]) => firstTray().hostChoose(labels),
      applicationMenu: () => viewMenu(Menu.getApplicationMenu()),
      notifications: () => shown.map((each) => each.hostView()),
      clickNotification: (index: number) => void notificationAt(index).emit("click", hostEvent({})),
      pressNotificationAction(index: number, action: number): void {
        const notification = notificationAt(index);
        if (notification.actions[action] === undefined)
          throw new Error(`the notification has no action ${action}`);
        notification.emit("action", hostEvent({ actionIndex: action, selectionIndex: -1 }), action, -1);
      },
      hotkeys: () => [...hotkeys.values()].map((each) => each.accelerator),
      pressHotkey(accelerator: string): boolean {
        const found = hotkeys.get(canonicalAccelerator(accelerator));
        found?.press();
        return found !== undefined;
      },
      /** Another program has the chord: refused from now on, and gone if it was ours. */
      takeHotkey(accelerator: string): void {
        const chord = canonicalAccelerator(accelerator);
        taken.add(chord);
        hotkeys.delete(chord);
      },
      /** The other program gave it back. */
      freeHotkey: (accelerator: string) => void taken.delete(canonicalAccelerator(accelerator)),
    },
  };
}
