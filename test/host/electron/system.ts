import { notModelled, StrictEmitter, strict } from "./strict.ts";

export type Microphone = "granted" | "denied" | "missing";

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const powerEvents = ["suspend", "resume", "lock-screen", "unlock-screen", "shutdown"] as const;
export type PowerEvent = (typeof powerEvents)[number];

const area: Rectangle = { x: 0, y: 0, width: 1920, height: 1080 };
const display = {
  id: 1,
  label: "Chromium host",
  bounds: area,
  size: { width: area.width, height: area.height },
  workArea: { ...area, height: 1040 },
  workAreaSize: { width: area.width, height: 1040 },
  scaleFactor: 1,
  rotation: 0,
  internal: false,
};

/** The rest of the modelled operating system: clipboard, browser, dialogs, power, displays, privacy. */
export function createSystem(requireReady: (what: string) => void) {
  let clipboardText = "";
  let microphone: Microphone = "granted";
  let lastBlocker = 0;
  const blockers = new Map<number, string>();
  const openedExternally: string[] = [];
  const dialogs: { kind: string; options: unknown }[] = [];
  const dialogAnswers: number[] = [];
  const savePlaces: string[] = [];
  const openedFiles: string[][] = [];

  const powerMonitor = Object.assign(
    new StrictEmitter("powerMonitor", [
      ...powerEvents,
      "on-ac",
      "on-battery",
      "thermal-state-change",
      "speed-limit-change",
      "user-did-become-active",
      "user-did-resign-active",
    ]),
    {
      getSystemIdleTime: () => 0,
      getSystemIdleState: (_seconds: number) => "active",
      isOnBatteryPower: () => false,
      onBatteryPower: false,
    },
  );

  const powerSaveBlocker = strict("powerSaveBlocker", {
    start(type: string): number {
      if (type !== "prevent-app-suspension" && type !== "prevent-display-sleep") {
        throw new TypeError(`Error processing argument at index 0, conversion failure from ${type}`);
      }
      lastBlocker += 1;
      blockers.set(lastBlocker, type);
      return lastBlocker;
    },
    stop: (id: number) => blockers.delete(id),
    isStarted: (id: number) => blockers.has(id),
  });

  const screen = Object.assign(
    new StrictEmitter("screen", ["display-added", "display-removed", "display-metrics-changed"]),
    {
      getAllDisplays: () => ready([display]),
      getPrimaryDisplay: () => ready(display),
      getDisplayMatching: (_rectangle: Rectangle) => ready(display),
      getDisplayNearestPoint: (_point: object) => ready(display),
      getCursorScreenPoint: () => ready({ x: 0, y: 0 }),
    },
  );
  function ready<T>(value: T): T {
    requireReady("screen");
    return value;
  }

  const shell = strict("shell", {
    async openExternal(url: string, _options: object = {}): Promise<void> {
      if (!URL.canParse(url)) throw new Error("Invalid URL");
      openedExternally.push(url);
    },
    async openPath(path: string): Promise<string> {
      openedExternally.push(path);
      return "";
    },
    showItemInFolder: (path: string) => void openedExternally.push(path),
    beep() {},
  });

  // A dialog takes an optional window first.
  const optionsOf = (args: unknown[]) => args.at(-1) as { cancelId?: number; defaultId?: number };
  const dialog = strict("dialog", {
    async showMessageBox(...args: unknown[]) {
      const options = optionsOf(args);
      dialogs.push({ kind: "messageBox", options });
      const response = dialogAnswers.shift() ?? options.cancelId ?? options.defaultId ?? 0;
      return { response, checkboxChecked: false };
    },
    showErrorBox(title: string, content: string) {
      dialogs.push({ kind: "errorBox", options: { title, content } });
      console.error(`${title}: ${content}`);
    },
    async showOpenDialog(...args: unknown[]) {
      dialogs.push({ kind: "open", options: optionsOf(args) });
      const filePaths = openedFiles.shift() ?? [];
      return { canceled: filePaths.length === 0, filePaths };
    },
    async showSaveDialog(...args: unknown[]) {
      dialogs.push({ kind: "save", options: optionsOf(args) });
      const filePath = savePlaces.shift() ?? "";
      return { canceled: filePath === "", filePath };
    },
  });

  const clipboard = strict("clipboard", {
    // Promises since Electron 45.
    readText: async () => clipboardText,
    async writeText(text: string) {
      clipboardText = String(text);
    },
    clear(_type?: string) {
      clipboardText = "";
    },
  });

  /** Only where Electron has it: on Linux these are undefined there as well. */
  const asksForMedia = process.platform === "darwin" || process.platform === "win32";
  const status = () => (microphone === "denied" ? "denied" : "granted");
  const systemPreferences = Object.assign(
    new StrictEmitter("systemPreferences", ["accent-color-changed", "color-changed"]),
    {
      getAnimationSettings: () => ({
        shouldRenderRichAnimation: true,
        scrollAnimationsEnabledBySystem: true,
        prefersReducedMotion: false,
      }),
    },
    asksForMedia
      ? { getMediaAccessStatus: (_kind: string) => status() }
      : { getMediaAccessStatus: undefined },
    process.platform === "darwin"
      ? { askForMediaAccess: async (_kind: string) => microphone !== "denied" }
      : { askForMediaAccess: undefined },
  );

  return {
    modules: { powerMonitor, powerSaveBlocker, screen, shell, dialog, clipboard, systemPreferences },
    microphone: () => microphone,
    actions: {
      power(event: PowerEvent): void {
        if (!powerEvents.includes(event)) throw notModelled(`the power event '${event}'`);
        // Windows tells its windows of a log-off and nobody else: the action for it is logOff.
        if (event === "shutdown" && process.platform === "win32")
          throw new Error("Windows has no power event 'shutdown'");
        powerMonitor.emit(event, {});
      },
      setMicrophone(state: Microphone): void {
        microphone = state;
      },
      clipboard: (text?: string): string => {
        if (text !== undefined) clipboardText = text;
        return clipboardText;
      },
      openedExternally: () => [...openedExternally],
      dialogs: () => JSON.parse(JSON.stringify(dialogs)) as unknown,
      /** The button pressed in the next message box. */
      answerDialog: (button: number) => void dialogAnswers.push(button),
      /** Which files are chosen in the next open dialog. */
      opensFiles: (paths: string[]) => void openedFiles.push(paths),
      /** Where the next save dialog is told to save. */
      savesTo: (path: string) => void savePlaces.push(path),
      powerSaveBlockers: () => [...blockers.values()],
    },
  };
}
