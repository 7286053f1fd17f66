// The entry of every npm script. Plain JavaScript: see set-up.mjs.
import { spawn } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { whenParentGone } from "./parent.mjs";
import { setUpDependencies } from "./set-up.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const isWindows = process.platform === "win32";

/** What runs now: npm while setting up, then the command itself. @type {(signal: NodeJS.Signals) => void} */
let passOn = () => {};
let isOver = false;

function end(signal) {
  isOver = true;
  // On Windows the console has told the child already, and "passing on" would be a kill that leaves what it started.
  if (!isWindows) passOn(signal);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => end(signal));
// npm that is killed says nothing to us. Without npm, a shell that starts this and goes may mean it.
if (process.env.npm_lifecycle_event !== undefined) whenParentGone(() => end("SIGTERM"));

const node = await setUpDependencies(root, (child) => {
  const send = (signal) => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, signal);
  };
  // npm that installs does not hear SIGTERM. What it leaves half done, the next installation does anew.
  passOn = () => {
    send("SIGINT");
    setTimeout(() => send("SIGKILL"), 2_000).unref();
  };
});
if (node === null || isOver) process.exit(1);

// Everything else is TypeScript under the pinned Node, which is first on PATH for whatever is started from there.
const path = [join(root, "node_modules/.bin"), dirname(node), process.env.PATH].join(delimiter);
const child = spawn(node, [join(root, "build/commands.ts"), ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...process.env, PATH: path },
});
// The child ends what it started, then itself; this process only passes the word on and waits.
passOn = (signal) => child.kill(signal);
child.on("error", (error) => {
  console.error(`could not start ${node}: ${error.message}`);
  process.exitCode = 1;
});
child.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
