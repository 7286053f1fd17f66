import { idle, now, signedOut } from "../samples.ts";
import { type Shown, withConnection } from "./shown.ts";

const messages = (more: Partial<Shown> = {}): Shown => ({ window: "messages", state: idle, ...more });
const conversation = (more: Partial<Shown> = {}): Shown => ({ window: "conversation", state: idle, ...more });

const offline = withConnection(idle, {
  feed: { kind: "waiting", since: now, retryAt: now + 9_000, attempt: 3 },
});

/** The messages window and a conversation torn off. */
export const messagesStates: Readonly<Record<string, Shown>> = {
  messages: messages(),
  "messages-wide": messages({ isWide: true, choose: "Maria Delgado" }),
  "messages-thread": messages({ choose: "Maria Delgado" }),
  "messages-empty": messages({ lists: "empty" }),
  "messages-loading": messages({ lists: "loading" }),
  "messages-error": messages({ lists: "failed" }),
  "messages-offline": messages({ isWide: true, state: offline }),
  "messages-signed-out": messages({ state: signedOut }),
  conversation: conversation(),
  "conversation-empty": conversation({ lists: "empty" }),
  "conversation-loading": conversation({ lists: "loading" }),
  "conversation-forbidden": conversation({ lists: "forbidden" }),
  "conversation-offline": conversation({ state: offline }),
  "conversation-error": conversation({ lists: "failed" }),
};
