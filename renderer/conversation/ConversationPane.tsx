import type { ComponentChildren, Ref } from "preact";
import type { ConversationItem } from "../../shared/contract/conversation.ts";
import { isNewConversation } from "../../shared/state/message-key.ts";
import { conversationText } from "../../shared/text/conversation.ts";
import { HistoryButton } from "../app/HistoryButton.tsx";
import { Composer } from "../composer/Composer.tsx";
import { NewMessage } from "../composer/NewMessage.tsx";
import { Party } from "../party/Party.tsx";
import { usePassOn } from "./pass-on.tsx";
import { Thread } from "./Thread.tsx";
import { useConversation } from "./use-conversation.ts";
import "./pane.css";

export interface ConversationPaneProps {
  readonly conversationId: string;
  /** Stands before the name: the way back, say. */
  readonly before?: ComponentChildren;
  /** Stands behind it. */
  readonly after?: ComponentChildren;
  readonly headingRef?: Ref<HTMLHeadingElement>;
}

/** One conversation: whom it is with, and what happened, and beneath it what is written. */
export function ConversationPane(props: ConversationPaneProps) {
  const { conversationId } = props;
  const item = useConversation(conversationId);
  const passOn = usePassOn(conversationId, item?.name || item?.address || "");
  const isNew = isNewConversation(conversationId) && item?.channel !== "email";
  return (
    <div class="pane">
      <header class="pane-head">
        {props.before}
        <h2 class="pane-name one-line" tabIndex={-1} ref={props.headingRef ?? null}>
          {isNew ? conversationText.newMessage : <Name of={item} />}
        </h2>
        {passOn.button}
        {item !== null && !isNew && (
          <HistoryButton party={{ ...item, number: item.address }} who={item.name || item.address} />
        )}
        {props.after}
      </header>
      {passOn.panel}
      <Thread key={conversationId} conversationId={conversationId} />
      {isNew && (
        <NewMessage
          key={`new ${conversationId}`}
          conversationId={conversationId}
          channel={item?.channel === "fax" ? "fax" : "sms"}
        />
      )}
      {!isNew && item !== null && <Composer key={`composer ${item.key}`} conversation={item} />}
    </div>
  );
}

function Name({ of }: { readonly of: ConversationItem | null }) {
  if (of === null) return <>{conversationText.one}</>;
  return <Party name={of.name} number={of.address} />;
}
