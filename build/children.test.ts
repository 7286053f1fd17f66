import { once } from "node:events";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Child, createChildren } from "./children.ts";

const node = process.execPath;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // On a machine whose first process is slow to collect the dead, an ended process still has a number.
    return process.platform !== "linux" || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/** The first thing that a child prints. */
async function says(child: Child): Promise<string> {
  if (child.process.stdout === null) throw new Error("nothing is piped");
  const [said] = await once(child.process.stdout, "data");
  return String(said).trim();
}

const piped = { stdio: ["ignore", "pipe", "inherit"] } as const;

test("gives the exit code", async () => {
  const children = createChildren();
  expect(await children.start("three", node, ["-e", "process.exit(3)"]).ended).toBe(3);
  await children.close();
});

test("a program that does not exist ends with 127", async () => {
  const children = createChildren();
  expect(await children.start("nobody", "/nowhere/nothing", []).ended).toBe(127);
  await children.close();
});

test.skipIf(process.platform === "win32")("ends what its children started in turn", async () => {
  const children = createChildren();
  const script = `
    const inner = require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6)"]);
    console.log(inner.pid);
    setInterval(() => {}, 1e6);`;
  const outer = children.start("outer", node, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  const inner = Number(await says(outer));
  expect(isAlive(inner)).toBe(true);
  await children.close();
  expect(await outer.ended).toBe(128 + 15);
  await expect.poll(() => isAlive(inner)).toBe(false);
});

test.skipIf(process.platform === "win32")(
  "stops the last started first, and one after the other",
  async () => {
    const children = createChildren();
    const order: string[] = [];
    for (const name of ["sandbox", "app"]) {
      const child = children.start(name, node, ["-e", 'console.log("up"); setInterval(() => {}, 1e6)'], {
        stdio: [...piped.stdio],
      });
      void child.ended.then(() => order.push(name));
      await says(child);
    }
    await children.close();
    expect(order).toEqual(["app", "sandbox"]);
  },
);

test.skipIf(process.platform === "win32")("a child that will not end is ended", async () => {
  const children = createChildren({ graceMs: 50 });
  const script = 'process.on("SIGTERM", () => {}); console.log("up"); setInterval(() => {}, 1e6)';
  const child = children.start("deaf", node, ["-e", script], { stdio: [...piped.stdio] });
  await says(child);
  await children.close();
  expect(await child.ended).toBe(128 + 9);
});
