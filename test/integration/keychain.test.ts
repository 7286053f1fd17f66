import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/**
 * The keychain against the system's own: gnome-keyring on a session bus of its own, in a private home. Every question
 * is asked in a process of its own, as a start of the app would, so that what is read was really kept.
 */

const root = join(import.meta.dirname, "../..");
const isThere = (program: string) => {
  try {
    execFileSync("which", [program], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};
const missing =
  process.platform !== "linux"
    ? "this test starts gnome-keyring, which is Linux's"
    : ["dbus-run-session", "gnome-keyring-daemon", "bash"].find((program) => !isThere(program));
if (missing !== undefined) console.log(`keychain against a real Secret Service left out: ${missing}`);

/** Asks through the product's own keychain and secrets; prints one JSON line for each step. */
const program = `
  import { createKeychain, healthOf } from ${JSON.stringify(join(root, "main/session/keychain.ts"))};
  import { createSecrets } from ${JSON.stringify(join(root, "main/session/secrets.ts"))};
  import { systemClock } from ${JSON.stringify(join(root, "shared/time.ts"))};
  const keychain = createKeychain(async () => (await import("keytar")).default, systemClock(globalThis), 4_000);
  const secrets = createSecrets(keychain);
  for (const [what, ...args] of JSON.parse(process.argv[1])) {
    const result = what === "find"
      ? { ok: true, value: (await (await import("keytar")).default.findCredentials("Hookswitch")).map((each) => each.account) }
      : what in secrets ? await secrets[what](...args) : await keychain[what](...args);
    console.log(JSON.stringify({ ...result, health: healthOf(result) }));
  }
  process.exit(0);
`;
interface Answer {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly error?: { readonly code: string };
  readonly health: string;
}
type Step = readonly unknown[];

let home = "";
let bus: ChildProcess | null = null;
let session: Record<string, string> = {};

function environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { DBUS_SESSION_BUS_ADDRESS: _, DISPLAY: __, ...rest } = process.env;
  return {
    ...rest,
    HOME: home,
    XDG_RUNTIME_DIR: join(home, "run"),
    XDG_DATA_HOME: join(home, "data"),
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_CACHE_HOME: join(home, "cache"),
    ...more,
  };
}

/** One start of the app, so to speak: a fresh process that asks the keychain these things one after another. */
function start(steps: readonly Step[], env = environment(session)): Promise<Answer[]> {
  return new Promise((resolve, reject) => {
    const args = ["--input-type=module", "-e", program, JSON.stringify(steps)];
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let errors = "";
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.on("error", reject);
    child.on("close", (code) => {
      const answers = out
        .trim()
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Answer);
      if (answers.length === steps.length) resolve(answers);
      else reject(new Error(`${answers.length} of ${steps.length} answers, code ${code}: ${errors}`));
    });
  });
}

/** A session bus, and on it what the script starts; resolves with the bus's address. */
function openBus(
  script: string,
  more: readonly string[] = [],
): Promise<{ child: ChildProcess; env: Record<string, string> }> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      "dbus-run-session",
      [...more, "--", "bash", "-c", `${script}\necho "bus $DBUS_SESSION_BUS_ADDRESS"; exec cat`],
      {
        env: environment(),
        stdio: ["pipe", "pipe", "ignore"],
      },
    );
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      const address = /^bus (.+)$/m.exec(out)?.[1];
      if (address !== undefined) resolve({ child, env: { DBUS_SESSION_BUS_ADDRESS: address } });
    });
    child.on("error", reject);
    child.on("close", () => reject(new Error("the session bus ended")));
  });
}

/** The bus ends with its script, and with it what it started. */
async function closeBus(child: ChildProcess | null): Promise<void> {
  if (child === null || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("close", resolve));
  child.stdin?.end();
  await ended;
}

// The daemon outlives its bus unless it is told: it is started in the foreground, as a child of the script.
const unlocked = `printf 'opens only this run\\n' | gnome-keyring-daemon --foreground --unlock --components=secrets >"$HOME/keyring.log" 2>&1 &
trap 'kill %1' EXIT
for try in $(seq 200); do
  if dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q true; then break; fi
  read -rt 0.05 <> <(:) || :
done`;

