import { conversationText } from "../../shared/text/conversation.ts";
import { useAsk } from "../app/ask.ts";
import { IconButton } from "../ui/Button.tsx";
import { useApp } from "./feature.ts";

/** Opens the conversation in a window of its own, or shows the one that is there. */
export function TearOff({ conversationId }: { readonly conversationId: string }) {
  const { ask } = useApp();
  const asking = useAsk();
  return (
    <IconButton
      icon="tearOff"
      label={conversationText.tearOff}
      busy={asking.busy.value !== ""}
      onPress={() =>
        void asking.run("tearOff", () => ask.desktop.open({ kind: "conversation", key: conversationId }))
      }
    />
  );
}
