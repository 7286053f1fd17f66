import { notModelled } from "./strict.ts";

export interface WebPreferences {
  preload?: string;
  additionalArguments?: string[];
  backgroundThrottling?: boolean;
  [key: string]: unknown;
}

export interface WindowOptions {
  width?: number;
  height?: number;
  x?: number;
  y?: number;
  show?: boolean;
  title?: string;
  alwaysOnTop?: boolean;
  webPreferences?: WebPreferences;
  [key: string]: unknown;
}

const known = new Set(
  (
    "width height x y show title alwaysOnTop webPreferences minWidth minHeight maxWidth maxHeight resizable movable " +
    "minimizable maximizable closable focusable fullscreen fullscreenable simpleFullscreen skipTaskbar icon frame " +
    "parent modal acceptFirstMouse autoHideMenuBar backgroundColor darkTheme titleBarStyle titleBarOverlay " +
    "trafficLightPosition useContentSize center paintWhenInitiallyHidden hasShadow opacity roundedCorners type " +
    "accentColor backgroundMaterial vibrancy transparent"
  ).split(" "),
);

const knownPreferences = new Set(
  (
    "preload additionalArguments backgroundThrottling contextIsolation sandbox nodeIntegration nodeIntegrationInWorker " +
    "nodeIntegrationInSubFrames webSecurity allowRunningInsecureContent experimentalFeatures enableBlinkFeatures " +
    "webviewTag devTools spellcheck autoplayPolicy disableDialogs safeDialogs navigateOnDragDrop plugins " +
    "enableWebSQL javascript images webgl zoomFactor defaultEncoding scrollBounce disableBlinkFeatures session " +
    "disableHtmlFullscreenWindowResize focusOnNavigation"
  ).split(" "),
);

/** What no window of this app may turn off or on. */
const mustBe: Readonly<Record<string, boolean>> = {
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  javascript: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
};

/** Throws for an option that is unknown, or that gives a window more than a sandboxed page has. */
export function checkWindowOptions(options: WindowOptions): void {
  for (const key of Object.keys(options)) {
    if (!known.has(key)) throw notModelled(`the BrowserWindow option '${key}'`);
  }
  const preferences = options.webPreferences ?? {};
  for (const [key, value] of Object.entries(preferences)) {
    if (!knownPreferences.has(key)) throw notModelled(`the webPreferences option '${key}'`);
    const due = mustBe[key];
    if (due !== undefined && value !== undefined && value !== due) {
      throw new Error(`Chromium host: refused, webPreferences.${key} must be ${due}`);
    }
    if (key === "enableBlinkFeatures" && value !== undefined && value !== "") {
      throw new Error("Chromium host: refused, webPreferences.enableBlinkFeatures must be absent");
    }
  }
  if (preferences.preload !== undefined && !/^([a-z]:)?[\\/]/i.test(preferences.preload)) {
    throw new Error(`preload script must have absolute path: ${preferences.preload}`);
  }
}
