import { preact } from "@preact/preset-vite";
import { defineConfig } from "vitest/config";

/** Room for a machine that is busy with other things. */
const limits = { testTimeout: 30_000, hookTimeout: 60_000 };

/** Unit tests stand beside their file; those in renderer see a document. End-to-end specs are Playwright's. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...limits,
          name: "node",
          environment: "node",
          include: ["{shared,main,preload,sandbox,build}/**/*.test.{ts,mjs}", "test/**/*.test.ts"],
          exclude: ["**/node_modules/**", "dist/**"],
        },
      },
      {
        plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
        test: {
          ...limits,
          name: "renderer",
          environment: "happy-dom",
          include: ["renderer/**/*.test.{ts,tsx}"],
        },
      },
    ],
  },
});
