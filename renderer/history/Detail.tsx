import type { ComponentChildren, Ref } from "preact";
import type { PastItem } from "../../shared/contract/history.ts";
import { withPostDial } from "../../shared/numbers/post-dial.ts";
import { agentControls } from "../../shared/state/controls.ts";
import { zoneOf } from "../../shared/state/session.ts";
import { isVoice } from "../../shared/state/workitem.ts";
import { callEndText } from "../../shared/text/call.ts";
import { failureText } from "../../shared/text/errors.ts";
import { historyText as text } from "../../shared/text/history.ts";
import { clockText } from "../../shared/text/time.ts";
import { useAsk } from "../app/ask.ts";
import { useHistoryOf } from "../app/history-of.ts";
import { useRegion } from "../app/place.ts";
import { CallTranscript } from "../conversation/CallTranscript.tsx";
import { partyOf } from "../party/describe.ts";
import { Party, PhoneNumber } from "../party/Party.tsx";
import { Recordings } from "../recording/Recordings.tsx";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useCalling } from "./dialler.ts";
import { useApp } from "./feature.ts";
import { itemKind } from "./HistoryRow.tsx";
import { LineQuality } from "./LineQuality.tsx";
import { fullTimeIn } from "./when.ts";
import "./detail.css";

export interface DetailProps {
  readonly item: PastItem;
  /** Stands before the name: the way back, where list and details are not seen together. */
  readonly before: ComponentChildren;
  readonly headingRef: Ref<HTMLHeadingElement>;
  /** This contact's whole history is what is looked at already. */
  readonly isWhole: boolean;
}

/** One call or message: who, when, how it came out; its recording, and what was said; and what can be done about it. */
export function Detail({ item, before, headingRef, isWhole }: DetailProps) {
  const isCall = isVoice(item.channel);
  const hasSound = isCall && (!item.isMissed || item.hasVoicemail);
  return (
    <article class="history-detail" aria-label={text.detail}>
      <header class="detail-head">
        {before}
        <h2 class="detail-name one-line" tabIndex={-1} ref={headingRef}>
          <Party name={item.name} number={item.number} />
        </h2>
      </header>
      <Actions item={item} isWhole={isWhole} />
      <Facts item={item} />
      {item.notes !== "" && (
        <section aria-label={text.notes}>
          <h3>{text.notes}</h3>
          <p class="detail-notes selectable" dir="auto">
            {item.notes}
          </p>
        </section>
      )}
      {hasSound && (
        <section>
          <h3>{text.recording}</h3>
          <Recordings key={item.workitemId} workitemId={item.workitemId} conversationId="" />
        </section>
      )}
      {hasSound && (
        <section aria-label={text.transcript}>
          <h3>{text.transcript}</h3>
          <CallTranscript key={item.workitemId} workitemId={item.workitemId} conversationId="" />
        </section>
      )}
    </article>
  );
}

function Actions({ item, isWhole }: { readonly item: PastItem; readonly isWhole: boolean }) {
  const { ask, dialler, view } = useApp();
  const asking = useAsk();
  const whole = useHistoryOf(asking)(item);
  const calling = useCalling();
  const region = useRegion();
  const { conversationId, contactId, name, number } = item;
  const who = partyOf(item, region);
  const isAddress = item.channel === "email";
  const dialled = withPostDial(number, item.postDial);
  const failure = calling.failure.value;
  return (
    <>
      <div class="detail-actions">
        {number !== "" && !isAddress && (
          <Button
            tone="accent"
            icon="phone"
            control={agentControls(view).dial}
            busy={calling.number.value === dialled}
            onPress={() => dialler.call({ number: dialled, name, contactId })}
          >
            {item.direction === "inbound" ? text.callBack : text.call}
          </Button>
        )}
        {conversationId !== "" && (
          <Button
            icon={isAddress ? "mail" : "message"}
            busy={asking.busy.value === "message"}
            onPress={() => void asking.run("message", () => ask.reading.open({ conversationId }))}
          >
            {isVoice(item.channel) ? text.message : text.reply}
          </Button>
        )}
        {!isWhole && whole !== null && (
          <Button icon="recent" label={text.showAll(who)} onPress={whole}>
            {text.all}
          </Button>
        )}
      </div>
      <Problem>{failure === null ? asking.error.value : failureText(failure)}</Problem>
    </>
  );
}

function Facts({ item }: { readonly item: PastItem }) {
  const { view } = useApp();
  const zone = zoneOf(view.session);
  const isCall = isVoice(item.channel);
  const fact = (name: string, value: ComponentChildren) =>
    value !== "" && (
      <div class="detail-fact">
        <dt>{name}</dt>
        <dd class="selectable">{value}</dd>
      </div>
    );
  const bdi = (words: string) => (words === "" ? "" : <bdi>{words}</bdi>);
  return (
    <dl class="detail-facts">
      {fact(text.when, item.at === null ? text.noTime : fullTimeIn(item.at, zone))}
      {fact(text.channel, itemKind(item))}
      {item.name !== "" &&
        fact(
          text.number,
          item.number === "" ? "" : isCall ? <PhoneNumber number={item.number} /> : bdi(item.number),
        )}
      {fact(text.length, !isCall || item.isMissed || item.lastedMs === null ? "" : clockText(item.lastedMs))}
      {fact(text.ended, !isCall || item.isMissed || item.end === null ? "" : callEndText[item.end])}
      {fact(text.queue, bdi(item.queue))}
      {fact(text.campaign, bdi(item.campaign))}
      {fact(text.disposition, bdi(item.disposition))}
      {isCall && <LineQuality workitemId={item.workitemId} fact={fact} />}
    </dl>
  );
}
