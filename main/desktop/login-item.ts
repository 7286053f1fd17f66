import type { App } from "electron";
import type { DesktopState } from "../../shared/state/desktop.ts";
import type { SettingsFile } from "../settings/settings.ts";
import type { Store } from "../state/store.ts";

/** Said to the program that the system starts at login. macOS takes no arguments. */
const args = ["--hidden"];

/**
 * Starting at login. The system keeps it, and the user may change it there (Task Manager, Login Items): so it is set on
 * a press only, and read at every start.
 */
export function createLoginItem(
  app: Pick<App, "getLoginItemSettings" | "setLoginItemSettings">,
  platform: DesktopState["platform"],
  isInstalled: boolean,
) {
  const isOurs = isInstalled && platform !== "linux";

  /** What the system will do; null where there is nothing to ask. */
  function isOn(): boolean | null {
    if (!isOurs) return null;
    const told = app.getLoginItemSettings({ args });
    // Windows keeps what was switched off in the Task Manager, beside a note that it is off.
    return told.openAtLogin && (platform !== "win32" || told.executableWillLaunchAtLogin);
  }

  return {
    /** Answers what the system will do from now on: macOS may want its user's leave first. */
    set(on: boolean): boolean {
      if (isOurs) app.setLoginItemSettings({ openAtLogin: on, args });
      return isOn() ?? on;
    },
    isOn,
    /** This start is the system's. Elsewhere than on macOS its argument says so. */
    hasStartedUs: (): boolean => platform === "darwin" && app.getLoginItemSettings().wasOpenedAtLogin,
  };
}

/** Takes over what the user set in the system's own settings: at the start, and whenever ours come to the front. */
export function followLoginItem({
  store,
  settings,
  isOn,
}: {
  readonly store: Store;
  readonly settings: Pick<SettingsFile, "get" | "change">;
  readonly isOn: () => boolean | null;
}): void {
  function take(): void {
    settings.change({ startAtLogin: isOn() ?? undefined });
    store.dispatch({ kind: "settingsChanged", settings: settings.get() });
  }
  take();
  store.watch((now, _was, event) => {
    if (event.kind !== "windowFronted" || event.window !== "settings") return;
    const is = isOn();
    if (is !== null && is !== now.settings.startAtLogin) take();
  });
}
