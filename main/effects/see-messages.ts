import type { ThreadMessage } from "../../shared/contract/conversation.ts";
import { alikeAmong } from "../../shared/messages/sent.ts";
import { isNewConversation } from "../../shared/state/message-key.ts";
import type { EffectContext } from "./context.ts";

/** What was just sent is among this many. */
const remembered = 50;

interface Told {
  readonly conversationId: string;
  readonly item: ThreadMessage;
}

/**
 * A message that was sent is shown by its conversation from the moment that this has it, and no longer by the outbox.
 * The feed may tell of it before the request is answered.
 */
export function seeMessages({
  store,
  writing: { outbox },
}: {
  readonly store: Pick<EffectContext["store"], "watch" | "dispatch">;
  readonly writing: { readonly outbox: Pick<EffectContext["writing"]["outbox"], "list" | "seen"> };
}): () => void {
  /** By the item's key, the newest last. */
  let told = new Map<string, Told>();
  /** Each is one message: the next with the same words is another. */
  const taken = new Set<string>();

  function look(): void {
    for (const message of outbox.list()) {
      if (message.state !== "sent") continue;
      const { conversationId: own } = message;
      const mine = [...told.values()]
        .filter(({ conversationId }) => isNewConversation(own) || own === conversationId)
        .map(({ item }) => item)
        .filter(({ key }) => !taken.has(key));
      const [found] = alikeAmong(mine, message);
      if (found === undefined) continue;
      taken.add(found.key);
      outbox.seen(message.id, found.key);
      const begun = told.get(found.key)?.conversationId;
      // Whoever looks at the new message finds it in the conversation that it has become.
      if (isNewConversation(own) && begun !== undefined)
        store.dispatch({ kind: "conversationWanted", conversationId: begun, instead: own });
    }
  }

  return store.watch((_now, _was, event) => {
    if (event.kind === "signedOut") {
      told.clear();
      taken.clear();
    }
    if (event.kind === "threadReported") {
      const { conversationId } = event;
      for (const item of event.items) {
        if (item.kind !== "message" || item.direction !== "outbound") continue;
        told.delete(item.key);
        told.set(item.key, { conversationId, item });
      }
      told = new Map([...told].slice(-remembered));
      for (const key of taken) if (!told.has(key)) taken.delete(key);
    }
    if (event.kind === "threadReported" || event.kind === "outboxChanged") look();
  });
}
