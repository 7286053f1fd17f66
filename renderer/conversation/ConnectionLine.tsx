import { conversationText } from "../../shared/text/conversation.ts";
import { ConnectionLine as Line } from "../app/ConnectionLine.tsx";
import { useApp } from "./feature.ts";

/** While nothing new can arrive, that it cannot. */
export function ConnectionLine() {
  return <Line connection={useApp().view.connection} words={conversationText.offline} />;
}
