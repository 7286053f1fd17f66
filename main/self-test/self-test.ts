import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type * as Electron from "electron";
import { grantFor } from "../../shared/contract/index.ts";
import type { SoleKind } from "../../shared/state/window.ts";
import { appOrigin } from "../bridge/sender.ts";
import { iconFolder, trayImagePath } from "../desktop/images.ts";
import { trayIcons } from "../desktop/tray-icons.ts";
import { systemAuthorities } from "../network/trust.ts";
import type { Secrets } from "../session/secrets.ts";
import { candidateProbe, livingProbe, microphoneProbe, pageProbe, policyProbe } from "./probes.ts";
import { type Check, runChecks, type SelfTestReport } from "./report.ts";

export interface SelfTest {
  /** Where the report goes; "" for standard output alone, which a Windows program does not have. */
  readonly file: string;
  /** How long the hidden page is watched, in seconds. A page that is throttled slows down within a minute. */
  readonly watchSeconds: number;
  /** Checks to leave out, by name or by the part before the dot. */
  readonly skip: readonly string[];
}

const kinds: readonly SoleKind[] = ["phone", "settings", "messages", "supervisor", "voice"];
/** Longer than Windows takes for one item: sign-in tokens are that long. */
const longToken = "t".repeat(2_600);
const account = { provider: "https://self-test.invalid", username: "self-test" };
const soon = 20_000;

/** Whether anybody speaks HTTP there. */
const isAnswered = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

/**
 * The installed program looks at itself, because its fuses let nobody else: it is to be run on a real system after
 * packing. Windows and their pages are the real ones; the account is nobody's.
 */
