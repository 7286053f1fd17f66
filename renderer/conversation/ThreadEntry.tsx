import type { ThreadItem, ThreadMessage } from "../../shared/contract/conversation.ts";
import {
  callLine,
  channelText,
  conversationText,
  filesText,
  messageStatusText,
} from "../../shared/text/conversation.ts";
import { Icon } from "../ui/Icon.tsx";
import { channelIcon } from "./channel.ts";
import { Words } from "./Words.tsx";
import { timeText } from "./when.ts";

export interface ThreadEntryProps {
  /** Null while it is on its way. */
  readonly item: ThreadItem | null;
  /** Stands above the first of its day; "" above the others. */
  readonly day: string;
}

/** One call or message, where it belongs: ours at the end of the line, the others' at its start. */
export function ThreadEntry({ item, day }: ThreadEntryProps) {
  if (item === null) {
    return (
      <li class="entry-row entry-waiting">
        <span class="sr-only">{conversationText.notLoaded}</span>
      </li>
    );
  }
  return (
    <li class="entry-row">
      {day !== "" && <h3 class="entry-day">{day}</h3>}
      {item.kind === "call" ? (
        <p class="entry-call">
          <Icon name={item.isMissed ? "missed" : item.direction} />
          <span>{callLine(item)}</span>
          <span class="quiet tabular">{timeText(item.at)}</span>
        </p>
      ) : (
        <Bubble message={item} />
      )}
    </li>
  );
}

function Bubble({ message }: { readonly message: ThreadMessage }) {
  const { channel, status, attachments } = message;
  const isFailed = status === "failed";
  const state =
    status === null ? "" : isFailed ? conversationText.failed(message.reason) : messageStatusText[status];
  const words = [channelText(channel), timeText(message.at), message.direction === "outbound" ? state : ""];
  return (
    <div class={`bubble bubble-${message.direction}${isFailed ? " bubble-failed" : ""}`}>
      {message.subject !== "" && (
        <p class="bubble-subject">
          <bdi>{message.subject}</bdi>
        </p>
      )}
      <p class="bubble-text selectable" dir="auto">
        {message.text === "" ? (
          message.isFormatted && conversationText.formatted
        ) : (
          <Words text={message.text} />
        )}
      </p>
      {attachments.length > 0 && <p class="quiet">{filesText(attachments.length)}</p>}
      <p class="bubble-foot tabular">
        <Icon name={channelIcon({ channel })} />
        {words.filter((each) => each !== "").join(" · ")}
      </p>
    </div>
  );
}
