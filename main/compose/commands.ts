import { randomUUID } from "node:crypto";
import { release } from "node:os";
import type * as Electron from "electron";
import { cleanText } from "../../shared/clean-text.ts";
import type { AllHandlers } from "../../shared/contract/index.ts";
import type { Log } from "../../shared/log.ts";
import { seenOn } from "../board/seen.ts";
import { agentCommands } from "../commands/agent.ts";
import { audioCommands, withNames } from "../commands/audio.ts";
import { boardCommands } from "../commands/board.ts";
import { callCommands } from "../commands/call.ts";
import { desktopCommands } from "../commands/desktop.ts";
import { directoryCommands } from "../commands/directory.ts";
import { draftCommands } from "../commands/draft.ts";
import { historyCommands } from "../commands/history.ts";
import { mailCommands } from "../commands/mail.ts";
import { messageCommands } from "../commands/message.ts";
import { monitorCommands } from "../commands/monitor.ts";
import { offerCommands } from "../commands/offer.ts";
import { privacyCommands } from "../commands/privacy.ts";
import { qualityCommands } from "../commands/quality.ts";
import { readingCommands } from "../commands/reading.ts";
import { recordingCommands } from "../commands/recording.ts";
import { sessionCommands } from "../commands/session.ts";
import { settingsCommands } from "../commands/settings.ts";
import { transferCommands } from "../commands/transfer.ts";
import { updatesCommands } from "../commands/updates.ts";
import { voiceCommands } from "../commands/voice.ts";
import { voiceSettingsCommands } from "../commands/voice-settings.ts";
import { workCommands } from "../commands/work.ts";
import { wrapUpCommands } from "../commands/wrap-up.ts";
import { linkProgram } from "../desktop/link-program.ts";
import { askForFiles } from "../desktop/open-dialog.ts";
import { maySignOut } from "../desktop/quit-question.ts";
import { askForPlace } from "../desktop/save-dialog.ts";
import { createTestNotification } from "../desktop/test-notification.ts";
import { createTrayActions } from "../desktop/tray-actions.ts";
import { diagnosticsOf } from "../log/diagnostics.ts";
import { logFiles } from "../log/log.ts";
import { fetchSound } from "../sounds/fetch-sound.ts";
import type { Updates } from "../updates/updates.ts";
import { createAgentActions } from "../work/agent-actions.ts";
import { createCampaigns } from "../work/campaigns.ts";
import type { Context } from "../work/context.ts";
import { createHeadsetPresses } from "../work/headset.ts";
import { createPending } from "../work/pending.ts";
import type { StateParts } from "./state.ts";
import type { WindowParts } from "./windows.ts";
import type { Wire } from "./wire.ts";

