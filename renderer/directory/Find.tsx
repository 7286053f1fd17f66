import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { DirectoryItem, DirectoryKind } from "../../shared/contract/directory.ts";
import { statusById } from "../../shared/state/agent.ts";
import { directoryText, kindText } from "../../shared/text/directory.ts";
import { StatusShape } from "../agent/StatusShape.tsx";
import { useRegion } from "../app/place.ts";
import { formatNumber } from "../numbers/numbers.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Icon } from "../ui/Icon.tsx";
import { InlineList } from "../ui/InlineList.tsx";
import { LoadState } from "../ui/LoadState.tsx";
import { useApp } from "./feature.ts";
import { useSearch } from "./search.ts";
import { useDirectory } from "./use-directory.ts";
import "./find.css";

export interface FindProps {
  readonly kinds: readonly DirectoryKind[];
  /** What can be done with an entry: its buttons. */
  readonly actions: (item: DirectoryItem) => ComponentChildren;
  /** Above the list, for what was typed: a number that can be called as it stands, say. */
  readonly typed?: (q: string) => ComponentChildren;
  readonly focus?: boolean;
}

/** A search box, what to look in, and who was found. */
export function Find({ kinds, actions, typed, focus = false }: FindProps) {
  const search = useSearch();
  const kind = useSignal<DirectoryKind>(kinds[0] ?? "contacts");
  const box = useRef<HTMLInputElement>(null);
  const q = search.value;
  const found = useDirectory(kind.value, q.trim());
  useEffect(() => {
    if (focus) box.current?.focus();
  }, [focus]);
  const items = found.rows.filter((item) => item.kind === kind.value);

  return (
    <div class="find">
      <div class="search-box">
        <Icon name="search" />
        <input
          ref={box}
          class="selectable"
          type="text"
          name="search"
          aria-label={directoryText.search}
          placeholder={directoryText.search}
          autocomplete="off"
          spellcheck={false}
          maxLength={100}
          value={q}
          onInput={(event) => {
            search.value = event.currentTarget.value;
          }}
        />
      </div>
      <fieldset class="segments" aria-label={directoryText.kinds}>
        {kinds.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="find-kind"
              checked={kind.value === each}
              onChange={() => {
                kind.value = each;
              }}
            />
            <span>{kindText[each]}</span>
          </label>
        ))}
      </fieldset>
      {typed?.(q.trim())}
      <ul class="find-list" aria-busy={found.isLoading} aria-label={kindText[kind.value]}>
        {items.map((item) => (
          <li key={`${item.kind} ${item.id}`}>
            <Avatar name={item.name} size="s" />
            <div class="find-words">
              <p class="one-line selectable">
                <bdi>{item.name || directoryText.unnamed}</bdi>
              </p>
              <Beneath item={item} />
            </div>
            <div class="find-actions">{actions(item)}</div>
          </li>
        ))}
      </ul>
      <LoadState
        of={found}
        isEmpty={items.length === 0}
        loading={directoryText.loading}
        empty={q.trim() === "" ? directoryText.nobody : directoryText.nobodyFor(q.trim())}
      />
    </div>
  );
}

/** Number, company, or how an agent is. */
function Beneath({ item }: { readonly item: DirectoryItem }) {
  const { view } = useApp();
  const region = useRegion();
  const status = statusById(view.agent, item.statusId);
  const number =
    item.number === ""
      ? ""
      : item.kind === "agents"
        ? directoryText.extension(item.number)
        : formatNumber(item.number, region);
  const words = [status?.name ?? "", number, status === null ? item.detail : ""].filter(
    (each) => each !== "",
  );
  if (words.length === 0) return null;
  return (
    <p class="quiet one-line tabular">
      {status !== null && <StatusShape kind={status.kind} />}
      <InlineList words={words} />
    </p>
  );
}
