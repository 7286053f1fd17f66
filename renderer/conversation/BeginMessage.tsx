import { newConversation } from "../../shared/state/message-key.ts";
import { actionFor } from "../../shared/state/shortcuts.ts";
import { conversationText } from "../../shared/text/conversation.ts";
import { acceleratorOf } from "../ui/accelerator.ts";
import { IconButton } from "../ui/Button.tsx";
import { usePageEvent } from "../ui/keys.ts";
import { useApp } from "./feature.ts";

/** The press and the keys that begin a message to somebody new. */
export function BeginMessage({ onBegin }: { readonly onBegin: (conversationId: string) => void }) {
  const { shortcuts, view } = useApp();
  const begin = () => onBegin(newConversation(crypto.randomUUID()));
  usePageEvent("keydown", (event) => {
    if (actionFor(shortcuts.peek(), acceleratorOf(event, view.desktop.platform)) !== "newMessage") return;
    event.preventDefault();
    if (!event.repeat) begin();
  });
  return <IconButton icon="write" label={conversationText.newMessage} onPress={begin} />;
}
