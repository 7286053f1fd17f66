import type { BrowserWindowConstructorOptions } from "electron";
import { grantArgument } from "../../shared/contract/grant.ts";
import { grantFor } from "../../shared/contract/index.ts";
import type { WindowKind } from "../../shared/state/app.ts";
import type { Rectangle } from "./bounds.ts";
import { windowKinds } from "./window-kinds.ts";

/** How a window is made, the strict way: what its page may ask of main comes with it. */
export function windowOptions(
  kind: WindowKind,
  bounds: Rectangle,
  parts: { readonly preload: string; readonly icon: string | undefined; readonly isDark: boolean },
): BrowserWindowConstructorOptions {
  const { minWidth, minHeight, title, unseen: isUnseen = false } = windowKinds[kind];
  return {
    ...bounds,
    minWidth,
    minHeight,
    title,
    show: false,
    backgroundColor: parts.isDark ? "#16181c" : "#f5f6f8",
    autoHideMenuBar: true,
    fullscreenable: false,
    maximizable: !isUnseen,
    skipTaskbar: isUnseen,
    focusable: !isUnseen,
    ...(parts.icon === undefined ? {} : { icon: parts.icon }),
    webPreferences: {
      preload: parts.preload,
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
      // The voice page measures packets and rings: it may not be slowed down while hidden.
      backgroundThrottling: !isUnseen,
      additionalArguments: [grantArgument + encodeURIComponent(JSON.stringify(grantFor(kind)))],
    },
  };
}
