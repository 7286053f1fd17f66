import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type * as Electron from "electron";
import type { Log } from "../../shared/log.ts";
import { zoneOf } from "../../shared/state/session.ts";
import { windowName } from "../../shared/state/window.ts";
import { dayOf } from "../../shared/zone.ts";
import { createPublisher } from "../bridge/publish.ts";
import { appOrigin } from "../bridge/sender.ts";
import { createSubscriptions } from "../bridge/subscriptions.ts";
import { collectionSources } from "../collections/index.ts";
import { createClickToDial } from "../desktop/click-to-dial.ts";

import { createConversationOpener } from "../desktop/conversation-opener.ts";
import { watchHeadsets } from "../desktop/headsets.ts";
import { createHotkeys, runsOnWayland } from "../desktop/hotkeys.ts";
import { iconFolder } from "../desktop/images.ts";
import { createLinkQuestion } from "../desktop/link-question.ts";
import { createLoginItem } from "../desktop/login-item.ts";
import { createAssets, createPages } from "../desktop/pages.ts";
import { guardSession } from "../desktop/permissions.ts";
import { printPage } from "../desktop/print-page.ts";
import { askForPlace } from "../desktop/save-dialog.ts";
import { createWindows } from "../desktop/windows.ts";
import { createHistoryExports } from "../history/exports.ts";
import { createMailPages } from "../mail/pages.ts";
import { createPdfPages } from "../mail/pdf-pages.ts";
import { createRecordingPages } from "../recordings/pages.ts";
import { createSounds } from "../sounds/sounds.ts";
import { createKnownVoiceSettings } from "../work/voice-settings.ts";
import type { StateParts } from "./state.ts";
import type { Wire } from "./wire.ts";

/**
 * The windows, what is sent to them, and what the system lends the phone: keys, links, devices.
 * @param sessionEnds Windows ends the user's session: nobody is asked any more
 */
export function buildWindows(
  electron: typeof Electron,
  { store, clock, settings, platform, keptPostDial }: StateParts,
  { users, workitems, people, conversations, writing, board, line, muter, leaving, systemMicrophone }: Wire,
  log: Log,
  sessionEnds: () => void,
) {
  const { app } = electron;
  const root = app.getAppPath();
  const asset = createAssets(join(root, "dist", "renderer"));
  const sounds = createSounds(randomUUID);
  const voiceSettings = createKnownVoiceSettings({ store, users });
  electron.protocol.handle(
    "app",
    createPages(async (path) => sounds.asset(path) ?? asset(path)),
  );
  const mailPages = createMailPages(randomUUID);
  electron.protocol.handle("mail", mailPages.answer);
  const pdfPages = createPdfPages(randomUUID, asset);
  electron.protocol.handle("pdf", pdfPages.answer);
  const recordingPages = createRecordingPages(randomUUID, appOrigin);
  electron.protocol.handle("recording", recordingPages.answer);
  store.watch((_now, _was, event) => {
    if (event.kind === "signedOut") recordingPages.clear();
  });
  guardSession(
    electron.session.defaultSession,
    log.named("permissions"),
    () => settings.get().headsets,
    systemMicrophone,
  );
  const publisher = createPublisher(store, clock);
  const historyExports = createHistoryExports({
    list: () => sources.history,
    zone: () => zoneOf(store.get().session),
    askForPlace: (name) => askForPlace(electron.dialog, app.getPath("documents"), name, "csv"),
    fileName: () => `history-${dayOf(clock.now(), zoneOf(store.get().session))}.csv`,
    newId: randomUUID,
    log: log.named("history"),
  });
  const sources = collectionSources({
    store,
    writing,
    clock,
    users,
    workitems,
    people,
    conversations,
    board,
    postDial: keptPostDial,
    voiceSettings,
    exports: historyExports,
  });
  const subscriptions = createSubscriptions(sources, clock, log.named("subscriptions"));
  const askAboutLink = createLinkQuestion({
    dialog: electron.dialog,
    openExternal: (url) => electron.shell.openExternal(url),
    call: (link) => clickToDial.follow(link),
    log: log.named("links"),
  });
  const windows = createWindows({
    create: (options) => new electron.BrowserWindow(options),
    screen: electron.screen,
    preload: join(root, "dist", "preload", "index.cjs"),
    icon: platform === "linux" ? join(iconFolder(root, platform), "app", "icon.png") : undefined,
    isDark: () => electron.nativeTheme.shouldUseDarkColors,
    clock,
    log: log.named("windows"),
    savedBounds: (window) => settings.bounds(windowName(window)),
    saveBounds: (window, bounds) => settings.saveBounds(windowName(window), bounds),
    onLink: (url, window) => void askAboutLink(url, window),
    onGone(contentsId, window) {
      publisher.forget(contentsId);
      subscriptions.forget(contentsId);
      store.dispatch({ kind: "windowGone", window });
    },
    onFront(window, is) {
      const name = windowName(window);
      // Of two windows one may get the keyboard before the other is told that it lost it.
      if (is) store.dispatch({ kind: "windowFronted", window: name });
      else if (store.get().seeing.front === name) store.dispatch({ kind: "windowFronted", window: "" });
    },
    onVoiceLost: () => line.voiceLost(),
    popUp: (template, window) => electron.Menu.buildFromTemplate(template).popup({ window }),
    onSessionEnd(phase) {
      // Once the session ends there is hardly time for a request: leaving begins with the question.
      void leaving.leaveAcd();
      if (phase === "ending") sessionEnds();
    },
    onVoiceDown: (retryAt) => store.dispatch({ kind: "voiceDown", retryAt }),
  });
  const clickToDial = createClickToDial({
    store,
    readClipboard: () => electron.clipboard.readText(),
    openPhone: () => void windows.open("phone"),
  });
  const hotkeys = createHotkeys({
    shortcuts: electron.globalShortcut,
    platform,
    isWayland: runsOnWayland(platform, process.env, app.commandLine.getSwitchValue("ozone-platform")),
    clock,
    log: log.named("hotkeys"),
    presses: { mute: () => muter.set(), dialCopied: () => void clickToDial.callCopied() },
    pressed: (name) => store.dispatch({ kind: "hotkeyPressed", name }),
    report: (name, hotkey) => store.dispatch({ kind: "hotkeyReported", name, hotkey }),
  });
  return {
    publisher,
    sources,
    historyExports,
    recordingPages,
    subscriptions,
    windows,
    sounds,
    voiceSettings,
    mailPages,
    pdfPages,
    printMail: (url: string) =>
      printPage((options) => new electron.BrowserWindow(options), url, log.named("print")),
    openConversation: createConversationOpener(store, windows),
    clickToDial,
    hotkeys,
    headsets: watchHeadsets({
      session: electron.session.defaultSession,
      store,
      settings,
      log: log.named("headset"),
    }),
    loginItem: createLoginItem(app, platform, app.isPackaged),
  };
}

export type WindowParts = ReturnType<typeof buildWindows>;
