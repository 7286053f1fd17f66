import type { Held } from "../../shared/drafts/draft.ts";
import { changeOf } from "../../shared/drafts/text.ts";
import { ok, type Result } from "../../shared/result.ts";
import { messageKey, newConversation } from "../../shared/state/message-key.ts";
import type { Drafts } from "./drafts.ts";

/**
 * Begins a message in a conversation of its own: a draft, which waits for a press in the messages window.
 * @param id of its own among all that were begun
 * @returns the conversation to open
 */
export function beginMessage(
  drafts: Pick<Drafts, "edit">,
  id: string,
  channel: "sms" | "email",
  {
    texts,
    values,
  }: {
    readonly texts: Readonly<Record<string, string>>;
    readonly values: Readonly<Record<string, readonly string[]>>;
  },
): Result<string> {
  const conversationId = newConversation(id);
  const changes = Object.entries(texts).flatMap(([name, text]) => {
    const change = changeOf("", text);
    return change === null ? [] : [[name, change] as const];
  });
  const begun = drafts.edit(messageKey(channel, conversationId), "", 0, {
    texts: Object.fromEntries(changes),
    values: values as Readonly<Record<string, Held>>,
  });
  return begun.ok ? ok(conversationId) : begun;
}
