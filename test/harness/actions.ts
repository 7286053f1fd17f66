import type { Actions } from "../host/electron/index.ts";
import type { App } from "./app.ts";

/** Calls one action of the host, wherever that runs. */
export type CallAction = (action: string, args: readonly unknown[]) => Promise<unknown>;

type Async = {
  [K in keyof Actions]: (...args: Parameters<Actions[K]>) => Promise<Awaited<ReturnType<Actions[K]>>>;
};

const names = [
  "windows",
  "tray",
  "clickTray",
  "openTray",
  "closeTray",
  "isTrayOpen",
  "chooseMenu",
  "applicationMenu",
  "pressHotkey",
  "hotkeys",
  "takeHotkey",
  "freeHotkey",
  "notifications",
  "clickNotification",
  "pressNotificationAction",
  "power",
  "setMicrophone",
  "permission",
  "requestHid",
  "allowsHid",
  "setProxy",
  "setLook",
  "killWindow",
  "closeWindow",
  "minimizeWindow",
  "reloadWindow",
  "clipboard",
  "openedExternally",
  "dialogs",
  "answerDialog",
  "savesTo",
  "opensFiles",
  "badge",
  "loginItem",
  "activate",
  "contextMenu",
  "chooseContextMenu",
  "logOff",
  "openUrl",
] as const satisfies readonly (keyof Actions & keyof App)[];

export type RemoteActions = Pick<Async, (typeof names)[number]> & { denyMicrophone(): Promise<void> };

/** The same words in both hosts: only the way to them differs. */
export function remoteActions(call: CallAction): RemoteActions {
  const actions = Object.fromEntries(names.map((name) => [name, (...args: unknown[]) => call(name, args)]));
  return {
    ...(actions as unknown as Pick<Async, (typeof names)[number]>),
    denyMicrophone: () => call("setMicrophone", ["denied"]) as Promise<void>,
  };
}
