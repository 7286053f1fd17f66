import { useSignal } from "@preact/signals";
import type { Disposition } from "../../shared/state/wrap-up.ts";
import { wrapUpText } from "../../shared/text/wrap-up.ts";
import { Icon } from "../ui/Icon.tsx";

/** More than these are searched, not scanned. */
const scanned = 8;

/** The dispositions of a call, one of which is chosen. */
export function Dispositions(props: {
  readonly name: string;
  readonly all: readonly Disposition[];
  readonly chosen: string | null;
  readonly disabled: boolean;
  readonly onChoose: (id: string) => void;
}) {
  const { name, all, chosen, disabled, onChoose } = props;
  const search = useSignal("");
  const wanted = search.value.trim().toLowerCase();
  const shown = all.filter((each) => each.name.toLowerCase().includes(wanted) || each.id === chosen);
  return (
    <fieldset class="outcomes">
      <legend>{wrapUpText.outcome}</legend>
      {all.length > scanned && (
        <div class="field-box outcomes-search">
          <Icon name="search" />
          <input
            type="text"
            aria-label={wrapUpText.search}
            placeholder={wrapUpText.search}
            value={search.value}
            onInput={(event) => {
              search.value = event.currentTarget.value;
            }}
          />
        </div>
      )}
      {shown.map((each) => (
        <label key={each.id} class={each.id === chosen ? "result result-chosen" : "result"}>
          <input
            type="radio"
            name={name}
            value={each.id}
            checked={each.id === chosen}
            disabled={disabled}
            onChange={() => onChoose(each.id)}
          />
          <bdi>{each.name}</bdi>
        </label>
      ))}
      {shown.length === 0 && <p class="quiet">{all.length === 0 ? wrapUpText.none : wrapUpText.noMatch}</p>}
    </fieldset>
  );
}