const amy = { provider: "https://acme.example", username: "amy" };
const bob = { provider: "https://acme.example", username: "bob" };
const saved = { password: 'p\u00e4ss "word" 1', token: "eyJ.token.sig", location: "https://eu.acme.example" };

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "hookswitch-keychain-"));
  mkdirSync(join(home, "run"), { mode: 0o700 });
});
afterAll(async () => {
  await closeBus(bus);
  rmSync(home, { recursive: true, force: true, maxRetries: 3 });
});

describe.skipIf(missing !== undefined)("an unlocked Secret Service", () => {
  beforeAll(async () => {
    ({ child: bus, env: session } = await openBus(unlocked));
  });
  afterAll(async () => {
    await closeBus(bus);
    bus = null;
  });

  test("nothing is saved at first, and that is known for sure", async () => {
    expect(await start([["read", amy, false]])).toEqual([{ ok: true, value: null, health: "ready" }]);
  });

  test("what was saved survives a restart of the app, letter for letter", async () => {
    expect(await start([["write", amy, saved]])).toMatchObject([{ ok: true, health: "ready" }]);
    expect(await start([["read", amy, true]])).toMatchObject([{ ok: true, value: { version: 1, ...saved } }]);
  });

  test("one item per account: a new token replaces the old one, another account is another item", async () => {
    const fresh = { ...saved, token: "eyJ.newer.sig" };
    const [, , found, read] = await start([
      ["write", amy, fresh],
      ["write", bob, saved],
      ["find"],
      ["read", amy, true],
    ]);
    expect([...((found?.value ?? []) as string[])].sort()).toEqual([
      "amy at acme.example",
      "bob at acme.example",
    ]);
    expect(read?.value).toMatchObject({ token: "eyJ.newer.sig" });
  });

  test("signing out takes one's own item, and only that", async () => {
    const [, mine, theirs] = await start([
      ["remove", amy],
      ["read", amy, false],
      ["read", bob, true],
    ]);
    expect([mine?.value, theirs?.ok]).toEqual([null, true]);
  });

  test("an item that somebody else wrote cannot be read, and is left as it is", async () => {
    const [, read, raw] = await start([
      ["set", "amy at acme.example", "not ours"],
      ["read", amy, true],
      ["get", "amy at acme.example"],
    ]);
    expect([read?.error?.code, raw?.value]).toEqual(["keychainFailed", "not ours"]);
  });
});

describe.skipIf(missing !== undefined)("no keychain", () => {
  test("no session bus: unavailable, and said so for every question", async () => {
    const answers = await start(
      [
        ["read", amy, true],
        ["write", amy, saved],
        ["remove", amy],
      ],
      environment(),
    );
    expect(answers.map(({ health }) => health)).toEqual(["unavailable", "unavailable", "unavailable"]);
  });

  test("a bus without a Secret Service: unavailable", async () => {
    // A bus on which nothing is started on demand.
    const config = join(home, "bare-bus.conf");
    writeFileSync(
      config,
      `<busconfig><type>session</type><listen>unix:dir=${join(home, "run")}</listen>
       <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
       </busconfig>`,
    );
    const { child, env } = await openBus("", [`--config-file=${config}`]);
    try {
      const answers = await start([["read", amy, true]], environment(env));
      expect(answers).toMatchObject([{ ok: false, health: "unavailable" }]);
    } finally {
      await closeBus(child);
    }
  });
});

describe.skipIf(missing !== undefined)("a locked keychain", () => {
  test("is told from an empty one, and what it holds is still there once it is unlocked", async () => {
    const first = await openBus(unlocked);
    await start([["write", amy, saved]], environment(first.env));
    await closeBus(first.child);

    const locked = await openBus(unlocked.replace("--unlock ", ""));
    const env = environment(locked.env);
    const [read, write] = await start(
      [
        ["read", amy, true],
        ["write", amy, { ...saved, password: "other" }],
      ],
      env,
    );
    await closeBus(locked.child);
    expect([read?.health, write?.health]).toEqual(["locked", "locked"]);

    const again = await openBus(unlocked);
    const [kept] = await start([["read", amy, true]], environment(again.env));
    await closeBus(again.child);
    expect(kept?.value).toMatchObject(saved);
  });
});
