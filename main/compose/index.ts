import { randomUUID } from "node:crypto";
import type * as Electron from "electron";
import type { Log } from "../../shared/log.ts";
import { speakFrom } from "../../shared/text/language.ts";
import type { Arguments } from "../arguments.ts";
import { openBridge } from "../bridge/bridge.ts";
import { followLoginItem } from "../desktop/login-item.ts";
import { createMessageLinks } from "../desktop/message-links.ts";
import { mayQuit } from "../desktop/quit-question.ts";
import { speechOf } from "../desktop/speech.ts";
import type { TrayAction } from "../desktop/tray-model.ts";
import { startEffects } from "../effects/index.ts";
import type { Troubles } from "../log/troubles.ts";
import { runSelfTest, type SelfTest } from "../self-test/self-test.ts";
import { buildCommands } from "./commands.ts";
import { buildDesktop } from "./desktop.ts";
import { buildState } from "./state.ts";
import { buildUpdates } from "./updates.ts";
import { buildWindows } from "./windows.ts";
import { buildWire } from "./wire.ts";

export interface App {
  /** A link with a number to call: the phone comes up with it; or with somebody to write to: the messages do. */
  follow(link: string): void;
  /** Shows the phone, or whatever the user should see first. */
  openPhone(): void;
  /** What was chosen in the taskbar's list of tasks. */
  act(task: TrayAction): void;
  /** Asks when a call would end; true when the app may go. */
  mayQuit(): Promise<boolean>;
  /** Leaves ACD, ends line and feed, within a time limit. A new version is not installed while the system ends. */
  close(isSystemEnding?: boolean): Promise<void>;
  /** A call into the system has not come back: its thread would keep the process from ending. */
  isHeldUp(): boolean;
  /** Looks at the program as it runs here, and writes what it saw. Answers the exit code. */
  selfTest(wish: SelfTest): Promise<number>;
}

/**
 * Builds every part once and hands it its neighbours. The files beside this one are the only ones that know them all,
 * and do nothing but that.
 *
 * @param sessionEnds Windows ends the user's session: nobody is asked any more
 */
export function compose(
  electron: typeof Electron,
  args: Arguments,
  { log, troubles }: { readonly log: Log; readonly troubles: Troubles },
  sessionEnds: () => void,
): App {
  const { app } = electron;
  const state = buildState(electron, log, troubles);
  const { store, settings } = state;
  const wire = buildWire(electron, state, log);
  const { session, muter, links, memory, leaving, feed, http, network } = wire;
  const windowParts = buildWindows(electron, state, wire, log, sessionEnds);
  const { windows, publisher, subscriptions, loginItem } = windowParts;
  const updates = buildUpdates(electron, state, log);
  const commands = buildCommands(electron, state, wire, windowParts, updates, log);
  const { context, handlers } = commands;

  const closeBridge = openBridge({
    ipcMain: electron.ipcMain,
    handlers,
    windows,
    publisher,
    subscriptions,
    log: log.named("bridge"),
  });
  const stopEffects = startEffects({
    ...context,
    writing: wire.writing,
    muter,
    links,
    board: wire.board,
    showPhone: () => void windows.open("phone", { focus: false }),
    firstRun: {
      open: () => void windows.open("settings"),
      close: () => windows.get("settings")?.close(),
      done: () =>
        store.dispatch({ kind: "settingsChanged", settings: settings.change({ firstRunDone: true }) }),
    },
    conversations: wire.conversations,
    openConversation: windowParts.openConversation,
    wrapUpsFile: state.wrapUpsFile,
    keptPostDial: state.keptPostDial,
    qualityFile: state.qualityFile,
  });
  const messageLinks = createMessageLinks({
    store,
    drafts: wire.writing.drafts,
    newId: randomUUID,
    open: windowParts.openConversation,
    openPhone: () => void windows.open("phone"),
  });
  const closeDesktop = buildDesktop(electron, state, wire, windowParts, commands, log);

  store.dispatch({
    kind: "platformReported",
    platform: state.platform,
    region: app.getLocaleCountryCode() || "US",
    languages: app.getPreferredSystemLanguages(),
    isInstalled: app.isPackaged,
  });
  speakFrom(() => speechOf(store.get()));
  followLoginItem({ store, settings, isOn: loginItem.isOn });
  windows.open("voice");
  if (!args.hidden && !loginItem.hasStartedUs()) windows.open("phone");
  void session.start({
    ...(args.provider === undefined ? {} : { provider: args.provider }),
    ...(args.prefillUser === undefined ? {} : { username: args.prefillUser }),
  });

  return {
    follow(link) {
      if (!messageLinks.follow(link)) windowParts.clickToDial.follow(link);
    },
    openPhone: () => void windows.open("phone"),
    act: commands.act,
    mayQuit: () => mayQuit(store, electron.dialog),
    async close(isSystemEnding = false) {
      windows.letGo();
      // Before the session is left: afterwards nothing would be on.
      await updates?.leave(isSystemEnding);
      await leaving.leave();
      await Promise.all([memory.close(), stopEffects().then(() => state.qualityFile.flush())]);
      closeDesktop();
      closeBridge();
      wire.board.close();
      feed.close();
      http.close();
      network.close();
      publisher.close();
      subscriptions.close();
    },
    isHeldUp: () => state.keychain.isOut(),
    selfTest(wish) {
      windows.open("settings", { focus: false });
      windows.open("messages", { focus: false });
      windows.open("supervisor", { focus: false });
      windows.open("people", { focus: false });
      windows.open("history", { focus: false });
      return runSelfTest(electron, wire.secrets, wish);
    },
  };
}
