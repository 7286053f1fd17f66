import { conversationText } from "../../shared/text/conversation.ts";
import { useApp } from "./feature.ts";

/** While nothing new can arrive, that it cannot. */
export function ConnectionLine() {
  const { network, feed } = useApp().view.connection;
  const isDown = network === "offline" || feed.kind === "waiting" || feed.kind === "failed";
  return (
    <p class={isDown ? "connection-line" : "sr-only"} role="status">
      {isDown ? conversationText.offline : ""}
    </p>
  );
}