function checksOf(electron: typeof Electron, secrets: Secrets, { watchSeconds }: SelfTest): readonly Check[] {
  const { app } = electron;
  const root = app.getAppPath();

  async function contentsOf(kind: SoleKind): Promise<Electron.WebContents> {
    for (;;) {
      const all = electron.BrowserWindow.getAllWindows().map((window) => window.webContents);
      const found = all.find((each) => each.getURL().split(/[?#]/)[0] === `${appOrigin}/${kind}.html`);
      if (found !== undefined && !found.isLoading()) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  // With a person's press, as far as the page can tell: an open window would be theirs.
  const run = async (kind: SoleKind, code: string) => (await contentsOf(kind)).executeJavaScript(code, true);

  const page = (kind: SoleKind): Check => ({
    name: `page.${kind}`,
    limitMs: soon,
    async look() {
      const seen = await run(kind, pageProbe);
      const granted = grantFor(kind).commands;
      const isGiven =
        seen.commands.length === granted.length && granted.every((each) => seen.commands.includes(each));
      const isWhole = seen.ready === "complete" && seen.secure && seen.node.length === 0;
      return { ok: isGiven && isWhole && (seen.drawn || kind === "voice"), seen };
    },
  });

  const policy: Check = {
    name: "policy",
    limitMs: soon,
    async look() {
      const seen = await run("phone", policyProbe);
      const mustStop = ["connect-src", "img-src", "script-src-elem"];
      return { ok: seen.ran.length === 0 && mustStop.every((each) => seen.stopped.includes(each)), seen };
    },
  };

  const microphone = (kind: "voice" | "phone"): Check => ({
    name: `microphone.${kind}`,
    limitMs: soon,
    async look() {
      const seen = await run(kind, microphoneProbe);
      if (kind === "phone") return { ok: seen.answer === "NotAllowedError", seen };
      return { ok: seen.answer === "granted" && seen.label !== "" && seen.unnamed === 0, seen };
    },
  });

  const candidate: Check = {
    name: "candidate",
    limitMs: soon,
    async look() {
      const seen: string[] = await run("voice", candidateProbe);
      return { ok: seen.length > 0 && seen.every((each) => /^[\d.]+$|:/.test(each)), seen };
    },
  };

  const living: Check = {
    name: "hidden",
    limitMs: watchSeconds * 1_000 + soon,
    async look() {
      const seen = await run("voice", livingProbe(watchSeconds * 1_000));
      const isHeard = seen.sound.state === "running" && seen.sound.seconds > watchSeconds / 2;
      // A page that is throttled has its timers once a second, then once a minute.
      const isOnTime = seen.worstGapMs < 900 && seen.ticks > watchSeconds * 3;
      return { ok: seen.visible === "visible" && isHeard && isOnTime, seen };
    },
  };

  const keychain: Check = {
    name: "keychain",
    limitMs: 60_000,
    async look() {
      const native = `node_modules/keytar/prebuilds/${process.platform}-${process.arch}/keytar.node`;
      const isBeside = !app.isPackaged || existsSync(join(`${root}.unpacked`, native));
      const set = await secrets.write(account, {
        password: "not a secret",
        token: longToken,
        location: null,
      });
      const got = await secrets.read(account, true);
      const removed = await secrets.remove(account);
      const kept = got.ok ? got.value : null;
      const why = [set, got, removed].flatMap((each) => (each.ok ? [] : [each.error]));
      const hasToken = kept?.token === longToken;
      // Windows has no room for it: there the password is enough.
      const isKept = kept?.password === "not a secret" && (hasToken || process.platform === "win32");
      return { ok: isBeside && isKept && why.length === 0, seen: { isBeside, isKept, hasToken, why } };
    },
  };

  const icons: Check = {
    name: "icons",
    limitMs: soon,
    async look() {
      const folder = iconFolder(root, process.platform);
      const missing = trayIcons.filter((icon) =>
        electron.nativeImage.createFromPath(trayImagePath(folder, icon, process.platform)).isEmpty(),
      );
      return { ok: missing.length === 0, seen: { missing } };
    },
  };

  const network: Check = {
    name: "network",
    limitMs: soon,
    async look() {
      const authorities = systemAuthorities().length;
      const proxy = await electron.session.defaultSession.resolveProxy("https://login.thrio.com/");
      return {
        ok: authorities > 0 && /^(DIRECT|PROXY|HTTPS|SOCKS)/.test(proxy),
        seen: { authorities, proxy },
      };
    },
  };

  const closed: Check = {
    name: "closed",
    limitMs: soon,
    async look() {
      const open = ["remote-debugging-port", "remote-debugging-pipe"].filter((name) =>
        app.commandLine.hasSwitch(name),
      );
      const asar = root.endsWith(".asar");
      const port = process.argv.find((each) => each.startsWith("--remote-debugging-port="))?.split("=")[1];
      const answers = port !== undefined && (await isAnswered(`http://127.0.0.1:${port}/json/version`));
      const isClosed = open.length === 0 && asar && !answers;
      return { ok: !app.isPackaged || isClosed, seen: { open, asar, answers } };
    },
  };

  return [
    ...kinds.map(page),
    policy,
    microphone("voice"),
    microphone("phone"),
    candidate,
    keychain,
    icons,
    network,
    closed,
    living,
  ];
}

/** Runs all of it and writes the report. Answers the exit code. */
export async function runSelfTest(
  electron: typeof Electron,
  secrets: Secrets,
  wish: SelfTest,
): Promise<number> {
  const findings = await runChecks(checksOf(electron, secrets, wish), wish.skip);
  const { app } = electron;
  const { electron: host, chrome, node } = process.versions;
  const report: SelfTestReport = {
    ok: findings.every((each) => each.outcome !== "failed"),
    program: {
      version: app.getVersion(),
      installed: app.isPackaged,
      platform: process.platform,
      arch: process.arch,
      electron: host,
      chrome,
      node,
    },
    findings,
  };
  const text = `${JSON.stringify(report, null, 2)}\n`;
  if (wish.file !== "") writeFileSync(wish.file, text);
  console.log(text);
  return report.ok ? 0 : 1;
}
