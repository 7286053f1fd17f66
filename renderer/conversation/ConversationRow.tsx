import { type ConversationItem, standsAt, unreadIn } from "../../shared/contract/conversation.ts";
import { channelText, conversationText, unsentText } from "../../shared/text/conversation.ts";
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
  const count = item === null ? 0 : unreadIn(item);
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
              <span class="conversation-when tabular">{whenText(standsAt(item))}</span>
            </p>
            <p class="conversation-last">
              <Icon name={channelIcon(item)} />
              <span class="sr-only">
                {item.missed > 0 ? conversationText.missed : channelText(item.channel)}
              </span>
              <LastWords of={item} />
              {count > 0 && (
                <span class="conversation-unread tabular">
                  <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
                  <span class="sr-only">{conversationText.unread(count)}</span>
                </span>
              )}
            </p>
          </div>
        </>
      )}
    </div>
  );
}

/** What did not go goes before what is being written, and that before what was said last. */
function LastWords({ of }: { readonly of: ConversationItem }) {
  const { draft, unsent, direction, text, channel } = of;
  if (unsent !== undefined) {
    return (
      <span class="conversation-text">
        <span class={`conversation-${unsent.state}`}>{unsentText[unsent.state]}</span>
        <bdi class="one-line">{unsent.text || channelText(channel)}</bdi>
      </span>
    );
  }
  const isOurs = draft === undefined && direction === "outbound" && text !== "";
  return (
    <span class="conversation-text">
      {draft !== undefined && <span class="conversation-draft">{conversationText.draft}</span>}
      {isOurs && <span>{conversationText.you}</span>}
      <bdi class="one-line">{draft?.text ?? (text || channelText(channel))}</bdi>
    </span>
  );
}
