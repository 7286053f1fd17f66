import type { BrowserWindow, BrowserWindowConstructorOptions } from "electron";
import type { Log } from "../../shared/log.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { guardContents } from "./permissions.ts";

/** What is made for a stranger's page: no preload, no script, nothing of ours. */
const options: BrowserWindowConstructorOptions = {
  show: false,
  webPreferences: {
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    javascript: false,
    webSecurity: true,
    spellcheck: false,
  },
};

/** Prints a mail's page by the system's own question, from a window that nobody sees and that goes with it. */
export async function printPage(
  create: (options: BrowserWindowConstructorOptions) => BrowserWindow,
  url: string,
  log: Log,
): Promise<Result<void>> {
  const window = create(options);
  try {
    guardContents(window.webContents, log);
    await window.loadURL(url);
    const isDone = await new Promise<boolean>((resolve) => {
      window.webContents.print({ printBackground: true }, (success, reason) => {
        // Who thinks better of it has not failed.
        resolve(success || /cancel/i.test(reason));
      });
    });
    return isDone ? ok() : fail("notAllowed", "not printed");
  } catch (error) {
    log.warn("print: page not loaded", { error });
    return fail("internal", "page not loaded");
  } finally {
    window.destroy();
  }
}
