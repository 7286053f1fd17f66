import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { findChromium } from "../build/machine/chromium.ts";
import type { HostKind } from "./harness/app.ts";
import { findElectron } from "./harness/electron-app.ts";

/** The same specs in each host that is here; the Chromium host proves itself as well. */
const chromium = findChromium() !== null;
const electron = findElectron() !== null;

// Each story starts programs of the same sources anew: what is compiled once is not compiled again.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, "..", "node_modules", ".cache", "node");

export default defineConfig<object, { host: HostKind }>({
  testMatch: "**/*.spec.ts",
  outputDir: "../test-results/playwright",
  reporter: "line",
  workers: 2,
  retries: 0,
  // A machine at half its speed is no fault of the app.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  projects: [
    ...(chromium ? [{ name: "chromium-host", testDir: "host", use: { host: "chromium" as const } }] : []),
    ...(chromium ? [{ name: "chromium", testDir: "app", use: { host: "chromium" as const } }] : []),
    ...(electron ? [{ name: "electron", testDir: "app", use: { host: "electron" as const } }] : []),
  ],
});
