import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { DirectoryItem, DirectoryScope } from "../../shared/contract/directory.ts";
import { directoryText, kindText } from "../../shared/text/directory.ts";
import { useRange } from "../app/use-range.ts";
import { LoadState } from "../ui/LoadState.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import { People, type PersonActions } from "./People.tsx";
import { useSearch } from "./search.ts";
import "./find.css";

export interface FindProps {
  /** What can be looked in; the first of it at first. */
  readonly scopes: readonly DirectoryScope[];
  readonly actions: PersonActions;
  /** Above the list, for what was typed: a number that can be called as it stands, say. */
  readonly typed?: (q: string) => ComponentChildren;
  readonly focus?: boolean;
  /** The key of the one that is shown elsewhere. */
  readonly selected?: string;
  /** Somebody is to be shown elsewhere. Without it a row is nothing but its buttons. */
  readonly onOpen?: (item: DirectoryItem) => void;
}

/** A search box, what to look in, and who was found: the one list of people, wherever it stands. */
export function Find({ scopes, actions, typed, focus = false, selected = "", onOpen }: FindProps) {
  const search = useSearch();
  const scope = useSignal<DirectoryScope>(scopes[0] ?? "contacts");
  const box = useRef<HTMLInputElement>(null);
  const below = useRef<HTMLDivElement>(null);
  const q = search.value;
  const wanted = q.trim();
  const list = useRange("directory", { kind: scope.value, q: wanted }, true);
  useEffect(() => {
    if (focus) box.current?.focus();
  }, [focus]);
  // The best are at its top.
  useEffect(() => {
    below.current?.querySelector("[role=grid]")?.scrollTo({ top: 0 });
  }, [wanted, scope.value]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const first = list.isOld ? null : list.rowAt(0);
    if (event.key === "ArrowDown") {
      const grid = below.current?.querySelector<HTMLElement>("[role=grid]");
      grid?.focus();
      grid?.dispatchEvent(new KeyboardEvent("keydown", { key: "Home", bubbles: true }));
    } else if (event.key === "Enter" && first !== null && wanted !== "" && onOpen !== undefined)
      onOpen(first);
    else return;
    event.preventDefault();
  }

  return (
    <div class="find">
      <SearchField
        name="search"
        label={directoryText.search}
        value={q}
        inputRef={box}
        onInput={(value) => {
          search.value = value;
        }}
        onKeyDown={onKeyDown}
      />
      <fieldset class="segments" aria-label={directoryText.kinds}>
        {scopes.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="find-kind"
              checked={scope.value === each}
              onChange={() => {
                scope.value = each;
              }}
            />
            <span>{kindText[each]}</span>
          </label>
        ))}
      </fieldset>
      {typed?.(wanted)}
      {list.total > 0 && (
        <div class="find-rows" ref={below}>
          <People
            key={`${scope.value} ${wanted === ""}`}
            scope={scope.value}
            list={list}
            q={wanted}
            actions={actions}
            selected={selected}
            onOpen={onOpen}
            onType={(text) => {
              search.value += text;
              box.current?.focus();
            }}
            onLeave={() => box.current?.focus()}
          />
        </div>
      )}
      <LoadState
        of={list}
        isEmpty={list.total === 0}
        loading={directoryText.loading}
        empty={wanted === "" ? directoryText.nobody : directoryText.nobodyFor(wanted)}
      />
      <p class="sr-only" role="status">
        {wanted !== "" &&
          !list.isLoading &&
          !list.isMore &&
          list.total > 0 &&
          directoryText.found(list.total)}
      </p>
    </div>
  );
}
