import { useSignal } from "@preact/signals";
import { useCallback, useId } from "preact/hooks";
import { conversationFilters, conversationTabFilters } from "../../shared/contract/conversation.ts";
import { conversationText, filterText, tabsText, tabText } from "../../shared/text/conversation.ts";
import { useRange } from "../app/use-range.ts";
import { rowAfterKey } from "../ui/keys.ts";
import { LoadState } from "../ui/LoadState.tsx";
import { VirtualList } from "../ui/VirtualList.tsx";
import { BeginMessage } from "./BeginMessage.tsx";
import { ConversationRow } from "./ConversationRow.tsx";
import "./list.css";

const filters = [...conversationFilters, ...conversationTabFilters] as const;
type Filter = (typeof filters)[number];

export interface ConversationListProps {
  /** The conversation that is read; "" for none. */
  readonly selected: string;
  readonly onSelect: (conversationId: string) => void;
}

/** Every conversation, the newest first, narrowed by what is chosen and typed above it. */
export function ConversationList({ selected, onSelect }: ConversationListProps) {
  const filter = useSignal<Filter>("all");
  const q = useSignal("");
  const active = useSignal(-1);
  const list = useRange("conversations", { filter: filter.value, q: q.value.trim() });
  const { rows, start } = list;
  // Another function would have the whole list measured anew.
  const keyOf = useCallback((index: number) => rows[index - start]?.key ?? `${index}`, [rows, start]);
  const id = useId();
  const isNarrowed = filter.value !== "all" || q.value.trim() !== "";

  function onKeyDown(event: KeyboardEvent): void {
    const at = active.value;
    const to = rowAfterKey(event.key, at, list.total - 1);
    if (to !== null) active.value = to;
    else if (event.key === "Enter" || event.key === " ") select(at);
    else return;
    event.preventDefault();
  }

  function select(index: number): void {
    const row = list.rowAt(index);
    if (row === null) return;
    active.value = index;
    onSelect(row.key);
  }

  return (
    <div class="conversations">
      <div class="conversations-tools">
        <label>
          <span class="sr-only">{conversationText.search}</span>
          <input
            type="search"
            class="selectable"
            placeholder={conversationText.search}
            maxLength={100}
            spellcheck={false}
            value={q.value}
            onInput={(event) => {
              q.value = event.currentTarget.value;
              active.value = -1;
            }}
          />
        </label>
        <label>
          <span class="sr-only">{conversationText.filter}</span>
          <select
            value={filter.value}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              filter.value = filters.find((each) => each === chosen) ?? "all";
              active.value = -1;
            }}
          >
            {conversationFilters.map((each) => (
              <option key={each} value={each}>
                {filterText[each]}
              </option>
            ))}
            <optgroup label={tabsText.heading}>
              {conversationTabFilters.map((each) => (
                <option key={each} value={each}>
                  {tabText[each]}
                </option>
              ))}
            </optgroup>
          </select>
        </label>
        <BeginMessage onBegin={onSelect} />
      </div>
      <LoadState
        of={list}
        isEmpty={list.total === 0}
        loading={conversationText.loading}
        empty={isNarrowed ? conversationText.nothing : conversationText.empty}
      />
      {list.total > 0 && (
        <VirtualList
          role="listbox"
          label={conversationText.list}
          count={list.total}
          estimate={4}
          keyOf={keyOf}
          onDrawn={list.drawn}
          shown={active.value}
          active={active.value < 0 ? undefined : `${id}-${active.value}`}
          onKeyDown={onKeyDown}
          row={(index) => (
            <ConversationRow
              id={`${id}-${index}`}
              item={list.rowAt(index)}
              place={index + 1}
              of={list.total}
              isSelected={list.rowAt(index)?.key === selected}
              isActive={index === active.value}
              onPress={() => select(index)}
            />
          )}
        />
      )}
    </div>
  );
}
