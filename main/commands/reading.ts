import type { QueryFor } from "../../shared/contract/collections.ts";
import type { ConversationItem } from "../../shared/contract/conversation.ts";
import type { Handlers } from "../../shared/contract/index.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { windowName } from "../../shared/state/window.ts";
import type { Source } from "../collections/view.ts";
import type { OpenConversation } from "../desktop/conversation-opener.ts";
import { type ReadStateParts, tellReadState } from "../work/read-state.ts";

type List = Source<QueryFor<"conversations">, ConversationItem>;

/** The first row that is not left out, once it is known; null where there is none. */
export function firstUnread(list: List, isLeftOut: (key: string) => boolean): Promise<Result<string | null>> {
  return new Promise((resolve) => {
    const range = { start: 0, count: 2 };
    const view = list({ filter: "unread", q: "" }, () => queueMicrotask(look));
    function look(): void {
      const found = view.rows(range).find(({ key }) => !isLeftOut(key));
      const { isLoading, isMore, failure } = view.head();
      if (found === undefined && failure === null && (isLoading || isMore)) return;
      resolve(found === undefined && failure !== null ? fail(failure.code) : ok(found?.key ?? null));
      view.close();
    }
    view.want(range);
    look();
  });
}

/** What is looked at, and what counts as read. */
export function readingCommands(
  parts: ReadStateParts & { readonly list: List; readonly openConversation: OpenConversation },
): Handlers<"reading"> {
  const { store, conversations, list, openConversation } = parts;
  return {
    async look({ window, conversationId, isShown, unread, upTo }) {
      const name = window === "messages" ? window : windowName({ kind: window, key: conversationId });
      store.dispatch({
        kind: "conversationLooked",
        window: name,
        look: isShown ? { conversationId, unread, upTo } : null,
      });
      return ok();
    },
    async markUnread({ conversationId }) {
      store.dispatch({ kind: "conversationLeftUnread", conversationId });
      const sent = await tellReadState(parts, conversationId, () =>
        conversations.unreadConversation(conversationId),
      );
      return sent.ok ? ok() : sent;
    },
    async open({ conversationId }) {
      openConversation(conversationId);
      return ok();
    },
    async openUnread() {
      const { messages, seeing } = store.get();
      if (messages.unread === 0) return ok(false);
      const found = await firstUnread(list, (key) => key === seeing.looks.messages?.conversationId);
      if (!found.ok) return found;
      if (found.value !== null) openConversation(found.value);
      return ok(found.value !== null);
    },
  };
}
