import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { which } from "./which.ts";

/** A way to run a program where a keychain of its own, unlocked and empty, answers. */
export interface KeychainRun {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  close(): void;
}

/**
 * Wraps a program in a session bus with an unlocked gnome-keyring, all in a private home, so that no test ever
 * touches the user's own keychain. Null where that cannot be started; macOS and Windows have no need of it.
 * The program finds HOOKSWITCH_SECRET_SERVICE=1 in its environment.
 */
export function inSecretService(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): KeychainRun | null {
  const bus = which("dbus-run-session");
  const shell = which("bash");
  if (
    process.platform !== "linux" ||
    bus === null ||
    shell === null ||
    which("gnome-keyring-daemon") === null
  )
    return null;
  const home = mkdtempSync(join(tmpdir(), "hookswitch-keychain-"));
  const runtime = join(home, "run");
  mkdirSync(runtime, { mode: 0o700 });
  // The daemon takes the password that unlocks the new keyring from its standard input.
  const script =
    'printf "%s\\n" "$HOOKSWITCH_KEYRING" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"';
  return {
    file: bus,
    args: ["--", shell, "-c", script, "keychain", file, ...args],
    env: {
      ...env,
      HOME: home,
      XDG_RUNTIME_DIR: runtime,
      XDG_DATA_HOME: join(home, "data"),
      XDG_CONFIG_HOME: join(home, "config"),
      XDG_CACHE_HOME: join(home, "cache"),
      HOOKSWITCH_KEYRING: "unlocks only this run",
      HOOKSWITCH_SECRET_SERVICE: "1",
    },
    close: () => rmSync(home, { recursive: true, force: true, maxRetries: 3 }),
  };
}
