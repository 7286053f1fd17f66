import { findDisplay } from "./app.ts";
import { buildApp } from "./build.ts";
import { root } from "./bundle.ts";
import { withChildren } from "./children.ts";
import { lookForHosts } from "./set-up.ts";

/** Builds and measures: `--json` prints one JSON object a line on standard output, and nothing else goes there. */
export async function bench(rest: readonly string[]): Promise<number> {
  // Only measurements may be on standard output.
  console.log = console.error;
  await buildApp();
  return withChildren(async (children) => {
    const { chromium } = lookForHosts();
    const display = await findDisplay(children);
    const env = {
      ...process.env,
      ...(display === null || display === "" ? {} : { DISPLAY: display }),
      ...(chromium === null ? {} : { CHROMIUM_PATH: chromium }),
    };
    return children.start("bench", process.execPath, ["test/bench/run.ts", ...rest], { cwd: root, env })
      .ended;
  });
}
