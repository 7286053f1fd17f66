import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as electron from "electron";
import { desktopText } from "../shared/text/desktop.ts";
import { speakFrom } from "../shared/text/language.ts";
import { readArguments } from "./arguments.ts";
import { type App, compose } from "./compose/index.ts";
import { runsOnWayland } from "./desktop/hotkeys.ts";
import { identityOf } from "./desktop/identity.ts";
import { taskInArguments } from "./desktop/jump-list.ts";
import { linkInArguments } from "./desktop/links.ts";
import { applicationMenu } from "./desktop/menu.ts";
import { systemSpeech } from "./desktop/speech.ts";
import { openLog } from "./log/log.ts";
import { createTroubles } from "./log/troubles.ts";
import type { SelfTest } from "./self-test/self-test.ts";

const { app } = electron;
const args = readArguments(process.argv);

// Before ready: what Electron fixes at start.
const identity = identityOf(app.isPackaged);
app.setName(identity.name);
if (process.platform === "win32") {
  app.setToastActivatorCLSID(identity.toastActivator);
  app.setAppUserModelId(identity.appUserModelId);
}
// Whoever starts an installed phone with these would hold its pages, and with them its calls.
if (app.isPackaged) {
  for (const name of ["remote-debugging-port", "remote-debugging-pipe"]) app.commandLine.removeSwitch(name);
}
// Electron takes absolute paths only.
const ownFolder = join(app.getPath("appData"), "Hookswitch");
// A self-test touches nobody's settings and stands beside a phone that runs.
const folder = () =>
  args.selfTest === null ? ownFolder : mkdtempSync(join(tmpdir(), "hookswitch-self-test-"));
app.setPath("userData", resolve(args.userData ?? folder()));
// Where the kernel has no sandbox for this user, Electron was started without it. enableSandbox() takes that switch
// away again, and the network process would then not start. Every window asks for the sandbox by itself.
if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
// The voice server takes addresses only, never the .local names that hide them until the microphone is allowed; and a
// call must not wait for leave to reach a server in the house's own network (permissions.ts gives it all the same).
app.commandLine.appendSwitch("disable-features", "WebRtcHideLocalIpsWithMdns,LocalNetworkAccessChecksWebRTC");
// Under Wayland the keys that work in every program are the desktop's to give, through its portal.
if (runsOnWayland(process.platform, process.env, app.commandLine.getSwitchValue("ozone-platform"))) {
  app.commandLine.appendSwitch("enable-features", "GlobalShortcutsPortal");
}
electron.protocol.registerSchemesAsPrivileged([
  { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } },
  // A stranger's page, in a frame that has no origin: see main/mail/pages.ts.
  { scheme: "mail", privileges: { standard: true, secure: true } },
  // A stranger's PDF beside what reads it, in an origin of its own: see main/mail/pdf-pages.ts.
  { scheme: "pdf", privileges: { standard: true, secure: true, supportFetchAPI: true } },
  // Sound that is played as it comes: see main/recordings/pages.ts.
  {
    scheme: "recording",
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, corsEnabled: true },
  },
]);
speakFrom(() => systemSpeech(app.getPreferredSystemLanguages()));
const menu = applicationMenu(process.platform);
electron.Menu.setApplicationMenu(menu === null ? null : electron.Menu.buildFromTemplate(menu));

const troubles = createTroubles(Date.now);
const log = openLog(join(app.getPath("userData"), "logs"), args.verbose || !app.isPackaged, troubles.note);

function start(): void {
  let phone: App | null = null;
  let leaving: "no" | "asked" | "closing" | "yes" = "no";

  /** The newest link that came before there was a phone to follow it. */
  let early = linkInArguments(process.argv);
  function follow(link: string): void {
    if (phone === null) early = link;
    else phone.follow(link);
  }

  // Links come as an argument, of this start or of a second one; on macOS as an event, before "ready" too.
  app.on("second-instance", (_event, argv) => {
    const task = taskInArguments(argv);
    if (task !== null) return phone?.act(task);
    const link = linkInArguments(argv);
    if (link === null) phone?.openPhone();
    else follow(link);
  });
  app.on("open-url", (event, url) => {
    event.preventDefault();
    follow(url);
  });
  app.on("activate", () => phone?.openPhone());
  // The phone lives in the tray: no window is no reason to go.
  app.on("window-all-closed", () => {});
  app.on("before-quit", (event) => {
    if (leaving === "yes" || phone === null) return;
    event.preventDefault();
    if (leaving !== "no") return;
    leaving = "asked";
    void leave(phone);
  });

  async function leave(from: App, mayStay = true): Promise<void> {
    // A question that cannot be asked keeps nobody here.
    const asked = (error: unknown) => {
      log.error("quit: question not shown", { error });
      return true;
    };
    const mayGo = !mayStay || (await from.mayQuit().catch(asked));
    // The system may have gone down while the question was open.
    if (leaving === "closing" || leaving === "yes") return;
    leaving = mayGo ? "closing" : "no";
    if (!mayGo) return;
    // Whatever fails on the way out, the user asked to go.
    await from.close(!mayStay).catch((error: unknown) => log.error("quit: clean-up failed", { error }));
    leaving = "yes";
    app.quit();
  }

  /** The system goes down, call or no call: it waits for us to leave ACD, and nobody is asked. */
  function goDown(event?: { preventDefault?(): void }): void {
    if (phone === null || leaving === "yes") return;
    event?.preventDefault?.();
    void leave(phone, false);
  }

  // The very last word. A thread that waits for the keychain's prompt would be waited for, up to minutes; all that
  // is ours has been put away by now.
  process.once("exit", () => {
    if (phone?.isHeldUp()) process.kill(process.pid, "SIGKILL");
  });

  process.on("uncaughtException", (error) => log.error("program: uncaught exception", { error }));
  process.on("unhandledRejection", (error) => log.error("program: unhandled rejection", { error }));

  /** Nothing works: better to say so and go than to sit in the tray without a word. */
  function cannotStart(error: unknown): void {
    log.error("program: start failed", { error });
    const { title, body } = desktopText.cannotStart;
    electron.dialog.showErrorBox(title, body(app.getPath("userData")));
    app.exit(1);
  }

  async function lookAtItself(at: App, wish: SelfTest): Promise<void> {
    const code = await at.selfTest(wish).catch((error: unknown) => {
      log.error("self-test: not carried out", { error });
      return 1;
    });
    await at.close().catch((error: unknown) => log.error("quit: clean-up failed", { error }));
    app.exit(code);
  }

  const begin = () => {
    log.info("program: started", {
      version: app.getVersion(),
      electron: process.versions.electron,
      platform: process.platform,
    });
    phone = compose(electron, args, { log, troubles }, goDown);
    electron.powerMonitor.on("shutdown", goDown);
    if (early !== null) phone.follow(early);
    if (args.selfTest !== null) void lookAtItself(phone, args.selfTest);
  };
  void app.whenReady().then(begin).catch(cannotStart);
}

// One phone per user: a second start shows the first one.
if (app.requestSingleInstanceLock()) start();
else {
  log.info("program: already running, that one is shown");
  app.quit();
}
