import { useSignal } from "@preact/signals";
import { type HistoryRange, type PastItem, wholeToday } from "../../shared/contract/history.ts";
import { withPostDial } from "../../shared/numbers/post-dial.ts";
import { agentControls } from "../../shared/state/controls.ts";
import { callEndText } from "../../shared/text/call.ts";
import { commonText } from "../../shared/text/common.ts";
import { directoryText, rangeText } from "../../shared/text/directory.ts";
import { timeOfDay } from "../../shared/text/format.ts";
import { historyText } from "../../shared/text/history.ts";
import { clockText } from "../../shared/text/time.ts";
import { transcriptText } from "../../shared/text/transcript.ts";
import { channelTitle } from "../../shared/text/work.ts";
import { ask as asked } from "../app/ask.ts";
import { useRegion } from "../app/place.ts";
import { useCollection } from "../app/use-collection.ts";
import { usePastQuality } from "../call/past-quality.ts";
import { partyOf } from "../party/describe.ts";
import { Party } from "../party/Party.tsx";
import { PastTranscript } from "../transcript/PastTranscript.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { InlineList } from "../ui/InlineList.tsx";
import { LoadState } from "../ui/LoadState.tsx";
import { daysOf, dayText } from "./days.ts";
import { useApp } from "./feature.ts";
import "../directory/find.css";
import "./recent.css";

/** What is wanted again soon; the history window has all of them. */
const ranges: readonly HistoryRange[] = ["today", "yesterday", "last7days", "last30days"];

/** Rows that are shown at first, and added by one press of "more". */
const step = 100;

/** What this agent did, by day: who, how long, how it ended, and a press to call back. */
export default function Recent() {
  const range = useSignal<HistoryRange>("today");
  const list = useCollection("history", { ...wholeToday, range: range.value }, { step });
  const items = list.rows;
  /** Whose transcript is read, and the button that the focus goes back to. */
  const reading = useSignal<{ readonly item: PastItem; readonly from: HTMLElement } | null>(null);
  const region = useRegion();
  const { ask } = useApp();
  function back(): void {
    const from = reading.value?.from;
    reading.value = null;
    // The list is shown again first.
    queueMicrotask(() => from?.focus());
  }
  const lines = usePastQuality(
    items.filter(({ channel }) => channel === "voice").map((item) => item.workitemId),
  );
  return (
    <>
      {reading.value !== null && (
        <div class="room">
          <PastTranscript
            workitemId={reading.value.item.workitemId}
            who={partyOf(reading.value.item, region)}
            onBack={back}
          />
        </div>
      )}
      <div class="room" hidden={reading.value !== null}>
        <div class="recent-top">
          <label class="recent-range">
            <span class="sr-only">{directoryText.range}</span>
            <select
              value={range.value}
              onChange={(event) => {
                range.value = ranges.find((each) => each === event.currentTarget.value) ?? "today";
              }}
            >
              {ranges.map((each) => (
                <option key={each} value={each}>
                  {rangeText[each]}
                </option>
              ))}
            </select>
          </label>
          <Button
            size="s"
            icon="tearOff"
            label={historyText.openAll}
            onPress={() => void asked(() => ask.desktop.open({ kind: "history" }))}
          >
            {historyText.all}
          </Button>
        </div>
        {daysOf(items).map(({ day, items: list }) => (
          <section key={day} aria-label={dayText(day, Date.now())}>
            <h2 class="recent-day">{dayText(day, Date.now())}</h2>
            <ul class="find-list">
              {list.map((item) => (
                <Row
                  key={item.workitemId}
                  item={item}
                  line={lines.get(item.workitemId) ?? ""}
                  onRead={(from) => {
                    reading.value = { item, from };
                  }}
                />
              ))}
            </ul>
          </section>
        ))}
        <LoadState
          of={list}
          isEmpty={items.length === 0}
          loading={commonText.loading}
          empty={directoryText.noCalls}
        />
      </div>
    </>
  );
}

function Row(props: {
  readonly item: PastItem;
  readonly line: string;
  readonly onRead: (from: HTMLElement) => void;
}) {
  const { item } = props;
  const { dialler, view } = useApp();
  const region = useRegion();
  const can = agentControls(view).dial;
  const who = partyOf(item, region);
  const icon = item.channel !== "voice" ? "message" : item.isMissed ? "missed" : item.direction;
  const how = item.isMissed ? directoryText.missed : directoryText[item.direction];
  const end = item.end === null || item.isMissed ? "" : callEndText[item.end];
  const words = [
    item.at === null ? "" : timeOfDay(item.at),
    item.lastedMs === null || item.isMissed ? "" : clockText(item.lastedMs),
    item.queue || item.campaign,
    item.channel === "voice" ? item.disposition || end : channelTitle(item.channel),
    props.line,
  ];
  return (
    <li>
      <span class={item.isMissed ? "recent-how recent-missed" : "recent-how"} title={how}>
        <Icon name={icon} />
        <span class="sr-only">{how}</span>
      </span>
      <div class="find-words">
        <p class="one-line selectable">
          <Party name={item.name} number={item.number} />
        </p>
        <p class="quiet one-line tabular">
          <InlineList words={words} />
        </p>
        {item.notes !== "" && (
          <p class="quiet recent-notes selectable" dir="auto">
            {item.notes}
          </p>
        )}
      </div>
      {item.channel === "voice" && (
        <IconButton
          icon="transcript"
          label={transcriptText.of(who)}
          onPress={() => {
            if (document.activeElement instanceof HTMLElement) props.onRead(document.activeElement);
          }}
        />
      )}
      {item.number !== "" && item.channel !== "email" && (
        <IconButton
          icon="phone"
          label={directoryText.callWho(who)}
          control={can}
          onPress={() => {
            const number = withPostDial(item.number, item.postDial);
            dialler.call({ number, name: item.name, contactId: item.contactId });
          }}
        />
      )}
    </li>
  );
}
