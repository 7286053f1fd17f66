import { useEffect } from "preact/hooks";
import { useApp } from "./feature.ts";
import { useConversation } from "./use-conversation.ts";

/** Tells main what this window shows: what is seen for a moment is read. Draws nothing. */
export function Looking(props: {
  readonly window: "messages" | "conversation";
  readonly conversationId: string;
}) {
  const { window, conversationId } = props;
  const { ask } = useApp();
  const item = useConversation(conversationId);
  const { unread, at } = item ?? { unread: 0, at: 0 };
  useEffect(() => {
    const tell = () => {
      const isShown = document.visibilityState === "visible";
      void ask.reading.look({ window, conversationId, isShown, unread, upTo: at });
    };
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [conversationId, unread, at]);
  useEffect(
    () => () => void ask.reading.look({ window, conversationId, isShown: false, unread: 0, upTo: 0 }),
    [conversationId],
  );
  return null;
}
