import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { inSecretService } from "../../build/machine/secret-service.ts";
import { which } from "../../build/machine/which.ts";

/** A keychain that a test may fill. */
export interface TestKeychain {
  /** What the app's environment needs to find it. */
  readonly env: Readonly<Record<string, string>>;
  /** How often somebody asked it for anything of ours; null where that cannot be seen. */
  askedForUs(): number | null;
  /** How many items of ours it holds, locked or not; null where that cannot be seen. */
  itemsOfOurs(): number | null;
  /** Locks it as a screen lock may, with nobody there to unlock it; false where that cannot be done. */
  lock(): boolean;
  /** From here on it takes questions and answers none; false where that cannot be done. */
  freeze(): boolean;
  close(): Promise<void>;
}

/** No session bus answers here, so that there is no keychain. Elsewhere than on Linux there always is one. */
export const withoutKeychain = { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent/bus" };

const systems: TestKeychain = {
  env: {},
  askedForUs: () => null,
  itemsOfOurs: () => null,
  lock: () => false,
  freeze: () => false,
  close: async () => {},
};

/**
 * On Linux a keychain of the test's own, unlocked and empty, on a bus of its own; elsewhere the system's.
 * Null where none can be had.
 */
export async function openKeychain(): Promise<TestKeychain | null> {
  if (process.platform !== "linux") {
    // The login keychain of a machine made for tests; nobody's own is filled.
    return process.env.CI === undefined ? null : systems;
  }
  const monitor = which("dbus-monitor");
  // Says where its bus is, then whatever passes over it, until its input ends.
  const script = `echo "$DBUS_SESSION_BUS_ADDRESS"; ${monitor === null ? "" : `${monitor} --session & `}cat; kill %1`;
  const run = inSecretService("bash", ["-c", script], process.env);
  if (run === null) return null;
  const child = spawn(run.file, run.args, {
    env: { ...process.env, ...run.env },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const ended = once(child, "exit");
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, "line"), ended.then(() => null)]);
  if (first === null) {
    run.close();
    return null;
  }
  let asked = 0;
  // Every item of ours carries this as its service.
  lines.on("line", (line) => {
    if (/string "Hookswitch"/.test(line)) asked += 1;
  });
  const env = { DBUS_SESSION_BUS_ADDRESS: String(first[0]) };
  let frozen: number | null = null;
  const ask = (program: string, ...args: string[]) =>
    spawnSync(program, args, { env: { ...process.env, ...env }, encoding: "utf8" });
  return {
    env,
    askedForUs: () => (monitor === null ? null : asked),
    itemsOfOurs() {
      if (which("secret-tool") === null) return null;
      return (
        ask("secret-tool", "search", "--all", "service", "Hookswitch").stdout.match(/^\[\//gm)?.length ?? 0
      );
    },
    lock() {
      const secrets = "/org/freedesktop/secrets";
      const method = "org.freedesktop.Secret.Service.Lock";
      const which = `array:objpath:${secrets}/collection/login`;
      return (
        ask(
          "dbus-send",
          "--session",
          "--print-reply",
          "--dest=org.freedesktop.secrets",
          secrets,
          method,
          which,
        ).status === 0
      );
    },
    freeze() {
      const whose = "org.freedesktop.DBus.GetConnectionUnixProcessID";
      const bus = ["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"];
      const said = ask("dbus-send", ...bus, whose, "string:org.freedesktop.secrets").stdout;
      frozen = Number(/uint32 (\d+)/.exec(said)?.[1] ?? 0);
      return frozen > 0 && process.kill(frozen, "SIGSTOP");
    },
    async close() {
      if (frozen) process.kill(frozen, "SIGKILL");
      child.stdin.end();
      await ended;
      run.close();
    },
  };
}
