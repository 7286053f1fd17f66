import { release } from "node:os";
import type * as Electron from "electron";
import type { Log } from "../../shared/log.ts";
import { createAttention } from "../desktop/attention.ts";
import { createDockMenu } from "../desktop/dock-menu.ts";
import { createOverlayImages, createTrayImages, iconFolder } from "../desktop/images.ts";
import { createJumpList } from "../desktop/jump-list.ts";
import { tellLimits } from "../desktop/limit-notifications.ts";
import { createMenuView } from "../desktop/menu.ts";
import { createMessageNotifications } from "../desktop/message-notifications.ts";
import { createNotifications } from "../desktop/notifications.ts";
import { sayOutside } from "../desktop/outside.ts";
import { createOverlay } from "../desktop/overlay.ts";
import { onWake } from "../desktop/power.ts";
import { createQuickReply } from "../desktop/quick-reply.ts";
import { renderPerFrame } from "../desktop/render-per-frame.ts";
import { followTheme } from "../desktop/theme.ts";
import { createTrayView } from "../desktop/tray.ts";
import type { CommandParts } from "./commands.ts";
import type { StateParts } from "./state.ts";
import type { WindowParts } from "./windows.ts";
import type { Wire } from "./wire.ts";

/** What the desktop shows of the state outside the windows, and what it tells. Answers its undo. */
export function buildDesktop(
  electron: typeof Electron,
  { store, clock, platform }: StateParts,
  { links, writing }: Wire,
  { windows, hotkeys, openConversation }: WindowParts,
  { act, handlers }: CommandParts,
  log: Log,
): () => void {
  const { app } = electron;
  const icons = iconFolder(app.getAppPath(), platform);
  const isPhoneInFront = () => windows.isInFront("phone");
  const isSupported = () => electron.Notification.isSupported();
  const tray = createTrayView({
    createTray: (image) => new electron.Tray(image),
    menu: electron.Menu,
    image: createTrayImages(icons, platform, electron.nativeImage),
    platform,
    release: release(),
    act,
  });
  const menu = createMenuView(platform, (template) =>
    electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(template)),
  );
  const notifications = createNotifications({
    create: (options) => new electron.Notification(options),
    isSupported,
    platform,
    isPhoneInFront,
    openPhone: () => void windows.open("phone"),
    accept: (offerId) => act({ do: "accept", offerId }),
    reject: (offerId) => act({ do: "reject", offerId }),
    log: log.named("notifications"),
  });
  const messageNotifications = createMessageNotifications({
    create: (options) => new electron.Notification(options),
    isSupported,
    platform,
    open: (conversationId) => openConversation(conversationId),
    reply: createQuickReply({
      store,
      drafts: writing.drafts,
      send: handlers.message.send,
      open: openConversation,
    }),
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
  const jumpList = createJumpList({ app, platform, isInstalled: app.isPackaged, program: process.execPath });
  const dockMenu = createDockMenu({ dock: app.dock, menu: electron.Menu, act });
  const overlay = createOverlay({
    isWindows: platform === "win32",
    phone: () => windows.get("phone"),
    image: createOverlayImages(icons, electron.nativeImage),
  });
  const undo = [
    sayOutside({
      store,
      show: (options) => new electron.Notification(options).show(),
      isSupported,
      isPhoneInFront,
      platform,
    }),
    tellLimits({
      store,
      show(options, pressed) {
        const note = new electron.Notification(options);
        note.on("click", pressed);
        note.show();
      },
      isSupported,
      openBoard: () => void windows.open("supervisor"),
      platform,
    }),
    renderPerFrame(store, clock, [
      (state) => menu.render(state),
      (state) => tray.render(state),
      (state) => hotkeys.render(state),
      (state) => notifications.render(state),
      (state) => messageNotifications.render(state),
      (state) => attention.render(state),
      (state) => jumpList.render(state),
      (state) => dockMenu.render(state),
      (state) => overlay.render(state),
    ]),
    followTheme(store, electron.nativeTheme),
    onWake(electron.powerMonitor, () => links.wake()),
    () => notifications.close(),
    () => messageNotifications.close(),
    () => attention.close(),
    () => jumpList.close(),
    () => hotkeys.close(),
    () => tray.close(),
  ];
  return () => {
    for (const each of undo) each();
  };
}
