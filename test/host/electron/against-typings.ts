import type Electron from "electron";
import type { createElectron } from "./index.ts";

/**
 * Only for the compiler: a name that the model has and Electron has not would let the app use something
 * that is not there. What begins with "host" is the host's own.
 */
type Model = ReturnType<typeof createElectron>["electron"];
type Invented<Ours, Theirs> = Exclude<keyof Ours, keyof Theirs | `host${string}` | symbol>;
type Made<T> = T extends new (...args: never[]) => infer Instance ? Instance : never;
type Session = Model["session"]["defaultSession"];
type Contents = Made<Model["BrowserWindow"]>["webContents"];

type AllInvented =
  | Invented<Model, typeof Electron>
  | Invented<Model["app"], Electron.App>
  | Invented<Model["app"]["commandLine"], Electron.CommandLine>
  | Invented<Made<Model["BrowserWindow"]>, Electron.BrowserWindow>
  | Invented<Model["BrowserWindow"], typeof Electron.BrowserWindow>
  | Invented<Contents, Electron.WebContents>
  | Invented<Contents["mainFrame"], Electron.WebFrameMain>
  | Invented<Model["clipboard"], Electron.Clipboard>
  | Invented<Model["dialog"], Electron.Dialog>
  | Invented<Model["globalShortcut"], Electron.GlobalShortcut>
  | Invented<Model["ipcMain"], Electron.IpcMain>
  | Invented<Model["Menu"], typeof Electron.Menu>
  | Invented<Model["Tray"], typeof Electron.Tray>
  | Invented<Model["Notification"], typeof Electron.Notification>
  | Invented<Made<Model["Menu"]>, Electron.Menu>
  | Invented<Made<Model["MenuItem"]>, Electron.MenuItem>
  | Invented<ReturnType<Model["nativeImage"]["createEmpty"]>, Electron.NativeImage>
  | Invented<Model["nativeImage"], typeof Electron.nativeImage>
  | Invented<Model["nativeTheme"], Electron.NativeTheme>
  | Invented<Model["net"], Electron.Net>
  | Invented<Made<Model["Notification"]>, Electron.Notification>
  | Invented<Model["powerMonitor"], Electron.PowerMonitor>
  | Invented<Model["powerSaveBlocker"], Electron.PowerSaveBlocker>
  | Invented<Model["protocol"], Electron.Protocol>
  | Invented<Model["screen"], Electron.Screen>
  | Invented<Session, Electron.Session>
  | Invented<Session["webRequest"], Electron.WebRequest>
  | Invented<Model["shell"], Electron.Shell>
  | Invented<Model["systemPreferences"], Electron.SystemPreferences>
  | Invented<Made<Model["Tray"]>, Electron.Tray>
  | Invented<Model["webContents"], typeof Electron.webContents>;

/** An error here names what was invented. */
export type NothingIsInvented = [AllInvented] extends [never] ? true : AllInvented;
export const nothingIsInvented: NothingIsInvented = true;
