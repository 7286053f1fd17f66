import { messageKey } from "../../shared/state/message-key.ts";
import { composerText } from "../../shared/text/composer.ts";
import { useDraft } from "../drafts/use-draft.ts";
import { Button } from "../ui/Button.tsx";

/** What was written for a chat that is over stays to be read and copied, until it is thrown away. */
export function ChatOver({ conversationId }: { readonly conversationId: string }) {
  const box = useDraft(messageKey("chat", conversationId));
  const text = box.shown.value.texts.body ?? "";
  if (text === "") return null;
  return (
    <section class="composer-line chat-over" aria-label={composerText.chatOver}>
      <p>{composerText.chatOver}</p>
      <p class="selectable" dir="auto">
        {text}
      </p>
      <Button size="s" onPress={() => box.type("body", "")}>
        {composerText.discard}
      </Button>
    </section>
  );
}
