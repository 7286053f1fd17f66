import type { Notification, NotificationConstructorOptions } from "electron";
import { cleanName } from "../../shared/clean-text.ts";
import type { ConversationItem } from "../../shared/contract/conversation.ts";
import type { Log } from "../../shared/log.ts";
import type { AppState } from "../../shared/state/app.ts";
import { liveCalls } from "../../shared/state/call.ts";
import type { DesktopState } from "../../shared/state/desktop.ts";
import { desktopText as text } from "../../shared/text/desktop.ts";
import type { MainState } from "../state/reduce.ts";
import { notificationBody } from "./escape.ts";
import { who } from "./tray-model.ts";

export interface MessageNotificationParts {
  readonly create: (options: NotificationConstructorOptions) => Notification;
  readonly isSupported: () => boolean;
  readonly platform: DesktopState["platform"];
  readonly open: (conversationId: string) => void;
  /** What was typed into the notification itself, where the system lets that be done. */
  readonly reply: (conversation: ConversationItem, text: string) => void;
  readonly log: Log;
}

export interface MessageNotificationView {
  render(state: MainState): void;
  close(): void;
}

const longestBody = 160;

/** What a short answer can be given to without its subject, its other readers or its history. */
const isShort = ({ channel }: ConversationItem) => channel === "sms" || channel === "chat";

function options(
  row: ConversationItem,
  { settings, calls, monitor }: Pick<AppState, "settings" | "calls" | "monitor">,
  platform: DesktopState["platform"],
): NotificationConstructorOptions {
  const { hideCaller } = settings;
  const sender = who({ name: row.name, number: row.address });
  return {
    title: hideCaller ? text.message.hiddenTitle(row.channel) : text.message.title(row.channel, sender),
    body: hideCaller ? "" : notificationBody(cleanName(row.text, longestBody), platform),
    silent: settings.quietInCalls && (liveCalls(calls).length > 0 || monitor.now !== null),
    ...(platform === "darwin" && isShort(row) && { hasReply: true, replyPlaceholder: text.message.reply }),
  };
}

/** New messages that nobody saw: one notification for each conversation, the newest in place of the one before. */
export function createMessageNotifications(parts: MessageNotificationParts): MessageNotificationView {
  const { platform, log } = parts;
  const shown = new Map<string, { readonly row: ConversationItem; readonly note: Notification | null }>();

  function show(row: ConversationItem, state: MainState): void {
    shown.get(row.key)?.note?.close();
    const isWanted = state.settings.notifyMessages && parts.isSupported();
    const note = isWanted ? parts.create(options(row, state, platform)) : null;
    shown.set(row.key, { row, note });
    if (note === null) return;
    note.on("click", () => parts.open(row.key));
    note.on("reply", (details: { reply?: string }, text?: string) =>
      parts.reply(row, details.reply ?? text ?? ""),
    );
    note.on("failed", (_event, error) => log.warn("notification: not shown by the system", { error }));
    note.show();
  }

  return {
    render(state) {
      const { fresh } = state.seeing;
      for (const [key, { note }] of shown) {
        if (fresh.some((row) => row.key === key)) continue;
        note?.close();
        shown.delete(key);
      }
      for (const row of fresh) if (shown.get(row.key)?.row !== row) show(row, state);
    },
    close() {
      for (const { note } of shown.values()) note?.close();
      shown.clear();
    },
  };
}
