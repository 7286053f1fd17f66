import { join } from "node:path";
import { isExecutable, which } from "./which.ts";

interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isThere: (file: string) => boolean;
  readonly onPath: (name: string) => string | null;
}

const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  isThere: isExecutable,
  onPath: (name) => which(name),
};

/**
 * An installed Chromium, Chrome or Edge, or null. CHROMIUM_PATH decides when it is set, and is not second-guessed:
 * a wrong path is null, not another browser.
 */
export function findChromium(machine: Machine = thisMachine): string | null {
  const chosen = machine.env.CHROMIUM_PATH;
  if (chosen !== undefined && chosen !== "") return machine.isThere(chosen) ? chosen : null;
  if (machine.platform === "linux") {
    const names = ["chromium", "google-chrome-stable", "google-chrome", "chromium-browser"];
    for (const name of names) {
      const found = machine.onPath(name);
      if (found !== null) return found;
    }
    return null;
  }
  return candidates(machine).find(machine.isThere) ?? null;
}

/** Debian's Chromium without windows of its own to draw: an app starts in half the time there. */
export const headlessShell = "/usr/lib/chromium/chromium-headless-shell";

/** What the tests run in where nothing is to be seen. A Chromium that was chosen by CHROMIUM_PATH does this too. */
export function findHeadlessChromium(machine: Machine = thisMachine): string | null {
  const isChosen = (machine.env.CHROMIUM_PATH ?? "") !== "";
  return !isChosen && machine.isThere(headlessShell) ? headlessShell : findChromium(machine);
}

function candidates({ platform, env }: Machine): string[] {
  if (platform === "darwin")
    return [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];
  const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA];
  const programs = ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"];
  return programs.flatMap((program) =>
    folders.flatMap((folder) => (folder === undefined ? [] : [join(folder, program)])),
  );
}
