import { join } from "node:path";
import { build, Platform } from "electron-builder";
import { buildApp } from "./build.ts";
import { root } from "./bundle.ts";
import { selfTest } from "./self-test.ts";

const platforms = { darwin: Platform.MAC, win32: Platform.WINDOWS } as Record<string, Platform>;

/**
 * Where installed programs will look for updates: a folder on a web server, given to the build by the environment. It is
 * written into the package, where no user can change it; without it the program looks nowhere.
 */
function publishTo(url: string | undefined): { publish?: { provider: "generic"; url: string } } {
  if (url === undefined || url === "") return {};
  if (!URL.canParse(url) || new URL(url).protocol !== "https:") {
    throw new Error("HOOKSWITCH_UPDATES_URL has to be an https address");
  }
  return { publish: { provider: "generic", url } };
}

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
    config: {
      extends: join(root, "electron-builder.yml"),
      ...publishTo(process.env.HOOKSWITCH_UPDATES_URL),
    },
  });
  for (const file of made) console.log(`package: ${file}`);
  return rest.includes("--self-test") ? selfTest() : 0;
}
