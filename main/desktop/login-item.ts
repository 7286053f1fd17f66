import type { App } from "electron";
import type { DesktopState } from "../../shared/state/desktop.ts";

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
  return {
    set(on: boolean): void {
      if (isOurs) app.setLoginItemSettings({ openAtLogin: on, args });
    },
    /** What the system will do; null where there is nothing to ask. */
    isOn(): boolean | null {
      if (!isOurs) return null;
      const told = app.getLoginItemSettings({ args });
      // Windows keeps what was switched off in the Task Manager, beside a note that it is off.
      return told.openAtLogin && (platform !== "win32" || told.executableWillLaunchAtLogin);
    },
    /** This start is the system's. Elsewhere than on macOS its argument says so. */
    hasStartedUs: (): boolean => platform === "darwin" && app.getLoginItemSettings().wasOpenedAtLogin,
  };
}
