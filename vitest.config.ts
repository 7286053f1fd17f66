import { availableParallelism } from "node:os";
import { preact } from "@preact/preset-vite";
import { defineConfig } from "vitest/config";

/** Room for a machine that is busy with other things. */
const limits = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 10_000 } } };

/** Unit tests stand beside their file; those in renderer see a document. End-to-end specs are Playwright's. */
export default defineConfig({
  test: {
    // Who has two cores has both used: much of the time of real sound and real processes is waiting.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        // Modules without state of their own: a world of its own for each file would cost four times the tests.
        test: {
          ...limits,
          name: "node",
          environment: "node",
          setupFiles: "shared/text/test-setup.ts",
          include: ["{shared,main,preload}/**/*.test.ts"],
          pool: "threads",
          isolate: false,
        },
      },
      {
        // Processes, sockets, real sound.
        test: {
          ...limits,
          name: "machine",
          environment: "node",
          setupFiles: "shared/text/test-setup.ts",
          include: ["{sandbox,build}/**/*.test.{ts,mjs}", "test/**/*.test.ts"],
          exclude: ["**/node_modules/**", "dist/**"],
        },
      },
      {
        plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
        // Each file has its own document and modules, but not its own process.
        test: {
          ...limits,
          name: "renderer",
          environment: "happy-dom",
          include: ["renderer/**/*.test.{ts,tsx}"],
          setupFiles: ["renderer/test-setup.ts", "shared/text/test-setup.ts"],
          pool: "vmThreads",
        },
      },
    ],
  },
});
