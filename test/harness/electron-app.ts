import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { _electron } from "@playwright/test";
import { mustRunUnsandboxed } from "../../build/machine/electron.ts";
import { remoteActions } from "./actions.ts";
import type { App, LaunchOptions } from "./app.ts";
import { createPages } from "./pages.ts";
import { watchProcess } from "./process.ts";
import { prepareUserData, projectDir } from "./user-data.ts";

/**
 * Electron's executable (ELECTRON_PATH, or the package's), or null where it was not downloaded. The package itself is not asked:
 * without its binary it would try to download it.
 */
export function findElectron(): string | null {
  const given = process.env.ELECTRON_PATH;
  if (given !== undefined && given !== "") return existsSync(given) ? given : null;
  const folder = join(projectDir, "node_modules", "electron");
  const told = join(folder, "path.txt");
  if (!existsSync(told)) return null;
  const executable = join(folder, "dist", readFileSync(told, "utf8").trim());
  return existsSync(executable) ? executable : null;
}

/** The app in Electron; the spy notes what main makes on the real objects. */
export async function launchInElectron(options: LaunchOptions): Promise<App> {
  const executablePath = findElectron();
  if (executablePath === null) throw new Error("Electron's binary is not here");
  const userData = await prepareUserData(options.userData, options);
  const fakeMicrophone =
    options.micFile === undefined ? [] : [`--use-file-for-fake-audio-capture=${options.micFile}%noloop`];
  const argsFor = (more: readonly string[]) => [
    "-r",
    join(projectDir, "test", "host", "electron-spy.cjs"),
    `--user-data-dir=${userData.path}`,
    "--use-fake-device-for-media-stream",
    // Machines for tests have no speaker: what is played goes nowhere, in its own time.
    "--disable-audio-output",
    "--allow-loopback-in-peer-connection",
    // Chromium's own item in macOS' keychain would have the system ask a person.
    "--use-mock-keychain",
    ...fakeMicrophone,
    ...(mustRunUnsandboxed() ? ["--no-sandbox"] : []),
    options.appDir ?? projectDir,
    ...more,
  ];
  const env = Object.fromEntries(
    Object.entries({ ...process.env, ...options.env }).filter(
      (each): each is [string, string] => each[1] !== undefined,
    ),
  );
  const electron = await _electron.launch({ executablePath, args: argsFor(options.args ?? []), env });
  // On Windows Playwright starts it through a shell: what it calls the process is not Electron's.
  const pid = await electron.evaluate(() => process.pid);
  const main = watchProcess(electron.process(), () => userData.remove(), pid);
  const pages = createPages(
    () => [electron.context()],
    (line) => main.lines.push(line),
  );

  const call = (action: string, args: readonly unknown[]) =>
    electron.evaluate(
      (_modules, wish) => {
        const actions = Reflect.get(globalThis, Symbol.for("hookswitch.spy.actions"));
        return Reflect.apply(actions[wish.action], actions, wish.args);
      },
      { action, args: [...args] },
    ) as Promise<unknown>;

  const actions = remoteActions(call);
  const page = (kind: string) => pages.find(kind, () => main.exitCode() !== undefined);

  return {
    ...actions,
    host: "electron",
    userData: userData.path,
    page,
    reloadWindow: async (kind) => pages.reload(await page(kind), () => actions.reloadWindow(kind)),
    killWindow: async (kind) => pages.kill(await page(kind), () => actions.killWindow(kind)),
    async secondInstance(argv) {
      const { spawn } = await import("node:child_process");
      return watchProcess(spawn(executablePath, argsFor(argv), { env }), async () => {}).ends();
    },
    logs: () => main.lines,
    exited: main.exited,
    get exitCode() {
      return main.exitCode();
    },
    async quit() {
      if (main.exitCode() === undefined) call("quit", []).catch(() => {});
      return main.ends();
    },
    kill: () => main.kill(),
  };
}
