import { signal } from "@preact/signals";
import type { Template } from "../../shared/contract/message.ts";
import type { Campaign } from "../../shared/state/campaign.ts";
import type { MessageChannel } from "../../shared/state/message-key.ts";
import { feature, kept } from "../app/app.ts";
import type { Answer } from "./answering.ts";

/** Writing messages, and what became of those that are on their way. */
export const [composer, useApp] = feature("composer", ["messages", "work", "connection"]);

/** What outlives the conversation that is shown. Whose it is goes with it: another user may sign in. */
export const [useKept] = kept(() => ({
  /** By conversation: the channel that was chosen. */
  channels: signal<Readonly<Record<string, MessageChannel>>>({}),
  /** By draft: the answer to an email that is begun there next. */
  answers: signal<Readonly<Record<string, Answer>>>({}),
  /** By draft: the campaign that was chosen for it. */
  chosen: signal<Readonly<Record<string, string>>>({}),
  templates: signal<{
    readonly userId: string;
    readonly by: Readonly<Partial<Record<MessageChannel, readonly Template[]>>>;
  }>({ userId: "", by: {} }),
  campaigns: signal<{ readonly userId: string; readonly list: readonly Campaign[] } | null>(null),
}));
