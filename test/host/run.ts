import { readFileSync } from "node:fs";
import { createRequire, registerHooks } from "node:module";
import { join } from "node:path";
import { type ControlMessage, openControl } from "./control.ts";
import { createElectron } from "./electron/index.ts";
import { readOptions } from "./options.ts";

/**
 * Runs an Electron app's main process in plain Node: `electron` is the model in this folder,
 * its windows are pages of Chromium.
 */
const options = readOptions(process.argv.slice(2));
const versions = { ...process.versions, electron: "45.4.1", chrome: "156.0.0.0" };
let tell: (message: ControlMessage) => void = () => {};

const { electron, actions, start, app } = createElectron({
  appDir: options.appDir,
  userData: options.userData,
  headless: options.headless,
  micFile: process.env.HOOKSWITCH_HOST_FAKE_MIC ?? "",
  versions,
  log: (line) => console.error(`Chromium host: ${line}`),
  browserUp: (endpoint) => tell({ kind: "browser", endpoint }),
  ended(code) {
    process.exit(code);
  },
});
tell = openControl(actions);

// What Electron puts on the process of main.
Object.defineProperty(process, "versions", { value: Object.freeze(versions) });
Object.assign(process, {
  type: "browser",
  defaultApp: true,
  resourcesPath: join(options.appDir, "resources"),
});
process.argv = [process.execPath, options.appDir, ...options.appArgs];

// One CommonJS module for require and import alike; the names stand in it for import's static reading.
const key = Symbol.for("hookswitch.host.electron");
Reflect.set(globalThis, key, electron);
const names = Object.keys(electron).map((name) => `exports.${name} = 0;`);
const source = `${names.join(" ")}\nmodule.exports = globalThis[Symbol.for("hookswitch.host.electron")];`;
const place = "hookswitch-host:electron";
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/(main|common))?$/.test(specifier)
      ? { url: place, format: "commonjs", shortCircuit: true }
      : next(specifier, context),
  load: (url, context, next) =>
    url === place ? { format: "commonjs", source, shortCircuit: true } : next(url, context),
});

// Electron warns where plain Node would end: a load that a closing window cut off must not end the app.
process.on("unhandledRejection", (reason) => {
  console.error("Chromium host: UnhandledPromiseRejection:", reason);
});

// Asked once it may refuse, asked twice it goes.
let asked = false;
function leave(): void {
  if (asked) process.exit(130);
  asked = true;
  app.quit();
}
process.on("SIGINT", leave);
process.on("SIGTERM", leave);

const manifest = JSON.parse(readFileSync(join(options.appDir, "package.json"), "utf8")) as { main?: string };
createRequire(join(options.appDir, "package.json"))(
  join(options.appDir, manifest.main ?? "dist/main/index.cjs"),
);
start().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
