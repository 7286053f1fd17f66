import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

export interface RunOptions {
  readonly headless: boolean;
  readonly userData: string | undefined;
  readonly appDir: string;
  readonly appArgs: readonly string[];
}

/**
 * Reads `[--headless] [--user-data DIR] [APPDIR] [app args...]`; without a folder the app is the current one.
 * `--user-data-dir=DIR` among the app's arguments means what it means in Electron.
 */
export function readOptions(args: readonly string[]): RunOptions {
  let headless = false;
  let userData: string | undefined;
  let at = 0;
  for (; ; at += 1) {
    if (args[at] === "--headless") headless = true;
    else if (args[at] === "--user-data") {
      at += 1;
      userData = args[at];
    } else break;
  }
  const given = args[at];
  const isFolder = given !== undefined && existsSync(join(given, "package.json"));
  const rest = args.slice(isFolder ? at + 1 : at);
  const flag = "--user-data-dir=";
  // The app sees it among its arguments, as it would in Electron.
  const appArgs = userData === undefined ? rest : [flag + resolve(userData), ...rest];
  userData ??= rest.findLast((each) => each.startsWith(flag))?.slice(flag.length);
  return {
    headless,
    userData: userData === undefined ? undefined : resolve(userData),
    appDir: resolve(isFolder ? given : "."),
    appArgs,
  };
}
