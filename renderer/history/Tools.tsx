import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { type HistoryQuery, historyRanges } from "../../shared/contract/history.ts";
import { rangeText } from "../../shared/text/directory.ts";
import { historyText as text } from "../../shared/text/history.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Choice } from "../ui/Choice.tsx";
import { useFindKey } from "../ui/keys.ts";
import { SearchField } from "../ui/SearchField.tsx";
import { Dates } from "./Dates.tsx";
import { Filters } from "./Filters.tsx";
import { narrowing, useLook } from "./look.ts";
import "./tools.css";

const ranges = [...historyRanges, "dates"] as const;

/** Which history, of when, and narrowed to what. */
export function Tools({
  query,
  problem,
  onExport,
  isExporting,
}: {
  readonly query: HistoryQuery;
  /** Why its days cannot be had; "" where they can. */
  readonly problem: string;
  readonly onExport: () => void;
  readonly isExporting: boolean;
}) {
  const look = useLook();
  const typed = useSignal(query.q);
  const box = useRef<HTMLInputElement>(null);
  const id = useId();
  const isOpen = useSignal(false);
  const chosen = narrowing(query);

  function change(part: Partial<HistoryQuery>): void {
    look.query.value = { ...look.query.peek(), ...part };
  }
  // The list is asked once the typing stands still.
  useEffect(() => {
    const timer = setTimeout(
      () => typed.value !== look.query.peek().q && change({ q: typed.value.trim() }),
      150,
    );
    return () => clearTimeout(timer);
  }, [typed.value]);
  useEffect(() => {
    if (query.q !== typed.peek().trim()) typed.value = query.q;
  }, [query.q]);
  useFindKey(() => {
    box.current?.focus();
    box.current?.select();
  });

  return (
    <div class="history-tools">
      <div class="history-bar">
        <SearchField
          type="search"
          isSmall
          name="history-search"
          label={text.search}
          value={typed.value}
          inputRef={box}
          onInput={(value) => {
            typed.value = value;
          }}
        />
        <Choice
          class="history-range"
          label={text.range}
          value={query.range}
          options={ranges.map((value) => ({
            value,
            words: value === "dates" ? text.dates : rangeText[value],
          }))}
          onChoose={(range) => change({ range })}
        />
        <span class="history-filter-button">
          <Button
            size="s"
            icon="filter"
            label={chosen === 0 ? text.filters : text.filtersOn(chosen)}
            expanded={isOpen.value}
            controls={id}
            onPress={() => {
              isOpen.value = !isOpen.value;
            }}
          >
            {chosen === 0 ? text.filters : text.filtersOn(chosen)}
          </Button>
        </span>
        <IconButton icon="save" label={text.export} busy={isExporting} onPress={onExport} />
      </div>
      {query.range === "dates" && <Dates query={query} problem={problem} onChange={change} />}
      <div id={id} class={isOpen.value ? "history-filters open" : "history-filters"}>
        <Filters query={query} onChange={change} />
      </div>
    </div>
  );
}
