import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findDisplay } from "./app.ts";
import { root } from "./bundle.ts";
import { withChildren } from "./children.ts";
import { mustRunUnsandboxed } from "./machine/electron.ts";
import { inSecretService } from "./machine/secret-service.ts";

/** Where `npm run package -- --dir` leaves the program, from the project's root. */
export function packedProgram(platform: NodeJS.Platform, arch: string): string {
  // The builder's name for the processor most have is none.
  const suffix = arch === "x64" ? "" : `-${arch}`;
  if (platform === "darwin") return `release/mac${suffix}/Hookswitch.app/Contents/MacOS/Hookswitch`;
  if (platform === "win32") return `release/win${suffix}-unpacked/Hookswitch.exe`;
  return `release/linux${suffix}-unpacked/hookswitch`;
}

/** What the packed program is started with to look at itself. */
export function selfTestArguments(
  file: string,
  platform: NodeJS.Platform,
  isUnsandboxed: boolean,
): readonly string[] {
  return [
    `--self-test=${file}`,
    // Machines for tests have no microphone, and nobody to answer macOS' question for one.
    "--use-fake-device-for-media-stream",
    // Nor a speaker: Chromium plays into nothing instead of waiting for one.
    "--disable-audio-output",
    ...(platform === "darwin" ? ["--self-test-skip=microphone.voice"] : []),
    // Must come to nothing.
    "--remote-debugging-port=19333",
    ...(isUnsandboxed ? ["--no-sandbox"] : []),
  ];
}

const report = "test-results/self-test.json";
/** It watches its hidden window for a minute. */
const limitMs = 5 * 60_000;

/** Runs the packed program's test of itself. Answers its exit code. */
export async function selfTest(): Promise<number> {
  const program = join(root, packedProgram(process.platform, process.arch));
  if (!existsSync(program)) {
    console.error(`self-test: ${program} is not there`);
    return 1;
  }
  const file = join(root, report);
  mkdirSync(join(root, "test-results"), { recursive: true });
  rmSync(file, { force: true });
  const args = selfTestArguments(file, process.platform, mustRunUnsandboxed());
  return withChildren(async (children) => {
    const display = await findDisplay(children);
    const env = { ...process.env, ...(display === null || display === "" ? {} : { DISPLAY: display }) };
    const keychain = inSecretService(program, args, env);
    const run = keychain ?? { file: program, args, env };
    const child = children.start("self-test", run.file, run.args, { cwd: root, env: { ...run.env } });
    const timer = setTimeout(() => void child.stop(), limitMs);
    const code = await child.ended;
    clearTimeout(timer);
    keychain?.close();
    // A Windows program has no output to show.
    console.log(existsSync(file) ? readFileSync(file, "utf8") : "self-test: no report was written");
    return existsSync(file) ? code : code || 1;
  });
}
