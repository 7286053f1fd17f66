import type { ConversationItem } from "../../shared/contract/conversation.ts";
import { channelText, conversationText } from "../../shared/text/conversation.ts";
import { Party } from "../party/Party.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Icon } from "../ui/Icon.tsx";
import { channelIcon } from "./channel.ts";
import { whenText } from "./when.ts";

export interface ConversationRowProps {
  readonly id: string;
  /** Null while it is on its way. */
  readonly item: ConversationItem | null;
  /** Its place in the list, from 1, and how long that is: most of it is not in the page. */
  readonly place: number;
  readonly of: number;
  readonly isSelected: boolean;
  /** Keys act on it. */
  readonly isActive: boolean;
  readonly onPress: () => void;
}

/** Who, on which channel, the last words, when, and how much nobody has looked at. */
export function ConversationRow(props: ConversationRowProps) {
  const { item, isSelected, isActive } = props;
  const isUnread = item !== null && item.unread > 0;
  const states = [isSelected && "selected", isActive && "active", isUnread && "unread"].filter(Boolean);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names this as its active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the list's
    <div
      id={props.id}
      class={["conversation-row", ...states].join(" ")}
      role="option"
      aria-selected={isSelected}
      aria-setsize={props.of}
      aria-posinset={props.place}
      onClick={props.onPress}
    >
      {item === null ? (
        <span class="sr-only">{conversationText.notLoaded}</span>
      ) : (
        <>
          <Avatar name={item.name} />
          <div class="conversation-words">
            <p class="conversation-head">
              <span class="conversation-name one-line">
                <Party name={item.name} number={item.address} />
              </span>
              <span class="conversation-when tabular">{whenText(item.at)}</span>
            </p>
            <p class="conversation-last">
              <Icon name={channelIcon(item)} />
              <span class="sr-only">{channelText(item.channel)}</span>
              <span class="conversation-text">
                {item.direction === "outbound" && item.text !== "" && <span>{conversationText.you}</span>}
                <bdi class="one-line">{item.text || channelText(item.channel)}</bdi>
              </span>
              {isUnread && (
                <span class="conversation-unread tabular">
                  <span aria-hidden="true">{item.unread > 99 ? "99+" : item.unread}</span>
                  <span class="sr-only">{conversationText.unread(item.unread)}</span>
                </span>
              )}
            </p>
          </div>
        </>
      )}
    </div>
  );
}
