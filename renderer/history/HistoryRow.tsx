import type { PastItem } from "../../shared/contract/history.ts";
import { isVoice } from "../../shared/state/workitem.ts";
import { callEndText } from "../../shared/text/call.ts";
import { channelText } from "../../shared/text/conversation.ts";
import { historyText as text } from "../../shared/text/history.ts";
import { clockText } from "../../shared/text/time.ts";
import { channelIcon } from "../conversation/channel.ts";
import { Party } from "../party/Party.tsx";
import { Icon, type IconName } from "../ui/Icon.tsx";
import { InlineList } from "../ui/InlineList.tsx";
import { timeIn } from "./when.ts";

export interface HistoryRowProps {
  readonly id: string;
  /** Null while it is on its way. */
  readonly item: PastItem | null;
  readonly zone: string;
  /** Stands above the first of its day; "" above the others. */
  readonly day: string;
  readonly place: number;
  readonly of: number;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly onPress: () => void;
}

export function itemIcon(item: PastItem): IconName {
  if (!isVoice(item.channel)) return channelIcon(item);
  return item.isMissed ? "missed" : item.direction;
}

/** What kind of thing it was, in words. */
export function itemKind({ channel, direction, isMissed }: PastItem): string {
  return isVoice(channel) && isMissed
    ? text.missed
    : `${channelText(channel)} · ${text.directions[direction]}`;
}

/** Who, when, how long, and how it came out. */
export function HistoryRow(props: HistoryRowProps) {
  const { item, zone, day, isSelected, isActive } = props;
  const states = [isSelected && "selected", isActive && "active"].filter(Boolean);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names this as its active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the list's
    <div
      id={props.id}
      class="history-option"
      role="option"
      aria-selected={isSelected}
      aria-posinset={props.place}
      aria-setsize={props.of}
      aria-busy={item === null}
      onClick={props.onPress}
    >
      {day !== "" && <p class="history-day">{day}</p>}
      <div class={["history-row", ...states].join(" ")}>
        {item !== null && <Words item={item} zone={zone} />}
      </div>
    </div>
  );
}

function Words({ item, zone }: { readonly item: PastItem; readonly zone: string }) {
  const isCall = isVoice(item.channel);
  const end = !isCall || item.isMissed || item.end === null ? "" : callEndText[item.end];
  const words = [
    item.lastedMs === null || item.isMissed || !isCall ? "" : clockText(item.lastedMs),
    item.queue || item.campaign,
    item.hasVoicemail ? text.outcomes.voicemail : item.disposition || end,
  ];
  return (
    <>
      <span class={item.isMissed ? "history-how missed" : "history-how"}>
        <Icon name={itemIcon(item)} />
        <span class="sr-only">{itemKind(item)}, </span>
      </span>
      <span class="history-words">
        <span class="history-who one-line">
          <Party name={item.name} number={item.number} />
        </span>
        <span class="quiet one-line tabular">
          <InlineList words={isCall ? words : [channelText(item.channel), ...words]} />
        </span>
      </span>
      <span class="history-when quiet tabular">{item.at === null ? "–" : timeIn(item.at, zone)}</span>
    </>
  );
}
