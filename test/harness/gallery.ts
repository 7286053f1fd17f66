import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "@playwright/test";
import { build, preview } from "vite";
import { findHeadlessChromium } from "../../build/machine/chromium.ts";
import type { FakeBridge } from "../../renderer/gallery/fake-bridge.ts";

declare global {
  interface Window {
    /** Of the gallery's page. */
    readonly fake: FakeBridge;
    /** Puts what comes from a catalogue into ⟦brackets⟧. */
    speakMarked(): void;
  }
}

/** The gallery, built and served, and a browser to look at it. */
export interface Gallery {
  readonly browser: Browser;
  /** The address of a screen. */
  url(state: string): string;
  close(): Promise<void>;
}

const renderer = fileURLToPath(new URL("../../renderer", import.meta.url));

export async function openGallery(): Promise<Gallery> {
  const outDir = await mkdtemp(join(tmpdir(), "hookswitch-gallery-"));
  const shared = { configFile: false, root: renderer, logLevel: "error" } as const;
  await build({
    ...shared,
    base: "./",
    build: { outDir, emptyOutDir: true, rollupOptions: { input: join(renderer, "gallery/index.html") } },
  });
  const server = await preview({ ...shared, build: { outDir }, preview: { port: 0, host: "127.0.0.1" } });
  const address = server.httpServer.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const browser = await chromium.launch({
    executablePath: findHeadlessChromium() ?? "chromium",
    args: ["--no-sandbox"],
  });
  return {
    browser,
    url: (state) => `http://127.0.0.1:${address.port}/gallery/index.html?state=${state}&theme=light`,
    async close() {
      await browser.close();
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

/** What sticks out of the window sideways, by tag and class. */
export async function sticksOut(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    return [...document.querySelectorAll("#app *")]
      .filter((element) => element.closest(".sr-only, [hidden], .health-tip") === null)
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && (box.right > width + 1 || box.left < -1);
      })
      .map((element) => `${element.tagName}.${element.getAttribute("class") ?? ""}`);
  });
}