/** What windows may ask, what tray and notifications do by the same commands, and the context that effects share. */
export function buildCommands(
  electron: typeof Electron,
  state: StateParts,
  wire: Wire,
  {
    windows,
    sources,
    historyExports,
    recordingPages,
    openConversation,
    mailPages,
    pdfPages,
    printMail,
    hotkeys,
    headsets,
    loginItem,
    sounds,
    voiceSettings,
  }: WindowParts,
  updates: Updates | null,
  log: Log,
) {
  const { app } = electron;
  const { store, clock, settings, platform, qualityFile } = state;
  const { muter, objects, proxies, links, session, writing } = wire;
  const context: Context = {
    store,
    clock,
    log: log.named("commands"),
    users: wire.users,
    workitems: wire.workitems,
    acd: wire.acd,
    session,
    line: wire.line,
    leg: wire.leg,
    once: createPending(),
    server: wire.server,
    campaigns: createCampaigns({ store, objects, settings, log: log.named("campaigns") }),
  };
  const call = callCommands(context, muter);
  const agentActions = createAgentActions(context, seenOn(wire.board));
  const handlers: AllHandlers = {
    session: sessionCommands(context, proxies, links),
    agent: agentCommands(context, settings),
    offer: offerCommands(context),
    call,
    transfer: transferCommands(context, call),
    work: workCommands(context),
    wrapUp: wrapUpCommands({ ...context, objects, drafts: writing.drafts }),
    draft: draftCommands(writing.drafts),
    message: messageCommands({
      store,
      writing,
      objects,
      conversations: wire.conversations,
      chooseFiles: (types) => askForFiles(electron.dialog, types),
    }),
    mail: mailCommands({
      conversations: wire.conversations,
      files: wire.files,
      pages: mailPages,
      pdfs: pdfPages,
      askForPlace: (name) => askForPlace(electron.dialog, app.getPath("downloads"), name),
      print: printMail,
      platform,
    }),
    reading: readingCommands({
      ...context,
      conversations: wire.conversations,
      list: sources.conversations,
      openConversation,
    }),
    monitor: monitorCommands(context, agentActions),
    history: historyCommands({ store, exports: historyExports, open: (window) => void windows.open(window) }),
    recording: recordingCommands({
      workitems: wire.workitems,
      conversations: wire.conversations,
      files: wire.files,
      pages: recordingPages,
      playOn(player) {
        const names = withNames({ player }, store.get().audio.devices);
        store.dispatch({ kind: "settingsChanged", settings: settings.change({ player, ...names }) });
      },
    }),
    directory: directoryCommands({
      campaigns: context.campaigns,
      people: wire.people,
      conversations: wire.conversations,
      drafts: writing.drafts,
      newId: randomUUID,
      openConversation,
    }),
    voice: voiceCommands(context, (press) => headsetPressed(press)),
    voiceSettings: voiceSettingsCommands(context, {
      known: voiceSettings,
      objects,
      sounds,
      fetchSound: (address) =>
        fetchSound(address, { fetch: wire.network.fetch, provider: wire.session.provider() }),
    }),
    settings: settingsCommands({
      store,
      settings,
      session,
      pauseHotkey: (paused) => hotkeys.pause(paused),
      headsets,
      startAtLogin: (on) => loginItem.set(on),
    }),
    audio: audioCommands({ store, settings, revive: () => void windows.open("voice") }),
    board: boardCommands({ store, settings }),
    quality: qualityCommands({
      file: qualityFile,
      askForPlace: (name, format) => askForPlace(electron.dialog, app.getPath("documents"), name, format),
      log: log.named("quality"),
    }),
    updates: updatesCommands(updates),
    privacy: privacyCommands({
      places: state.places,
      logs: logFiles(state.places.logs),
      quality: qualityFile,
      extensions: state.keptPostDial,
      firsts: wire.people.firsts,
      diagnostics: () =>
        diagnosticsOf(store.get(), {
          program: {
            version: app.getVersion(),
            isInstalled: app.isPackaged,
            electron: process.versions.electron ?? "",
            chrome: process.versions.chrome ?? "",
            node: process.versions.node,
            system: `${process.platform} ${process.arch} ${release()}`,
            memoryBytes: process.memoryUsage().rss,
          },
          troubles: state.troubles.list(),
          at: clock.now(),
        }),
      copyText: (text) => electron.clipboard.writeText(text),
      askForPlace: (name) => askForPlace(electron.dialog, app.getPath("documents"), name, "json"),
      log: log.named("privacy"),
    }),
    desktop: desktopCommands({
      store,
      open: (window) => void windows.open(window),
      openExternal: (url) => electron.shell.openExternal(url),
      testNotification: createTestNotification({
        create: (options) => new electron.Notification(options),
        isSupported: () => electron.Notification.isSupported(),
        platform,
        clock,
        onClick: () => void windows.open("settings"),
      }),
      copyText: (text) => electron.clipboard.writeText(cleanText(text)),
      readClipboard: async () => electron.clipboard.readText(),
      links: linkProgram({
        app,
        platform,
        isInstalled: app.isPackaged,
        openExternal: (url) => electron.shell.openExternal(url),
      }),
    }),
  };
  const act = createTrayActions({
    store,
    handlers,
    maySignOut: () => maySignOut(store, electron.dialog),
    toggleMute: () => muter.set(),
    open: (window) => void windows.open(window),
    quit: () => app.quit(),
  });
  const headsetPressed = createHeadsetPresses({ store, muter, act, log: log.named("headset") });
  return { context, handlers, act };
}

export type CommandParts = ReturnType<typeof buildCommands>;
