import { test as base } from "@playwright/test";
import { type App, type HostKind, type LaunchOptions, launchApp } from "./app.ts";

type LaunchInProject = (options?: Omit<LaunchOptions, "host">) => Promise<App>;

/**
 * `test` for specs that run in both hosts: `launch` starts the app in the project's host and ends it
 * after the test; the log of a failed test is attached.
 */
export const test = base.extend<{ launch: LaunchInProject }, { host: HostKind }>({
  host: ["chromium", { option: true, scope: "worker" }],
  launch: async ({ host }, use, info) => {
    const apps: App[] = [];
    await use(async (options = {}) => {
      const app = await launchApp({ ...options, host });
      apps.push(app);
      return app;
    });
    for (const app of apps) {
      const isRed = info.status !== info.expectedStatus;
      // Also waits until what an ended app left is removed. Where a story broke off a call may be up: nobody is asked.
      await (isRed ? app.kill() : app.quit());
      if (isRed) {
        await info.attach("app.log", { body: app.logs().join("\n"), contentType: "text/plain" });
      }
    }
  },
});

export { expect } from "@playwright/test";
