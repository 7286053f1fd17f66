import type { HistoryQuery } from "../../shared/contract/history.ts";
import { firstDayOfOwn } from "../../shared/history-dates.ts";
import { zoneOf } from "../../shared/state/session.ts";
import { historyText as text } from "../../shared/text/history.ts";
import { dayOf } from "../../shared/zone.ts";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";
import { shortDay } from "./when.ts";

/** Why these days cannot be had; "" where they can. */
export function datesProblem({ from, to, contactId }: HistoryQuery, first: string): string {
  if (to !== "" && from > to) return text.datesOrder;
  return contactId === "" && from < first ? text.datesTooFar(shortDay(first)) : "";
}

/** From which day to which, of the agent's zone. The server takes dates for a contact alone: how far back they go for the own history is said. */
export function Dates(props: {
  readonly query: HistoryQuery;
  /** Why these days cannot be had; "" where they can. */
  readonly problem: string;
  readonly onChange: (part: Partial<HistoryQuery>) => void;
}) {
  const { query, problem, onChange } = props;
  const { from, to } = query;
  const { view, time } = useApp();
  const zone = zoneOf(view.session);
  const today = dayOf(time(), zone);
  const first = firstDayOfOwn(time(), zone);
  const isOwn = query.contactId === "";
  const field = (name: "from" | "to", value: string) => (
    <label class="history-date">
      <span>{text[name]}</span>
      <input
        type="date"
        value={value}
        max={today}
        {...(isOwn && { min: first })}
        onChange={(event) => {
          const day = event.currentTarget.value;
          if (day !== "") onChange({ from, to, [name]: day });
        }}
      />
    </label>
  );
  return (
    <div class="history-dates">
      {field("from", from)}
      {field("to", to)}
      {isOwn && problem === "" && <p class="quiet history-hint">{text.datesHint(shortDay(first))}</p>}
      <Problem>{problem}</Problem>
    </div>
  );
}
