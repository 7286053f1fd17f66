import { build, Platform } from "electron-builder";
import { buildApp } from "./build.ts";
import { root } from "./bundle.ts";
import { selfTest } from "./self-test.ts";

const platforms = { darwin: Platform.MAC, win32: Platform.WINDOWS } as Record<string, Platform>;

/**
 * `npm run package`: the installers for the platform this runs on, into `release/`. `--dir` packs without an installer;
 * with `--self-test` what was packed is then run, to look at itself.
 */
export async function packageApp(rest: readonly string[]): Promise<number> {
  await buildApp();
  const platform = platforms[process.platform] ?? Platform.LINUX;
  const made = await build({
    projectDir: root,
    targets: platform.createTarget(rest.includes("--dir") ? "dir" : undefined),
    publish: "never",
  });
  for (const file of made) console.log(`package: ${file}`);
  return rest.includes("--self-test") ? selfTest() : 0;
}
