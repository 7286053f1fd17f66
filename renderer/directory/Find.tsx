import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { DirectoryItem, DirectoryKind } from "../../shared/contract/directory.ts";
import { statusById } from "../../shared/state/agent.ts";
import { directoryText, kindText } from "../../shared/text/directory.ts";
import { failureText } from "../../shared/text/errors.ts";
import { StatusShape } from "../agent/StatusShape.tsx";
import { useRegion } from "../app/place.ts";
import { usePhone } from "../app/world.ts";
import { formatNumber } from "../numbers/numbers.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { InlineList } from "../ui/InlineList.tsx";
import { useLookup } from "./lookup.ts";
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
  const { drafts } = usePhone();
  const kind = useSignal<DirectoryKind>(kinds[0] ?? "contacts");
  const box = useRef<HTMLInputElement>(null);
  const q = drafts.search.value;
  const found = useLookup(kind.value, q.trim());
  useEffect(() => {
    if (focus) box.current?.focus();
  }, [focus]);
  const items = found.items.value.filter((item) => item.kind === kind.value);
  const isEmpty = items.length === 0 && !found.loading.value && found.failure.value === null;

  return (
    <div class="find">
      <div class="find-box">
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
            drafts.search.value = event.currentTarget.value;
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
      <ul class="find-list" aria-busy={found.loading.value} aria-label={kindText[kind.value]}>
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
      <p class="find-word quiet" role="status">
        {found.loading.value && items.length === 0 ? directoryText.loading : ""}
        {isEmpty ? (q.trim() === "" ? directoryText.nobody : directoryText.nobodyFor(q.trim())) : ""}
      </p>
      <Problem>{found.failure.value === null ? "" : failureText(found.failure.value)}</Problem>
      {found.failure.value !== null && (
        <Button size="s" onPress={found.again}>
          {directoryText.again}
        </Button>
      )}
      {found.isMore.value && found.failure.value === null && (
        <Button size="s" tone="quiet" busy={found.loading.value} onPress={found.more}>
          {directoryText.more}
        </Button>
      )}
    </div>
  );
}

/** Number, company, or how an agent is. */
function Beneath({ item }: { readonly item: DirectoryItem }) {
  const { state } = usePhone();
  const region = useRegion();
  const status = statusById(state.agent.value, item.statusId);
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
