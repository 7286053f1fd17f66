import type { Hands } from "../host/electron/index.ts";
import type { App } from "./app.ts";

/** Calls one hand of the host, wherever that runs. */
export type CallHand = (hand: string, args: readonly unknown[]) => Promise<unknown>;

type Async = {
  [K in keyof Hands]: (...args: Parameters<Hands[K]>) => Promise<Awaited<ReturnType<Hands[K]>>>;
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
  "badge",
  "loginItem",
  "activate",
  "contextMenu",
  "chooseContextMenu",
  "logOff",
  "openUrl",
] as const satisfies readonly (keyof Hands & keyof App)[];

export type RemoteHands = Pick<Async, (typeof names)[number]> & { denyMicrophone(): Promise<void> };

/** The same words in both hosts: only the way to them differs. */
export function remoteHands(call: CallHand): RemoteHands {
  const hands = Object.fromEntries(names.map((name) => [name, (...args: unknown[]) => call(name, args)]));
  return {
    ...(hands as unknown as Pick<Async, (typeof names)[number]>),
    denyMicrophone: () => call("setMicrophone", ["denied"]) as Promise<void>,
  };
}
