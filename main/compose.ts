import { randomUUID } from "node:crypto";
import { release, uptime } from "node:os";
import { join } from "node:path";
import type * as Electron from "electron";
import { cleanText } from "../shared/clean-text.ts";
import type { AllHandlers } from "../shared/contract/index.ts";
import type { Log } from "../shared/log.ts";
import { liveCalls } from "../shared/state/call.ts";
import type { DesktopState } from "../shared/state/desktop.ts";
import { windowName } from "../shared/state/window.ts";
import { desktopText } from "../shared/text/desktop.ts";
import { noticeSentence } from "../shared/text/notices.ts";
import { systemClock } from "../shared/time.ts";
import type { Arguments } from "./arguments.ts";
import { openBridge } from "./bridge/bridge.ts";
import { createPublisher } from "./bridge/publish.ts";
import { createSubscriptions } from "./bridge/subscriptions.ts";
import { collectionSources } from "./collections/index.ts";
import { agentCommands } from "./commands/agent.ts";
import { audioCommands } from "./commands/audio.ts";
import { callCommands } from "./commands/call.ts";
import { desktopCommands } from "./commands/desktop.ts";
import { directoryCommands } from "./commands/directory.ts";
import { draftCommands } from "./commands/draft.ts";
import { offerCommands } from "./commands/offer.ts";
import { qualityCommands } from "./commands/quality.ts";
import { sessionCommands } from "./commands/session.ts";
import { settingsCommands } from "./commands/settings.ts";
import { transferCommands } from "./commands/transfer.ts";
import { voiceCommands } from "./commands/voice.ts";
import { workCommands } from "./commands/work.ts";
import { wrapUpCommands } from "./commands/wrap-up.ts";
import { createAttention } from "./desktop/attention.ts";
import { createClickToDial } from "./desktop/click-to-dial.ts";
import { notificationBody } from "./desktop/escape.ts";
import { watchHeadsets } from "./desktop/headsets.ts";
import { hotkeyNotice } from "./desktop/hotkey-keys.ts";
import { createHotkeys, runsOnWayland } from "./desktop/hotkeys.ts";
import { createTrayImages, iconFolder } from "./desktop/images.ts";
import { linkProgram } from "./desktop/link-program.ts";
import { createLoginItem } from "./desktop/login-item.ts";
import { createNotifications } from "./desktop/notifications.ts";
import { createPages } from "./desktop/pages.ts";
import { guardSession } from "./desktop/permissions.ts";
import { renderPerFrame } from "./desktop/render-per-frame.ts";
import { createTrayView } from "./desktop/tray.ts";
import { createTrayActions } from "./desktop/tray-actions.ts";
import { createWindows } from "./desktop/windows.ts";
import { createDrafts } from "./drafts/drafts.ts";
import { startEffects } from "./effects/index.ts";
import { keptWrapUpsSchema } from "./effects/keep-wrap-ups.ts";
import { mayNote } from "./effects/note-wrap-ups.ts";
import { type KeptFileParts, openKeptFile } from "./files/kept-file.ts";
import { fileNotice, type KeptWhat } from "./files/notice.ts";
import { openInCallFile } from "./line/in-call-file.ts";
import { createLine } from "./line/line.ts";
import { createLineMemory } from "./line/memory.ts";
import { createVertoClient } from "./line/verto/client.ts";
import { createNetwork } from "./network/network.ts";
import { createProxySignIns } from "./network/sign-ins.ts";
import { createTrust } from "./network/trust.ts";
import { AcdService } from "./nextiva/acd-service.ts";
import { ConversationService } from "./nextiva/conversation-service.ts";
import { createFeed, type Feed } from "./nextiva/feed.ts";
import { createHttp } from "./nextiva/http.ts";
import { SchemaTypeClient } from "./nextiva/schema-type-client.ts";
import { createServerTime } from "./nextiva/server-time.ts";
import { TokenHolder } from "./nextiva/token.ts";
import { UserService } from "./nextiva/user-service.ts";
import { WorkitemService } from "./nextiva/workitem-service.ts";
import { keptQualitySchema, openQualityFile } from "./quality/file.ts";
import { runSelfTest, type SelfTest } from "./self-test/self-test.ts";
import type { Session } from "./session/api.ts";
import { createKeychain, type KeytarLike } from "./session/keychain.ts";
import { createSecrets } from "./session/secrets.ts";
import { createSession } from "./session/session.ts";
import { openSettings } from "./settings/settings.ts";
import { createStore } from "./state/store.ts";
import { createCampaigns } from "./work/campaigns.ts";
import type { Context } from "./work/context.ts";
import { createHeadsetPresses } from "./work/headset.ts";
import { createKeptPostDial, keptPostDialSchema } from "./work/kept-post-dial.ts";
import { createLegKeeper } from "./work/leg.ts";
import { createMuter } from "./work/mute.ts";
import { createPending } from "./work/pending.ts";

