import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { root } from "./bundle.ts";
import { whenParentGone } from "./parent.mjs";
import { readSandboxLine } from "./sandbox.ts";

test("tells once that the parent is another one", async () => {
  const parents = [7, 7, 1, 1];
  let told = 0;
  await new Promise<void>((resolve) => {
    whenParentGone(
      () => {
        told += 1;
        resolve();
      },
      { parent: () => parents.shift() ?? 1, everyMs: 1 },
    );
  });
  expect(told).toBe(1);
  expect(parents).toEqual([1]);
});

test.skipIf(process.platform === "win32")("when npm is killed, what it started ends", async () => {
  // The shell that npm starts; the second word keeps it from becoming the Node it runs.
  const shell = spawn("sh", ["-c", `"${process.execPath}" build/run.mjs sandbox --port 0 --json; true`], {
    cwd: root,
    env: { ...process.env, npm_lifecycle_event: "sandbox" },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  onTestFinished(() => {
    try {
      process.kill(-(shell.pid ?? 0), "SIGTERM");
    } catch {
      // All of it has ended, as it should.
    }
  });
  const [line] = await once(shell.stdout, "data");
  const answer = readSandboxLine(String(line).trim());
  if (answer === null) throw new Error(`no sandbox: ${line}`);
  const isUp = () =>
    fetch(answer.control).then(
      () => true,
      () => false,
    );
  expect(await isUp()).toBe(true);
  shell.kill("SIGTERM");
  await expect.poll(isUp, { timeout: 10_000 }).toBe(false);
});
