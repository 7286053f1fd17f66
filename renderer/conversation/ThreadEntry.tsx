import type { ThreadCall, ThreadItem, ThreadMessage } from "../../shared/contract/conversation.ts";
import {
  callLine,
  channelText,
  conversationText,
  filesText,
  messageStatusText,
  writerText,
} from "../../shared/text/conversation.ts";
import { fullTime, timeOfDay } from "../../shared/text/format.ts";
import { mailText } from "../../shared/text/mail.ts";
import { answerEmail } from "../composer/answering.ts";
import { useKept } from "../composer/feature.ts";
import { Recordings } from "../recording/Recordings.tsx";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { lazy } from "../ui/lazy.tsx";
import { CallTranscript } from "./CallTranscript.tsx";
import { channelIcon } from "./channel.ts";
import { Words } from "./Words.tsx";

export interface ThreadEntryProps {
  /** Null while it is on its way. */
  readonly item: ThreadItem | null;
  /** Stands above the first of its day; "" above the others. */
  readonly day: string;
  readonly conversationId: string;
  /** What it holds is shown in its whole length. */
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** What reads mails is large, and loaded with the first of them. */
const MailView = lazy(() => import("../mail/MailView.tsx"));
const MailFiles = lazy(() => import("../mail/MailFiles.tsx"));

/** One call or message, where it belongs: ours at the end of the line, the others' at its start. */
export function ThreadEntry({ item, day, ...of }: ThreadEntryProps) {
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
      {item.kind === "call" ? <CallEntry call={item} {...of} /> : <Bubble message={item} {...of} />}
    </li>
  );
}

type CallProps = Omit<ThreadEntryProps, "item" | "day"> & { readonly call: ThreadCall };

/** A call, and by a press its recording, or the voicemail, and what was said. */
function CallEntry({ call, conversationId, isOpen, onOpen }: CallProps) {
  return (
    <>
      <p class="entry-call">
        <Icon name={call.isMissed ? "missed" : call.direction} />
        <span>{callLine(call)}</span>
        <span class="quiet tabular">{timeOfDay(call.at)}</span>
        {(call.hasVoicemail || !call.isMissed) && (
          <Button size="s" tone="quiet" icon="transcript" onPress={() => onOpen(!isOpen)}>
            {isOpen ? conversationText.hideTranscript : conversationText.showTranscript}
          </Button>
        )}
      </p>
      {isOpen && (
        <div class="entry-recording">
          <Recordings workitemId={call.workitemId} conversationId={conversationId} />
          <CallTranscript workitemId={call.workitemId} conversationId={conversationId} />
        </div>
      )}
    </>
  );
}

type BubbleProps = Omit<ThreadEntryProps, "item" | "day"> & { readonly message: ThreadMessage };

function Bubble({ message, conversationId, isOpen, onOpen }: BubbleProps) {
  const { channel, status, attachments, workitemId, messageId } = message;
  const of = { conversationId, workitemId, messageId };
  const isMail = channel === "email";
  const kept = useKept();
  const isFailed = status === "failed";
  const state =
    status === null ? "" : isFailed ? conversationText.failed(message.reason) : messageStatusText[status];
  const words = [
    message.writer === undefined ? "" : writerText[message.writer],
    channelText(channel),
    timeOfDay(message.at),
    message.direction === "outbound" ? state : "",
  ];
  return (
    <div
      class={`bubble bubble-${message.direction}${isFailed ? " bubble-failed" : ""}${isOpen ? " bubble-open" : ""}`}
    >
      {message.subject !== "" && (
        <p class="bubble-subject">
          <bdi>{message.subject}</bdi>
        </p>
      )}
      {isOpen && isMail ? (
        <MailView
          of={of}
          onAnswer={(kind, mail, text) =>
            answerEmail(kept, conversationId, {
              kind,
              original: {
                mail,
                workitemId: message.workitemId,
                messageId: message.messageId,
                text,
                when: fullTime(message.at),
              },
            })
          }
        />
      ) : (
        <>
          <p class="bubble-text selectable" dir="auto">
            {message.text === "" ? (
              message.isFormatted && conversationText.formatted
            ) : (
              <Words text={message.text} />
            )}
          </p>
          {attachments.length > 0 && !isOpen && <p class="quiet">{filesText(attachments.length)}</p>}
          {isOpen && <MailFiles of={of} files={attachments} />}
        </>
      )}
      {(isMail || attachments.length > 0) && (
        <Button size="s" tone="quiet" onPress={() => onOpen(!isOpen)}>
          {isMail
            ? isOpen
              ? mailText.close
              : mailText.open
            : isOpen
              ? mailText.hideFiles
              : mailText.showFiles}
        </Button>
      )}
      <p class="bubble-foot tabular">
        <Icon name={channelIcon({ channel })} />
        {words.filter((each) => each !== "").join(" · ")}
      </p>
    </div>
  );
}
