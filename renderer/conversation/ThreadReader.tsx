import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { ThreadItem } from "../../shared/contract/conversation.ts";
import { conversationText } from "../../shared/text/conversation.ts";
import { newsOf, type SeenThread } from "./news.ts";

/** Reads out what comes in, politely, and what could not be sent, at once. */
export function ThreadReader({ rows }: { readonly rows: readonly ThreadItem[] }) {
  const calm = useSignal("");
  const loud = useSignal("");
  const seen = useRef<SeenThread | null>(null);
  useEffect(() => {
    if (rows.length === 0 && seen.current === null) return;
    const news = newsOf(rows, seen.current);
    seen.current = news.seen;
    const [newest] = news.arrived;
    if (newest !== undefined) calm.value = conversationText.arrived(news.arrived.length, wordsOf(newest));
    const [failed] = news.failed;
    if (failed !== undefined) loud.value = conversationText.failed(failed.reason);
  }, [rows]);
  return (
    <>
      <p class="sr-only" role="status">
        {calm.value}
      </p>
      <p class="sr-only" role="alert">
        {loud.value}
      </p>
    </>
  );
}

const wordsOf = (item: ThreadItem) => (item.kind === "message" ? item.subject || item.text : "");
