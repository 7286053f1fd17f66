import type { Ref } from "preact";
import { Icon } from "./Icon.tsx";

export interface SearchFieldProps {
  /** Its name, and what stands in it while it is empty. */
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** `search` has a cross of its own and is emptied by Escape; `text` leaves that key to what is around it. */
  readonly type?: "text" | "search";
  /** Lower, in a row with other tools. */
  readonly isSmall?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** As aria-keyshortcuts has it. */
  readonly keyShortcuts?: string;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** A box to type in what is looked for. */
export function SearchField(props: SearchFieldProps) {
  const { label } = props;
  const box = {
    ref: props.inputRef ?? null,
    class: "selectable",
    name: props.name,
    "aria-label": label,
    "aria-keyshortcuts": props.keyShortcuts,
    placeholder: label,
    autocomplete: "off",
    spellcheck: false,
    maxLength: 100,
    value: props.value,
    onInput: (event: InputEvent & { readonly currentTarget: HTMLInputElement }) =>
      props.onInput(event.currentTarget.value),
    onKeyDown: props.onKeyDown,
  };
  return (
    <div class={props.isSmall === true ? "search-box small" : "search-box"}>
      <Icon name="search" />
      {props.type === "search" ? <input type="search" {...box} /> : <input type="text" {...box} />}
    </div>
  );
}
