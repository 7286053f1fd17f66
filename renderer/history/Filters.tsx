import type { HistoryChoice, HistoryQuery } from "../../shared/contract/history.ts";
import { historyOutcomes } from "../../shared/contract/history.ts";
import { channelText } from "../../shared/text/conversation.ts";
import { historyText as text } from "../../shared/text/history.ts";
import { useCollection } from "../app/use-collection.ts";
import { Button } from "../ui/Button.tsx";
import { Choice, type Option } from "../ui/Choice.tsx";
import { narrowing, widened } from "./look.ts";

/** Things that are chosen from what there is. */
const mostChoices = 500;

/** The channel, the way, the outcome, the disposition, the campaign: those that there are, the most frequent first. */
export function Filters(props: {
  readonly query: HistoryQuery;
  readonly onChange: (part: Partial<HistoryQuery>) => void;
}) {
  const { query, onChange } = props;
  const { range, from, to, contactId } = query;
  const { rows } = useCollection("historyChoices", { range, from, to, contactId }, { step: mostChoices });
  const choices = (
    kind: HistoryChoice["kind"],
    words = (value: string) => value,
  ): readonly Option<string>[] => {
    const found = rows
      .filter((each) => each.kind === kind)
      .map(({ value, count }) => ({ value, words: text.choice(words(value), count) }));
    // What is chosen stays to be seen, and to be undone, where there is none of it.
    const chosen = query[kind];
    const isThere = chosen === "" || found.some(({ value }) => value === chosen);
    return isThere ? found : [...found, { value: chosen, words: text.choice(words(chosen), 0) }];
  };
  return (
    <>
      <Filter
        label={text.channel}
        any={text.anyChannel}
        value={query.channel}
        options={choices("channel", channelText)}
        onChange={(channel) => onChange({ channel })}
      />
      <Filter
        label={text.direction}
        any={text.anyDirection}
        value={query.direction}
        options={(["inbound", "outbound"] as const).map((value) => ({
          value,
          words: text.directions[value],
        }))}
        onChange={(direction) => onChange({ direction })}
      />
      <Filter
        label={text.outcome}
        any={text.anyOutcome}
        value={query.outcome}
        options={historyOutcomes.map((value) => ({ value, words: text.outcomes[value] }))}
        onChange={(outcome) => onChange({ outcome })}
      />
      <Filter
        label={text.disposition}
        any={text.anyDisposition}
        value={query.disposition}
        options={choices("disposition")}
        onChange={(disposition) => onChange({ disposition })}
      />
      <Filter
        label={text.campaign}
        any={text.anyCampaign}
        value={query.campaign}
        options={choices("campaign")}
        onChange={(campaign) => onChange({ campaign })}
      />
      {(narrowing(query) > 0 || query.q !== "") && (
        <Button size="s" tone="quiet" icon="close" onPress={() => onChange(widened(query))}>
          {text.clear}
        </Button>
      )}
    </>
  );
}

function Filter<V extends string>(props: {
  readonly label: string;
  readonly any: string;
  readonly value: V | "";
  readonly options: readonly Option<V>[];
  readonly onChange: (value: V | "") => void;
}) {
  return (
    <Choice<V | "">
      class={props.value === "" ? "history-choice" : "history-choice chosen"}
      label={props.label}
      value={props.value}
      options={[{ value: "", words: props.any }, ...props.options]}
      onChoose={props.onChange}
    />
  );
}
