// @ts-check
/// <reference types="electron" />
/**
 * Loaded into the real Electron before the app (`electron -r`): notes the trays, notifications and
 * hotkeys that main makes, on the real objects, so that specs have the same actions as in the Chromium host.
 * What is pressed here is the object's own event; the system's part of the way is not shown by it.
 */
const Module = require("node:module");
const { basename } = require("node:path");

/** @typedef {typeof import("electron")} ElectronModule */

const wrapped = new WeakMap();
/** @type {any} */
const anyModule = Module;
const load = anyModule._load;
anyModule._load = (/** @type {string} */ request, /** @type {unknown[]} */ ...rest) => {
  const loaded = load(request, ...rest);
  if (!/^electron(\/(main|common))?$/.test(request)) return loaded;
  if (!wrapped.has(loaded)) wrapped.set(loaded, spyOn(loaded));
  return wrapped.get(loaded);
};

/** @param {ElectronModule} electron */
function spyOn(electron) {
  const { app, BrowserWindow, clipboard, Menu, nativeTheme, powerMonitor, session } = electron;
  /** @type {Map<object, { name: string, path: string }>} */
  const imageSources = new Map();
  /** @typedef {{ tray: Electron.Tray, image: unknown, tooltip: string, menu: Electron.Menu | null, isOpen: boolean }} TrayEntry */
  /** @type {TrayEntry[]} */
  const trays = [];
  /** @type {{ notification: Electron.Notification, open: boolean }[]} */
  const shown = [];
  /** @type {Map<string, { accelerator: string, press: () => void }>} */
  const hotkeys = new Map();
  /** @type {Set<string>} */
  const taken = new Set();
  /** @type {string[]} */
  const openedExternally = [];
  /** @type {{ kind: string, options: unknown }[]} */
  const dialogs = [];
  /** @type {number[]} */
  const dialogAnswers = [];
  /** @type {string[]} */
  const savePlaces = [];
  /** @type {string[][]} */
  const openedFiles = [];

  /** "denied" and "missing" stand before the app's own answer; "granted" leaves it alone. */
  let microphone = "granted";

  /**
   * What the app gave the session; Electron tells nobody.
   * @type {{ request: Function | null, check: Function | null, device: Function | null }}
   */
  const permissions = { request: null, check: null, device: null };
  let isCovered = false;
  /** Covered when the app first asks for it: whose "ready" comes first is nobody's to know. */
  function coveredSession() {
    const { defaultSession } = session;
    if (isCovered) return defaultSession;
    isCovered = true;
    cover(defaultSession, "setPermissionCheckHandler", (check) => Object.assign(permissions, { check }));
    cover(defaultSession, "setDevicePermissionHandler", (device) => Object.assign(permissions, { device }));
    const set = defaultSession.setPermissionRequestHandler.bind(defaultSession);
    Object.defineProperty(defaultSession, "setPermissionRequestHandler", {
      configurable: true,
      value(/** @type {Function | null} */ request) {
        permissions.request = request;
        set((contents, permission, answer, details) => {
          if (permission === "media" && microphone !== "granted") return answer(false);
          if (request === null) return answer(true);
          request(contents, permission, answer, details);
        });
      },
    });
    return defaultSession;
  }

  const chord = (/** @type {string} */ text) =>
    text
      .toLowerCase()
      .replace(/(command|cmd)orcontrol|(command|cmd)orctrl/, process.platform === "darwin" ? "cmd" : "ctrl")
      .replace("control", "ctrl")
      .replace("command", "cmd")
      .replace("option", "alt")
      .split("+")
      .sort()
      .join("+");

  /**
   * Runs `also` before a method of one object. Electron's classes cannot be subclassed, their objects can be covered.
   * @param {object} object @param {string} name @param {(...args: any[]) => void} also
   */
  function cover(object, name, also) {
    const method = Reflect.get(object, name);
    Object.defineProperty(object, name, {
      configurable: true,
      value(/** @type {unknown[]} */ ...args) {
        also(...args);
        return Reflect.apply(method, object, args);
      },
    });
  }

  /** As macOS tells it; a real menu would hold main. @param {TrayEntry} entry @param {boolean} isOpen */
  function openTray(entry, isOpen) {
    if (entry.isOpen === isOpen) return;
    entry.isOpen = isOpen;
    if (process.platform === "darwin")
      entry.menu?.emit(/** @type {any} */ (isOpen ? "menu-will-show" : "menu-will-close"), {});
  }

  const Tray = new Proxy(electron.Tray, {
    construct(target, args) {
      const tray = Reflect.construct(target, args);
      /** @type {(typeof trays)[number]} */
      const entry = { tray, image: args[0], tooltip: "", menu: null, isOpen: false };
      trays.push(entry);
      cover(tray, "setImage", (image) => Object.assign(entry, { image }));
      cover(tray, "setToolTip", (tooltip) => Object.assign(entry, { tooltip }));
      cover(tray, "setContextMenu", (menu) => {
        if (process.platform === "darwin") openTray(entry, false);
        entry.menu = menu;
      });
      cover(tray, "destroy", () => trays.splice(trays.indexOf(entry), 1));
      // A native menu would hold main until somebody closed it.
      const popUpContextMenu = (/** @type {Electron.Menu | undefined} */ menu) => {
        if (menu !== undefined) entry.menu = menu;
      };
      Object.defineProperty(tray, "popUpContextMenu", { value: popUpContextMenu });
      return tray;
    },
  });

  const Notification = new Proxy(electron.Notification, {
    construct(target, args) {
      const notification = Reflect.construct(target, args);
      const entry = { notification, open: false };
      cover(notification, "show", () => {
        entry.open = true;
        if (!shown.includes(entry)) shown.push(entry);
      });
      const closed = () => {
        entry.open = false;
      };
      cover(notification, "close", closed);
      notification.on("close", closed);
      return notification;
    },
  });

  const globalShortcut = Object.assign(Object.create(electron.globalShortcut), {
    register(/** @type {string} */ accelerator, /** @type {() => void} */ press) {
      if (taken.has(chord(accelerator)) || !electron.globalShortcut.register(accelerator, press))
        return false;
      hotkeys.set(chord(accelerator), { accelerator, press });
      return true;
    },
    isRegistered: (/** @type {string} */ accelerator) => hotkeys.has(chord(accelerator)),
    unregister(/** @type {string} */ accelerator) {
      if (hotkeys.delete(chord(accelerator))) electron.globalShortcut.unregister(accelerator);
    },
    unregisterAll() {
      hotkeys.clear();
      electron.globalShortcut.unregisterAll();
    },
  });

  const nativeImage = Object.assign(Object.create(electron.nativeImage), {
    createFromPath(/** @type {string} */ path) {
      const image = electron.nativeImage.createFromPath(path);
      imageSources.set(image, { name: basename(path).replace(/\.[a-z]+$/i, ""), path });
      return image;
    },
    createFromBuffer: electron.nativeImage.createFromBuffer,
    createFromDataURL: electron.nativeImage.createFromDataURL,
    createEmpty: electron.nativeImage.createEmpty,
  });

  const shell = Object.assign(Object.create(electron.shell), {
    async openExternal(/** @type {string} */ url) {
      openedExternally.push(url);
    },
  });

  const dialog = Object.assign(Object.create(electron.dialog), {
    async showMessageBox(/** @type {unknown[]} */ ...args) {
      const options = /** @type {Electron.MessageBoxOptions} */ (args.at(-1));
      dialogs.push({ kind: "messageBox", options });
      const response = dialogAnswers.shift() ?? options.cancelId ?? options.defaultId ?? 0;
      return { response, checkboxChecked: false };
    },
    async showOpenDialog(/** @type {unknown[]} */ ...args) {
      dialogs.push({ kind: "open", options: args.at(-1) });
      const filePaths = openedFiles.shift() ?? [];
      return { canceled: filePaths.length === 0, filePaths };
    },
    async showSaveDialog(/** @type {unknown[]} */ ...args) {
      dialogs.push({ kind: "save", options: args.at(-1) });
      const filePath = savePlaces.shift() ?? "";
      return { canceled: filePath === "", filePath };
    },
    showErrorBox(/** @type {string} */ title, /** @type {string} */ content) {
      dialogs.push({ kind: "errorBox", options: { title, content } });
    },
  });

  // The system's questions to a person: nobody is there to answer them.
  const systemPreferences = Object.assign(Object.create(electron.systemPreferences), {
    askForMediaAccess: async () => microphone !== "denied",
  });

  /** The menu at the pointer. A native one would hold main until somebody closed it. @type {{ menu: Electron.Menu, window: Electron.BrowserWindow | undefined } | null} */
  let popup = null;
  const ourMenu = new Proxy(electron.Menu, {
    get(target, name) {
      if (name !== "buildFromTemplate") return Reflect.get(target, name);
      return (/** @type {Electron.MenuItemConstructorOptions[]} */ template) => {
        const menu = target.buildFromTemplate(template);
        Object.defineProperty(menu, "popup", {
          value(/** @type {Electron.PopupOptions} */ { window } = {}) {
            popup = { menu, window: /** @type {Electron.BrowserWindow | undefined} */ (window) };
          },
        });
        return menu;
      };
    },
  });

  /** @param {Electron.Menu | null} menu @returns {object[]} */
  const viewMenu = (menu) =>
    (menu?.items ?? []).map(({ label, type, checked, enabled, visible, submenu }) => ({
      label,
      type,
      checked,
      enabled,
      visible,
      ...(submenu ? { submenu: viewMenu(submenu) } : {}),
    }));

  /** By the name of its page or, of several of a kind, with the query: "note?key=a". @param {string} kind */
  function windowOf(kind) {
    const all = BrowserWindow.getAllWindows();
    const found = all.find((each) => {
      const { pathname, search } = new URL(each.webContents.getURL());
      const name = basename(pathname, ".html");
      return kind === name || kind === name + search;
    });
    if (found === undefined) throw new Error(`no window of kind '${kind}'`);
    return found;
  }

  function firstTray() {
    const [first] = trays;
    if (first === undefined) throw new Error("the app has no tray icon");
    return first;
  }

  /** @param {number} index */
  function notificationAt(index) {
    const found = shown.at(index);
    if (found === undefined) throw new Error(`no notification ${index} among ${shown.length}`);
    if (!found.open) throw new Error(`the notification '${found.notification.title}' is closed`);
    return found.notification;
  }

  const actions = {
    tray() {
      const [first] = trays;
      if (first === undefined) return null;
      const { image, tooltip, menu } = first;
      const given =
        typeof image === "string" ? { name: basename(image).replace(/\.[a-z]+$/i, ""), path: image } : null;
      const icon = given ?? imageSources.get(/** @type {object} */ (image)) ?? { name: "", path: "" };
      const template =
        typeof image !== "string" && /** @type {Electron.NativeImage} */ (image).isTemplateImage();
      const title = process.platform === "darwin" ? first.tray.getTitle() : "";
      return { icon: { ...icon, template }, tooltip, title, menu: viewMenu(menu) };
    },
    clickTray(/** @type {"left" | "right" | "double"} */ press) {
      const name = { left: "click", right: "right-click", double: "double-click" }[press];
      firstTray().tray.emit(name, {}, firstTray().tray.getBounds(), { x: 0, y: 0 });
    },
    openTray: () => openTray(firstTray(), true),
    closeTray: () => openTray(firstTray(), false),
    isTrayOpen: () => firstTray().isOpen,
    chooseMenu(/** @type {string[]} */ labels) {
      /** @type {Electron.Menu | null | undefined} */
      let menu = firstTray().menu;
      labels.forEach((label, depth) => {
        const item = menu?.items.find((each) => each.visible && each.label === label);
        if (item === undefined) throw new Error(`no menu item '${label}'`);
        if (!item.enabled) throw new Error(`the menu item '${label}' is disabled`);
        if (depth === labels.length - 1) item.click();
        menu = item.submenu;
      });
    },
    applicationMenu: () => viewMenu(Menu.getApplicationMenu()),
    hotkeys: () => [...hotkeys.values()].map((each) => each.accelerator),
    pressHotkey(/** @type {string} */ accelerator) {
      const found = hotkeys.get(chord(accelerator));
      found?.press();
      return found !== undefined;
    },
    takeHotkey(/** @type {string} */ accelerator) {
      taken.add(chord(accelerator));
      globalShortcut.unregister(accelerator);
    },
    freeHotkey: (/** @type {string} */ accelerator) => void taken.delete(chord(accelerator)),
    notifications: () =>
      shown.map(({ notification: { title, body, silent, actions }, open }) => ({
        title,
        body,
        silent,
        actions: actions.map((each) => each.text),
        open,
      })),
    clickNotification: (/** @type {number} */ index) => void notificationAt(index).emit("click", {}),
    pressNotificationAction(/** @type {number} */ index, /** @type {number} */ action) {
      const notification = notificationAt(index);
      if (notification.actions[action] === undefined)
        throw new Error(`the notification has no action ${action}`);
      notification.emit("action", { actionIndex: action, selectionIndex: -1 }, action, -1);
    },
    power(/** @type {string} */ event) {
      if (event === "shutdown" && process.platform === "win32")
        throw new Error("Windows has no power event 'shutdown'");
      powerMonitor.emit(event, { preventDefault() {} });
    },
    setMicrophone(/** @type {string} */ state) {
      // Chromium's fake device cannot be taken away: a page would be refused and told another reason.
      if (state === "missing") throw new Error("Electron's microphone cannot be made missing");
      microphone = state;
    },
    contextMenu: () => (popup === null ? null : viewMenu(popup.menu)),
    chooseContextMenu([label = ""]) {
      const open = popup;
      popup = null;
      const item = open?.menu.items.find((each) => each.visible && each.label === label);
      if (item === undefined || !item.enabled) throw new Error(`the menu at the pointer has no '${label}'`);
      /** @type {any} */ (item).click({}, open?.window, open?.window?.webContents);
    },
    logOff() {
      const all = BrowserWindow.getAllWindows();
      for (const name of ["query-session-end", "session-end"])
        for (const each of all)
          each.emit(/** @type {any} */ (name), { preventDefault() {}, reasons: ["logoff"] });
    },
    setProxy: (/** @type {Electron.ProxyConfig} */ config) => session.defaultSession.setProxy(config),
    permission() {
      throw new Error("Electron does not tell its permission handlers");
    },
    requestHid(/** @type {string} */ kind, /** @type {object[]} */ deviceList) {
      const contents = windowOf(kind).webContents;
      const { mainFrame: frame } = contents;
      const details = { isMainFrame: true, requestingUrl: frame.url, securityOrigin: frame.origin };
      if (!permissions.check?.(contents, "hid", frame.origin, details)) return null;
      return new Promise((resolve) => {
        let isPrevented = false;
        const event = { preventDefault: () => (isPrevented = true) };
        const answer = (/** @type {string | undefined} */ deviceId) => resolve(deviceId ?? null);
        session.defaultSession.emit(
          /** @type {any} */ ("select-hid-device"),
          event,
          { deviceList, frame },
          answer,
        );
        if (!isPrevented) resolve(null);
      });
    },
    allowsHid: (/** @type {string} */ kind, /** @type {object} */ device) =>
      permissions.device?.({
        deviceType: "hid",
        origin: windowOf(kind).webContents.mainFrame.origin,
        device,
      }) ?? false,
    setLook(/** @type {{ dark?: boolean }} */ { dark }) {
      nativeTheme.themeSource = dark ? "dark" : "light";
    },
    windows: () =>
      BrowserWindow.getAllWindows().map((each) => ({
        id: each.id,
        url: each.webContents.getURL(),
        title: each.getTitle(),
        visible: each.isVisible(),
        focused: each.isFocused(),
        minimized: each.isMinimized(),
        alwaysOnTop: each.isAlwaysOnTop(),
        flashing: false,
        progress: -1,
        overlay: "",
        bounds: each.getBounds(),
      })),
    killWindow: (/** @type {string} */ kind) => windowOf(kind).webContents.forcefullyCrashRenderer(),
    closeWindow: (/** @type {string} */ kind) => windowOf(kind).close(),
    minimizeWindow: (/** @type {string} */ kind) => windowOf(kind).minimize(),
    reloadWindow: (/** @type {string} */ kind) => windowOf(kind).webContents.reload(),
    clipboard(/** @type {string | undefined} */ text) {
      if (text !== undefined) clipboard.writeText(text);
      return clipboard.readText();
    },
    openedExternally: () => [...openedExternally],
    dialogs: () => JSON.parse(JSON.stringify(dialogs)),
    opensFiles: (/** @type {string[]} */ paths) => void openedFiles.push(paths),
    savesTo: (/** @type {string} */ path) => void savePlaces.push(path),
    answerDialog: (/** @type {number} */ button) => void dialogAnswers.push(button),
    badge: () => app.getBadgeCount(),
    // Windows answers for exactly these arguments.
    loginItem: () => app.getLoginItemSettings({ args: ["--hidden"] }),
    activate: () => void app.emit("activate", {}, BrowserWindow.getAllWindows().length > 0),
    openUrl: (/** @type {string} */ url) => void app.emit("open-url", { preventDefault() {} }, url),
    quit: () => app.quit(),
  };
  Reflect.set(globalThis, Symbol.for("hookswitch.spy.actions"), actions);

  /** @type {Record<string, unknown>} */
  const ours = {
    Tray,
    Notification,
    globalShortcut,
    nativeImage,
    shell,
    dialog,
    systemPreferences,
    Menu: ourMenu,
    session: Object.create(session, { defaultSession: { enumerable: true, get: coveredSession } }),
  };
  // Own properties throughout, because a bundler's import copies those; getters, because Electron loads lazily.
  const names = Object.getOwnPropertyNames(electron);
  return Object.defineProperties(
    {},
    Object.fromEntries(
      names.map((name) => [
        name,
        {
          enumerable: true,
          get: () => (Object.hasOwn(ours, name) ? ours[name] : Reflect.get(electron, name)),
        },
      ]),
    ),
  );
}
