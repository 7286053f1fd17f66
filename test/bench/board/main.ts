import { join } from "node:path";
import { app, BrowserWindow, ipcMain, protocol } from "electron";
import { openBridge } from "../../../main/bridge/bridge.ts";
import { createSubscriptions } from "../../../main/bridge/subscriptions.ts";
import { createOrdered } from "../../../main/collections/ordered.ts";
import type { AllSources } from "../../../main/collections/view.ts";
import { createAssets, createPages } from "../../../main/desktop/pages.ts";
import { windowOptions } from "../../../main/desktop/window-options.ts";
import type { AllHandlers } from "../../../shared/contract/index.ts";
import { silentLog } from "../../../shared/log.ts";
import { changesASecond, type Load, people, stampedASecond } from "./load.ts";

/**
 * A program with one window, the app's own bridge and preload, and a board behind them that does nothing but change:
 * ten thousand people in the order of their time in status, from the first time that somebody looks.
 */
const list = createOrdered<Load>((a, b) => b.since - a.since);
for (let n = 0; n < people; n += 1) list.put(person(`u${n}`, Math.random(), ""));
// At the top, whatever the others do: when it changed last is written in it.
const stamped = "stamped";
list.put(person(stamped, 2, ""));

function person(key: string, since: number, detail: string): Load {
  const who = { key, id: key, name: `Agent ${key}`, detail, number: key, email: "", statusId: null };
  return { kind: "agents", ...who, since };
}

const wallNow = () => performance.timeOrigin + performance.now();
let changed = () => {};
let isRunning = false;

function change(): void {
  if (Math.random() < stampedASecond / changesASecond) list.put(person(stamped, 2, String(wallNow())));
  else list.put(person(`u${Math.floor(Math.random() * people)}`, Math.random(), ""));
  changed();
}

function run(): void {
  if (isRunning) return;
  isRunning = true;
  const began = performance.now();
  let done = 0;
  setInterval(() => {
    const due = Math.floor(((performance.now() - began) * changesASecond) / 1_000);
    for (; done < due; done += 1) change();
  }, 2);
}

function source(_query: unknown, seen: () => void) {
  changed = seen;
  return {
    rows: list.rows,
    head: () => ({ total: list.size, isMore: false, isLoading: false, failure: null }),
    want: run,
    retry() {},
    close() {},
  };
}

const clock = {
  after(ms: number, task: () => void) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

protocol.registerSchemesAsPrivileged([
  { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
void app.whenReady().then(async () => {
  const folder = app.getAppPath();
  protocol.handle("app", createPages(createAssets(join(folder, "pages"))));
  const bounds = { x: 0, y: 0, width: 480, height: 720 };
  const made = { preload: join(folder, "preload.cjs"), icon: undefined, isDark: false };
  const window = new BrowserWindow(windowOptions("phone", bounds, made));
  const ref = { kind: "phone" } as const;
  openBridge({
    ipcMain,
    handlers: {} as AllHandlers,
    windows: { refOf: (id) => (id === window.webContents.id ? ref : null) },
    publisher: { snapshot: () => ({ number: 0, at: 0, slices: {} }), forget() {}, close() {} },
    subscriptions: createSubscriptions({ directory: source } as unknown as AllSources, clock, silentLog),
    log: silentLog,
  });
  await window.loadURL("app://hookswitch/phone.html");
  window.show();
});
