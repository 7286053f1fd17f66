import { useSignal } from "@preact/signals";
import { useCallback, useEffect, useId } from "preact/hooks";
import type { HistoryQuery, PastItem } from "../../shared/contract/history.ts";
import { zoneOf } from "../../shared/state/session.ts";
import { historyText as text } from "../../shared/text/history.ts";
import { dayOf } from "../../shared/zone.ts";
import { useRange } from "../app/use-range.ts";
import { rowAfterKey } from "../ui/keys.ts";
import { LoadState } from "../ui/LoadState.tsx";
import { VirtualList } from "../ui/VirtualList.tsx";
import { useApp } from "./feature.ts";
import { HistoryRow } from "./HistoryRow.tsx";
import { narrowing } from "./look.ts";
import { dayOfItem, dayWords, zoneName } from "./when.ts";
import "./list.css";

export interface HistoryListProps {
  readonly query: HistoryQuery;
  /** Why it cannot be had as it was asked for; "" otherwise. */
  readonly problem: string;
  readonly selected: PastItem | null;
  readonly onSelect: (item: PastItem) => void;
}

/** What happened, the newest first, by day of the agent's zone. Keys and presses mean an item, wherever it stands by then. */
export function HistoryList({ query, problem, selected, onSelect }: HistoryListProps) {
  const { view, now } = useApp();
  const zone = zoneOf(view.session);
  const list = useRange("history", query);
  const { rows, start, total, isLoading } = list;
  /** The item that keys act on: by its id, and where it was seen last. */
  const active = useSignal<{ readonly key: string; readonly place: number }>({ key: "", place: -1 });
  const keyOf = useCallback((index: number) => rows[index - start]?.key ?? `${index}`, [rows, start]);
  const id = useId();
  const today = dayOf(now.value, zone);
  const isNarrowed = narrowing(query) > 0 || query.q !== "";
  const held = rows.findIndex(({ key }) => key === active.value.key);
  const activePlace = held < 0 ? Math.min(active.value.place, total - 1) : start + held;

  useEffect(() => {
    active.value = { key: "", place: -1 };
  }, [JSON.stringify(query)]);

  function go(place: number): void {
    active.value = { key: list.rowAt(place)?.key ?? "", place };
  }
  function select(index: number): void {
    const row = list.rowAt(index);
    if (row === null) return;
    active.value = { key: row.key, place: index };
    onSelect(row);
  }
  function onKeyDown(event: KeyboardEvent): void {
    const to = rowAfterKey(event.key, activePlace, total - 1);
    if (to !== null) go(to);
    else if (event.key === "Enter" || event.key === " ") select(activePlace);
    else return;
    event.preventDefault();
  }

  /** The words above the first item of a day; "" where that is not known yet. */
  function dayAbove(index: number): string {
    const item = list.rowAt(index);
    if (item === null) return "";
    const before = index === 0 ? null : list.rowAt(index - 1);
    if (index > 0 && before === null) return "";
    const day = dayOfItem(item, zone);
    if (before !== null && dayOfItem(before, zone) === day) return "";
    return day === "" ? text.noTime : dayWords(day, today);
  }

  return (
    <div class="history-list">
      <p class="history-count quiet">
        <span role="status">{isLoading ? text.reading(total) : text.count(total)}</span>
        <span title={zone}>{text.zone(zoneName(zone))}</span>
      </p>
      <LoadState
        of={{ isLoading, failure: list.failure, retry: list.retry }}
        isEmpty={total === 0}
        loading={text.loading}
        empty={isNarrowed ? text.nothing : text.empty}
        {...(problem !== "" && { failed: problem })}
      />
      {total > 0 && (
        <VirtualList
          role="listbox"
          label={text.list}
          count={total}
          estimate={3.5}
          keyOf={keyOf}
          onDrawn={list.drawn}
          shown={activePlace}
          active={activePlace < 0 ? undefined : `${id}-${activePlace}`}
          onKeyDown={onKeyDown}
          row={(index) => (
            <HistoryRow
              id={`${id}-${index}`}
              item={list.rowAt(index)}
              zone={zone}
              day={dayAbove(index)}
              place={index + 1}
              of={total}
              isSelected={selected !== null && list.rowAt(index)?.key === selected.key}
              isActive={index === activePlace}
              onPress={() => select(index)}
            />
          )}
        />
      )}
    </div>
  );
}