export interface App {
  /** A `tel:` or `callto:` link: the phone comes up with its number. */
  follow(link: string): void;
  /** Shows the phone, or whatever the user should see first. */
  openPhone(): void;
  /** Asks when a call would end; true when the app may go. */
  mayQuit(): Promise<boolean>;
  /** Leaves ACD, ends line and feed, within a time limit. */
  close(): Promise<void>;
  /** A call into the system has not come back: its thread would keep the process from ending. */
  isHeldUp(): boolean;
  /** Looks at the program as it runs here, and writes what it saw. Answers the exit code. */
  selfTest(wish: SelfTest): Promise<number>;
}

/** Nothing the server does may keep the program from going. */
const farewell = 2_500;

function platformOf(name: string): DesktopState["platform"] {
  return name === "win32" || name === "darwin" ? name : "linux";
}

/**
 * Builds every part once and hands it its neighbours: the only file that knows them all.
 *
 * @param sessionEnds Windows ends the user's session: nobody is asked any more
 */
export function compose(electron: typeof Electron, args: Arguments, log: Log, sessionEnds: () => void): App {
  const { app } = electron;
  const platform = platformOf(process.platform);
  const root = app.getAppPath();
  const clock = systemClock(globalThis, uptime);
  const store = createStore(clock.now);
  const keptIn = (name: string) => join(app.getPath("userData"), name);
  const keptAs = (what: KeptWhat): KeptFileParts => ({
    clock,
    tell: (trouble) => store.dispatch({ kind: "noticeGiven", notice: fileNotice(what, trouble) }),
  });
  const settings = openSettings(
    app.getPath("userData"),
    log.named("settings"),
    () =>
      store.dispatch({
        kind: "noticeGiven",
        notice: { tone: "warning", key: "settingsNotSaved", values: {} },
      }),
    keptAs("settings"),
  );
  const loginItem = createLoginItem(app, platform, app.isPackaged);
  const once = createPending();
  const qualityFile = openQualityFile(
    openKeptFile(keptIn("call-quality.json"), keptQualitySchema, log.named("quality"), keptAs("quality")),
    clock,
  );
  // Only macOS asks the user, and remembers: a second call answers at once.
  const systemMicrophone =
    platform === "darwin" ? () => electron.systemPreferences.askForMediaAccess("microphone") : undefined;

  // The way out
  const keychain = createKeychain(async () => (await import("keytar")).default as KeytarLike, clock);
  const proxies = createProxySignIns({
    keychain,
    kept: () => settings.get().keptProxies,
    keepNames: (names) =>
      store.dispatch({
        kind: "settingsChanged",
        settings: settings.change({ keptProxies: names.slice(0, 20) }),
      }),
    show(asked) {
      store.dispatch({ kind: "proxyAsked", asked });
      // Started into the tray, nobody would see why nothing goes on.
      if (asked !== null) windows.open("phone", { focus: false });
    },
    log: log.named("proxy"),
  });
  const network = createNetwork({
    resolveProxy: (url) => electron.session.defaultSession.resolveProxy(url),
    signIns: proxies,
    trust: createTrust(log.named("trust")),
    clock,
    log: log.named("network"),
  });

  // The wire
  const token = new TokenHolder(clock.monotonic);
  const server = createServerTime(clock);
  const http = createHttp({
    provider: () => session.provider(),
    authScheme: () => settings.get().authScheme,
    token,
    clock,
    server,
    fetch: network.fetch,
    log: log.named("http"),
  });
  const workitems = new WorkitemService(http);
  const acd = new AcdService(http, clock.now);
  const users = new UserService({ http, token, now: clock.now, statusNumber: (id) => acd.statusNumber(id) });
  const objects = new SchemaTypeClient(http);
  const leg = createLegKeeper({ store, users, workitems, clock, log: log.named("leg") });
  const memory = createLineMemory({
    store,
    clock,
    log: log.named("memory"),
    file: openInCallFile(keptIn("in-call.json"), log.named("memory"), keptAs("inCall")),
    tellMute: () => muter.set(true),
  });
  const line = createLine({
    store,
    clock,
    log: log.named("line"),
    newId: randomUUID,
    onSession: (sessid) => memory.inForce(sessid),
    // A call may hang on this socket: its first retry comes sooner than the feed's.
    createClient: (config, emit) =>
      createVertoClient({
        ...config,
        clock,
        skew: server.skew,
        log: log.named("verto"),
        emit,
        socket: { backoff: { firstMs: 100, maxMs: 15_000 }, agentFor: network.agentFor },
      }),
    onLegLost: (fault) => void leg.lost(() => session.resync(), fault),
  });
  const feed: Feed = createFeed({
    location: () => http.location(),
    token: () => token.read(),
    userId: () => session.userId(),
    refreshToken: () => http.refresh(),
    resync: () => session.resync(),
    emit: (event) => store.dispatch(event),
    agentFor: network.agentFor,
    sessionEnded: () => void session.ended("forcedOut"),
    clock,
    server,
    log: log.named("feed"),
  });
  http.onSessionLost(() => void session.ended("sessionExpired"));

  // The session
  const secrets = createSecrets(keychain);
  const session: Session = createSession({
    store,
    clock,
    log: log.named("session"),
    settings,
    secrets,
    http,
    token,
    users,
    workitems,
    acd,
    feed: () => feed,
    server,
    line,
    memory,
    proxy: proxies,
    async askForMicrophone() {
      await systemMicrophone?.();
    },
  });

  // The desktop
  electron.protocol.handle("app", createPages(join(root, "dist", "renderer")));
  guardSession(
    electron.session.defaultSession,
    log.named("permissions"),
    () => settings.get().headsets,
    systemMicrophone,
  );
  const headsets = watchHeadsets({
    session: electron.session.defaultSession,
    store,
    settings,
    log: log.named("headset"),
  });
  const drafts = createDrafts({ keep() {} }, (key, next) => mayNote(store, key, next));
  const publisher = createPublisher(store, clock);
  const icons = iconFolder(root, platform);
  const keptPostDial = createKeptPostDial(
    openKeptFile(keptIn("extensions.json"), keptPostDialSchema, log.named("history"), keptAs("postDial")),
  );
  const subscriptions = createSubscriptions(
    collectionSources({
      store,
      drafts,
      clock,
      users,
      workitems,
      objects,
      conversations: new ConversationService(http),
      postDial: keptPostDial,
    }),
    clock,
    log.named("subscriptions"),
  );
  const windows = createWindows({
    create: (options) => new electron.BrowserWindow(options),
    screen: electron.screen,
    preload: join(root, "dist", "preload", "index.cjs"),
    icon: platform === "linux" ? join(icons, "app", "icon.png") : undefined,
    isDark: () => electron.nativeTheme.shouldUseDarkColors,
    clock,
    log: log.named("windows"),
    savedBounds: (window) => settings.bounds(windowName(window)),
    saveBounds: (window, bounds) => settings.saveBounds(windowName(window), bounds),
    onGone(contentsId, kind) {
      publisher.forget(contentsId);
      subscriptions.forget(contentsId);
      // A page that is gone cannot say that nobody looks at its meter any more.
      if (kind === "settings") store.dispatch({ kind: "meterAsked", on: false });
    },
    onVoiceLost: () => line.voiceLost(),
    popUp: (template, window) => electron.Menu.buildFromTemplate(template).popup({ window }),
    onSessionEnd(phase) {
      // Once the session ends there is hardly time for a request: leaving begins with the question.
      void leaveAcd().catch((error: unknown) => log.warn("leaving ACD was not clean", { error }));
      if (phase === "ending") sessionEnds();
    },
    onVoiceDown(retryAt) {
      const isNews = retryAt !== null && store.get().audio.voiceDown === null;
      store.dispatch({ kind: "voiceDown", retryAt });
      if (isNews) sayOutside(desktopText.noSound.title, desktopText.noSound.body);
    },
  });
  const muter = createMuter({ store, workitems, clock, log: log.named("mute") });
  const hotkeys = createHotkeys({
    shortcuts: electron.globalShortcut,
    platform,
    isWayland: runsOnWayland(platform, process.env, app.commandLine.getSwitchValue("ozone-platform")),
    clock,
    log: log.named("hotkeys"),
    presses: { mute: () => muter.set(), dialCopied: () => void wanted.callCopied() },
    tell(name, hotkey) {
      store.dispatch({ kind: "hotkeyReported", name, hotkey });
      const notice = hotkeyNotice(name, hotkey, platform);
      if (notice === null) return;
      store.dispatch({ kind: "noticeGiven", notice });
      if (hotkey.state !== "refused") return;
      const { title, body } = desktopText.hotkeyRefused[name];
      sayOutside(title, body(notice.values.accelerator ?? ""));
    },
  });
  /** A word for somebody who looks at another program just now. */
  function sayOutside(title: string, body: string): void {
    if (windows.isInFront("phone") || !electron.Notification.isSupported()) return;
    new electron.Notification({ title, body: notificationBody(body, platform) }).show();
  }
  const wanted = createClickToDial({
    store,
    readClipboard: () => electron.clipboard.readText(),
    openPhone: () => void windows.open("phone"),
    sayOutside: (key) =>
      sayOutside(desktopText.product, noticeSentence({ id: 0, tone: "info", key, values: {} })),
  });

  let leavingAcd: Promise<unknown> | null = null;
  /** Asked by every window at a log-off, and when the program goes: one request for all of them. */
  async function leaveAcd(): Promise<void> {
    if (leavingAcd === null && store.get().agent.acd === "out") return;
    leavingAcd ??= users.logoutFromAcd().finally(() => {
      leavingAcd = null;
    });
    await leavingAcd;
  }

  /** After sleep, or when the network is back: nothing that says "open" is believed. */
  function wake(): void {
    network.renew();
    feed.wake();
    line.wake();
  }

  // What windows, tray and hotkeys may do
  const campaigns = createCampaigns({ store, objects, settings, log: log.named("campaigns") });
  const context: Context = {
    campaigns,
    store,
    clock,
    log: log.named("commands"),
    users,
    workitems,
    acd,
    session,
    line,
    leg,
    once,
    server,
  };
  const call = callCommands(context, muter);
  const handlers: AllHandlers = {
    session: sessionCommands(context, {
      ...proxies,
      answer(proxy, signIn, keep) {
        proxies.answer(proxy, signIn, keep);
        // What waits for its next try need not.
        feed.wake();
        line.wake();
      },
    }),
    agent: agentCommands(context),
    offer: offerCommands(context),
    call,
    transfer: transferCommands(context, call),
    work: workCommands(context),
    wrapUp: wrapUpCommands({ ...context, objects, drafts }),
    draft: draftCommands(drafts),
    directory: directoryCommands(context),
    voice: voiceCommands(context, (press) => headsetPressed(press)),
    settings: settingsCommands({
      store,
      settings,
      session,
      pauseHotkey: (paused) => hotkeys.pause(paused),
      headsets,
      startAtLogin: (on) => loginItem.set(on),
    }),
    audio: audioCommands({ store, settings, clock, revive: () => void windows.open("voice") }),
    quality: qualityCommands({
      file: qualityFile,
      async askForPlace(name, format) {
        const filters = [{ name: format.toUpperCase(), extensions: [format] }];
        const asked = { defaultPath: join(app.getPath("documents"), name), filters };
        const { canceled, filePath } = await electron.dialog.showSaveDialog(asked);
        return canceled ? null : filePath;
      },
      log: log.named("quality"),
    }),
    desktop: desktopCommands({
      store,
      open: (window) => void windows.open(window),
      openExternal: (url) => electron.shell.openExternal(url),
      copyText: (text) => electron.clipboard.writeText(cleanText(text)),
      readClipboard: async () => electron.clipboard.readText(),
      links: linkProgram({
        app,
        platform,
        isInstalled: app.isPackaged,
        openExternal: (url) => electron.shell.openExternal(url),
      }),
      networkChanged(online) {
        const was = store.get().connection.network;
        store.dispatch({ kind: "networkChanged", online });
        if (online && was === "offline") wake();
      },
    }),
  };

  const act = createTrayActions({
    store,
    handlers,
    toggleMute: () => muter.set(),
    open: (window) => void windows.open(window),
    quit: () => app.quit(),
  });
  const headsetPressed = createHeadsetPresses({ store, muter, act, log: log.named("headset") });
  const tray = createTrayView({
    createTray: (image) => new electron.Tray(image),
    menu: electron.Menu,
    image: createTrayImages(icons, platform, electron.nativeImage),
    platform,
    release: release(),
    act,
  });
  const notifications = createNotifications({
    create: (options) => new electron.Notification(options),
    isSupported: () => electron.Notification.isSupported(),
    platform,
    isPhoneInFront: () => windows.isInFront("phone"),
    openPhone: () => void windows.open("phone"),
    accept: (offerId) => act({ do: "accept", offerId }),
    reject: (offerId) => act({ do: "reject", offerId }),
    log: log.named("notifications"),
  });
  const attention = createAttention({
    app,
    powerSaveBlocker: electron.powerSaveBlocker,
    flash(on) {
      windows.get("phone")?.flashFrame(on);
      if (on) app.dock?.bounce("informational");
    },
    showPhone: () => void windows.open("phone", { focus: false }),
  });

  const wrapUpsFile = openKeptFile(
    keptIn("wrap-ups.json"),
    keptWrapUpsSchema,
    log.named("wrap-up"),
    keptAs("wrapUps"),
  );
  const stopEffects = startEffects({
    ...context,
    drafts,
    accept: handlers.offer.accept,
    muter,
    wrapUpsFile,
    keptPostDial,
    qualityFile,
  });
  const undo = [
    openBridge({
      ipcMain: electron.ipcMain,
      handlers,
      windows,
      publisher,
      subscriptions,
      log: log.named("bridge"),
    }),
    renderPerFrame(store, clock, [
      (state) => tray.render(state),
      (state) => hotkeys.render(state),
      (state) => notifications.render(state),
      (state) => attention.render(state),
    ]),
    store.watch((now, was) => {
      if (now.settings.theme !== was.settings.theme) electron.nativeTheme.themeSource = now.settings.theme;
    }),
    () => electron.powerMonitor.off("resume", wake).off("unlock-screen", wake),
  ];
  electron.powerMonitor.on("resume", wake);
  electron.powerMonitor.on("unlock-screen", wake);

  store.dispatch({
    kind: "platformReported",
    platform,
    region: app.getLocaleCountryCode() || "US",
    isInstalled: app.isPackaged,
  });
  const startsAtLogin = loginItem.isOn();
  if (startsAtLogin !== null) settings.change({ startAtLogin: startsAtLogin });
  store.dispatch({ kind: "settingsChanged", settings: settings.get() });
  windows.open("voice");
  if (!args.hidden && !loginItem.hasStartedUs()) windows.open("phone");
  void session.start({
    ...(args.provider === undefined ? {} : { provider: args.provider }),
    ...(args.prefillUser === undefined ? {} : { username: args.prefillUser }),
  });

  return {
    follow: (link) => wanted.follow(link),
    openPhone: () => void windows.open("phone"),
    async mayQuit() {
      if (liveCalls(store.get().calls).length === 0) return true;
      const { message, detail, quit, stay } = desktopText.quit;
      const asked = {
        type: "warning" as const,
        message,
        detail,
        buttons: [stay, quit],
        defaultId: 0,
        cancelId: 0,
      };
      return (await electron.dialog.showMessageBox(asked)).response === 1;
    },
    async close() {
      windows.letGo();
      const leaving = (async () => {
        await leaveAcd();
        await line.stop();
      })().catch((error: unknown) => log.warn("leaving was not clean", { error }));
      // What is being saved is saved, if the keychain answers.
      const left = Promise.all([leaving, keychain.settled()]);
      await Promise.race([left, new Promise<void>((resolve) => clock.after(farewell, resolve))]);
      await Promise.all([memory.close(), stopEffects().then(() => qualityFile.flush())]);
      for (const each of undo.reverse()) each();
      feed.close();
      http.close();
      network.close();
      notifications.close();
      attention.close();
      hotkeys.close();
      tray.close();
      publisher.close();
      subscriptions.close();
    },
    isHeldUp: () => keychain.isOut(),
    selfTest(wish) {
      windows.open("settings", { focus: false });
      return runSelfTest(electron, secrets, wish);
    },
  };
}
