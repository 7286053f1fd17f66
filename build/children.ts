import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";

/** A started program, with everything that it starts in turn. */
export interface Child {
  readonly name: string;
  readonly process: ChildProcess;
  /** The exit code once it has ended; 128 and the signal's number when a signal ended it, 127 when it never ran. */
  readonly ended: Promise<number>;
  /** Asks it to end, and ends it and its own children after the grace. Safe to call again and after the end. */
  stop(): Promise<void>;
}

export interface Children {
  start(name: string, file: string, args: readonly string[], options?: SpawnOptions): Child;
  /** Stops all, the last started first, one after the other. */
  close(): Promise<void>;
}

const signalNumbers: Record<string, number> = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/** Keeps what it starts, so that nothing outlives the command: each child leads its own process group. */
export function createChildren({ graceMs = 4_000 }: { graceMs?: number } = {}): Children {
  const started: Child[] = [];
  return {
    start(name, file, args, options = {}) {
      const child = startOne(name, file, args, options, graceMs);
      started.push(child);
      return child;
    },
    async close() {
      for (const child of started.reverse()) await child.stop();
      started.length = 0;
    },
  };
}

function startOne(
  name: string,
  file: string,
  args: readonly string[],
  options: SpawnOptions,
  graceMs: number,
): Child {
  const isWindows = process.platform === "win32";
  // A group of its own: Ctrl-C in the terminal reaches only this process, which then ends the others in order.
  // Being in the background there, it must not read from the terminal.
  const stdio: SpawnOptions["stdio"] = ["ignore", "inherit", "inherit"];
  const child = spawn(file, [...args], { stdio, ...options, detached: !isWindows });
  const ended = new Promise<number>((resolve) => {
    child.once("exit", (code, signal) => resolve(code ?? 128 + (signalNumbers[signal ?? ""] ?? 0)));
    child.once("error", (error) => {
      console.error(`${name}: ${error.message}`);
      resolve(127);
    });
  });
  const isRunning = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;

  function signalGroup(signal: NodeJS.Signals): void {
    if (child.pid === undefined) return;
    try {
      if (isWindows) spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"], { stdio: "ignore" });
      else process.kill(-child.pid, signal);
    } catch (error) {
      // The whole group is gone already, which is what was wanted.
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }

  return {
    name,
    process: child,
    ended,
    async stop() {
      if (isRunning()) {
        signalGroup("SIGTERM");
        const timer = setTimeout(() => signalGroup("SIGKILL"), graceMs);
        await ended;
        clearTimeout(timer);
      }
      // What the child left behind in its group goes too.
      signalGroup("SIGKILL");
    },
  };
}

/**
 * Runs `work` and sees that nothing it started is left, however it ends: done, thrown, Ctrl-C, or a closed terminal.
 * `interrupted` is a promise that resolves with the exit code when a signal came.
 */
export async function withChildren(
  work: (children: Children, interrupted: Promise<number>) => Promise<number>,
): Promise<number> {
  const children = createChildren();
  let interrupt: (code: number) => void = () => {};
  const interrupted = new Promise<number>((resolve) => {
    interrupt = resolve;
  });
  const listeners = (["SIGINT", "SIGTERM", "SIGHUP"] as const).map((signal) => {
    const listener = () => interrupt(128 + (signalNumbers[signal] ?? 0));
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  // A reader that went away must not keep us from ending what runs.
  const ignore = () => {};
  process.stdout.on("error", ignore);
  process.stderr.on("error", ignore);
  try {
    return await Promise.race([work(children, interrupted), interrupted]);
  } finally {
    await children.close();
    for (const off of listeners) off();
  }
}
