import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findDisplay } from "./app.ts";
import { buildApp } from "./build.ts";
import { root } from "./bundle.ts";
import { checkSteps } from "./check.ts";
import { withChildren } from "./children.ts";
import { inSecretService } from "./machine/secret-service.ts";
import { countPlaywright, countVitest } from "./results.ts";
import { type Hosts, setUpMachine } from "./set-up.ts";
import { addCounts, capture, closingLine, oneFailed, onePassed, runSteps, type Step } from "./steps.ts";

const reports = "test-results";

function readReport(name: string): string | null {
  const file = join(root, reports, name);
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

/** Unit and integration tests, with a real Secret Service for the keychain's tests where one can be started. */
const vitest: Step = {
  name: "unit and integration tests",
  async run(children) {
    const report = "unit.json";
    rmSync(join(root, reports, report), { force: true });
    const args = [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${reports}/${report}`,
    ];
    const env = { ...process.env, FORCE_COLOR: "0" };
    const keychain = inSecretService(process.execPath, args, env);
    if (keychain === null && process.platform === "linux")
      console.log("  no Secret Service can be started here: the keychain's own tests are left out");
    const run = keychain ?? { file: process.execPath, args, env };
    const { code, output } = await capture(children, run.file, run.args, run.env);
    keychain?.close();
    return { counts: countVitest(readReport(report), code), output };
  },
};

const build: Step = {
  name: "build",
  async run() {
    try {
      await buildApp();
      return { counts: onePassed, output: "" };
    } catch (error) {
      return { counts: oneFailed, output: String(error) };
    }
  },
};

const playwrightConfig = "test/playwright.config.ts";

/** The app from end to end, in every host that is here. */
function endToEnd(hosts: Hosts, display: string | null): Step {
  return {
    name: "end-to-end tests",
    async run(children) {
      const report = "end-to-end.json";
      rmSync(join(root, reports, report), { force: true });
      const env = {
        ...process.env,
        FORCE_COLOR: "0",
        PLAYWRIGHT_JSON_OUTPUT_NAME: join(root, reports, report),
        ...(display === null || display === "" ? {} : { DISPLAY: display }),
        ...(hosts.electron === null ? {} : { ELECTRON_PATH: hosts.electron }),
      };
      const args = ["node_modules/@playwright/test/cli.js", "test", `--config=${playwrightConfig}`];
      const run = await capture(children, process.execPath, [...args, "--reporter=list,json"], env);
      return { counts: countPlaywright(readReport(report), run.code), output: run.output };
    },
  };
}

/** `npm test`: everything, from lint to end to end, and one closing line over all of it. */
export async function test(rest: readonly string[]): Promise<number> {
  const began = performance.now();
  const hosts = setUpMachine(rest.includes("--electron") ? "electron" : "any");
  if (hosts === null) return 1;
  mkdirSync(join(root, reports), { recursive: true });
  return withChildren(async (children) => {
    const display = await findDisplay(children);
    const checks = await runSteps(children, checkSteps(), 2);
    const suites = [build, vitest];
    if (existsSync(join(root, playwrightConfig))) suites.push(endToEnd(hosts, display));
    const tests = await runSteps(children, suites, 1);
    const counts = addCounts([checks, tests]);
    console.log(`\n${Math.round((performance.now() - began) / 1000)} s in all`);
    console.log(closingLine(counts));
    return counts.failed > 0 ? 1 : 0;
  });
}
