import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { isNewConversation } from "../../shared/state/message-key.ts";
import { conversationText, titleText } from "../../shared/text/conversation.ts";
import { ConnectionLine } from "../conversation/ConnectionLine.tsx";
import { ConversationList } from "../conversation/ConversationList.tsx";
import { ConversationPane } from "../conversation/ConversationPane.tsx";
import { useApp } from "../conversation/feature.ts";
import { Looking } from "../conversation/Looking.tsx";
import { MarkUnread } from "../conversation/MarkUnread.tsx";
import { NextUnread } from "../conversation/NextUnread.tsx";
import { TearOff } from "../conversation/TearOff.tsx";
import { WhileSignedIn } from "../conversation/WhileSignedIn.tsx";
import { IconButton } from "../ui/Button.tsx";
import "./messages.css";
import { useTitle } from "../ui/title.ts";

/** Every conversation: the list, and beside it the one that is read. Where there is no room for both, one at a time. */
export function MessagesWindow() {
  return (
    <WhileSignedIn>
      <Messages />
    </WhileSignedIn>
  );
}

function Messages() {
  const { unread, wanted } = useApp().view.messages;
  const selected = useSignal(wanted === null || wanted.instead !== undefined ? "" : wanted.conversationId);
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLElement>(null);
  const isOpen = selected.value !== "";
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wanted === null) return;
    const isMeant = wanted.instead === undefined || wanted.instead === selected.peek();
    if (isMeant) selected.value = wanted.conversationId;
  }, [wanted?.id]);
  useTitle(titleText(unread));
  // Where only one of the two is seen, the focus goes with it.
  useEffect(() => {
    if (wasOpen.current === isOpen) return;
    wasOpen.current = isOpen;
    if (!isOpen) list.current?.querySelector<HTMLElement>("[role=listbox]")?.focus();
    else if (list.current?.offsetParent === null && !isNewConversation(selected.value))
      heading.current?.focus();
  }, [isOpen]);

  return (
    <main class={isOpen ? "messages messages-open" : "messages"}>
      <h1 class="sr-only">{conversationText.title}</h1>
      <ConnectionLine />
      <NextUnread />
      {isOpen && <Looking key={selected.value} window="messages" conversationId={selected.value} />}
      <section class="messages-list" aria-label={conversationText.list} ref={list}>
        <ConversationList
          selected={selected.value}
          onSelect={(conversationId) => {
            selected.value = conversationId;
          }}
        />
      </section>
      <section class="messages-thread" aria-label={conversationText.one}>
        {isOpen ? (
          <ConversationPane
            conversationId={selected.value}
            headingRef={heading}
            before={
              <span class="messages-back">
                <IconButton
                  icon="back"
                  label={conversationText.back}
                  onPress={() => {
                    selected.value = "";
                  }}
                />
              </span>
            }
            after={
              <>
                <MarkUnread conversationId={selected.value} />
                <TearOff conversationId={selected.value} />
              </>
            }
          />
        ) : (
          <p class="messages-none quiet">{conversationText.none}</p>
        )}
      </section>
    </main>
  );
}
