import { fork } from "node:child_process";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import type { ControlMessage, ControlRequest } from "../host/control.ts";
import { remoteActions } from "./actions.ts";
import type { App, LaunchOptions } from "./app.ts";
import { createPages } from "./pages.ts";
import { watchProcess } from "./process.ts";
import { prepareUserData, projectDir } from "./user-data.ts";

const run = join(projectDir, "test", "host", "run.ts");

/** The app in plain Node, its windows pages of Chromium to which Playwright connects as a second client. */
export async function launchInChromium(options: LaunchOptions): Promise<App> {
  const userData = await prepareUserData(options.userData, options);
  const env = {
    ...process.env,
    ...options.env,
    ...(options.installed === true ? { HOOKSWITCH_HOST_INSTALLED: "1" } : {}),
    ...(options.micFile === undefined ? {} : { HOOKSWITCH_HOST_FAKE_MIC: options.micFile }),
  };
  const start = (args: readonly string[]) =>
    fork(
      run,
      [
        ...(options.headless === false ? [] : ["--headless"]),
        "--user-data",
        userData.path,
        options.appDir ?? projectDir,
        ...args,
      ],
      { silent: true, execArgv: [], env },
    );
  const child = start(options.args ?? []);
  const asked = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const main = watchProcess(child, async () => {
    for (const { reject } of asked.values()) reject(new Error("the app has ended"));
    await browser?.close();
    await userData.remove();
  });
  let browser: Awaited<ReturnType<typeof chromium.connectOverCDP>> | undefined;

  const up = Promise.withResolvers<string>();
  child.on("message", (message: ControlMessage) => {
    if (message.kind === "browser") return up.resolve(message.endpoint);
    const waiting = asked.get(message.ask);
    asked.delete(message.ask);
    if (message.kind === "answer") waiting?.resolve(message.value);
    else waiting?.reject(new Error(message.message));
  });

  let last = 0;
  const call = (action: string, args: readonly unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      if (!child.connected) return reject(new Error("the app has ended"));
      last += 1;
      asked.set(last, { resolve, reject });
      child.send({ ask: last, action, args } satisfies ControlRequest);
    });

  const endpoint = await Promise.race([up.promise, main.exited.then(() => null)]);
  if (endpoint === null) {
    throw new Error(`the app ended (${main.exitCode()}) at once:\n${main.lines.join("\n")}`);
  }
  try {
    browser = await chromium.connectOverCDP(endpoint, { isLocal: true, noDefaults: true });
  } catch (error) {
    await main.kill();
    throw error;
  }
  const pages = createPages(
    () => browser?.contexts() ?? [],
    (line) => main.lines.push(line),
  );

  const actions = remoteActions(call);
  const page = (kind: string) => pages.find(kind, () => main.exitCode() !== undefined);

  return {
    ...actions,
    host: "chromium",
    userData: userData.path,
    page,
    reloadWindow: async (kind) => pages.reload(await page(kind), () => actions.reloadWindow(kind)),
    killWindow: async (kind) => pages.kill(await page(kind), () => actions.killWindow(kind)),
    secondInstance(argv) {
      const second = start(argv);
      return watchProcess(second, async () => {}).ends();
    },
    logs: () => main.lines,
    exited: main.exited,
    get exitCode() {
      return main.exitCode();
    },
    async quit() {
      // The channel may close before the answer: the end itself is the answer.
      if (main.exitCode() === undefined) call("quit", []).catch(() => {});
      return main.ends();
    },
    kill: () => main.kill(),
  };
}
