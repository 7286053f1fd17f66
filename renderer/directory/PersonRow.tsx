import type { ComponentChildren } from "preact";
import type { DirectoryItem } from "../../shared/contract/directory.ts";
import { statusById } from "../../shared/state/agent.ts";
import { directoryText } from "../../shared/text/directory.ts";
import { StatusShape } from "../agent/StatusShape.tsx";
import { useRegion } from "../app/place.ts";
import { formatNumber } from "../numbers/numbers.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { InlineList } from "../ui/InlineList.tsx";
import { useFind } from "./feature.ts";

export interface PersonRowProps {
  readonly id: string;
  /** Null while it is on its way. */
  readonly item: DirectoryItem | null;
  /** Its place in the list, from 1. */
  readonly place: number;
  readonly isSelected: boolean;
  /** Keys act on it. */
  readonly isActive: boolean;
  /** Above it where another part of the list begins. */
  readonly heading: string;
  /** What can be done with them: its buttons. */
  readonly actions: ComponentChildren;
  readonly onPress: () => void;
}

/** Who, how they are, and what can be done with them. */
export function PersonRow(props: PersonRowProps) {
  const { item, isSelected, isActive } = props;
  const states = [isSelected && "selected", isActive && "active"].filter(Boolean);
  /** A press on one of its buttons is none on the row. */
  function onClick(event: MouseEvent): void {
    if (!(event.target instanceof Element) || event.target.closest("button") === null) props.onPress();
  }
  return (
    <>
      {props.heading !== "" && (
        <p class="person-heading" aria-hidden="true">
          {props.heading}
        </p>
      )}
      {/* biome-ignore-start lint/a11y/useFocusableInteractive: the list has the focus and names this as its active row */}
      {/* biome-ignore-start lint/a11y/useSemanticElements: a virtual list is no table */}
      {/* biome-ignore-start lint/a11y/useKeyWithClickEvents: keys are the list's */}
      <div
        id={props.id}
        class={["person", ...states].join(" ")}
        role="row"
        aria-rowindex={props.place}
        aria-selected={isSelected}
        onClick={onClick}
      >
        {item === null ? (
          <div role="gridcell">
            <span class="sr-only">{directoryText.notLoaded}</span>
          </div>
        ) : (
          <>
            <div class="person-who" role="gridcell">
              <Avatar name={item.name} size="s" />
              <div class="person-words">
                <p class="one-line selectable">
                  <bdi>{item.name || directoryText.unnamed}</bdi>
                </p>
                <Beneath item={item} />
              </div>
            </div>
            <div class="person-actions" role="gridcell">
              {props.actions}
            </div>
          </>
        )}
      </div>
      {/* biome-ignore-end lint/a11y/useFocusableInteractive: above */}
      {/* biome-ignore-end lint/a11y/useSemanticElements: above */}
      {/* biome-ignore-end lint/a11y/useKeyWithClickEvents: above */}
    </>
  );
}

/** Number, company, or how an agent is. */
function Beneath({ item }: { readonly item: DirectoryItem }) {
  const { view } = useFind();
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

/** Where a row stands: chosen, used last, or neither. */
export function sectionOf(
  { key }: DirectoryItem,
  first: { readonly favourites: readonly string[]; readonly recent: readonly string[] },
): "favourites" | "recentPeople" | "others" {
  if (first.favourites.includes(key)) return "favourites";
  return first.recent.includes(key) ? "recentPeople" : "others";
}
