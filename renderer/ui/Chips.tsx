import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { IconButton } from "./Button.tsx";
import "./chips.css";

export interface ChipFace {
  /** As it was written, for changing it. */
  readonly written: string;
  readonly words: ComponentChildren;
  /** What stands against it; "" for nothing. */
  readonly why: string;
  readonly removeLabel: string;
}

export interface ChipsProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly chips: readonly ChipFace[];
  /** The box has the keyboard at once. */
  readonly focus?: boolean;
  /** Whether a comma ends what is typed: it may be a part of it. */
  readonly isWhole: (typed: string) => boolean;
  /** What was typed or pasted, one or several. */
  readonly onAdd: (text: string) => void;
  readonly onRemove: (index: number) => void;
}

/** Several of a kind in one row, people say: each a chip that says what is wrong with it, and a box for the next. */
export function Chips(props: ChipsProps) {
  const { label, chips, isWhole, onAdd, onRemove } = props;
  const id = useId();
  const typed = useSignal("");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (props.focus === true) input.current?.focus();
  }, []);

  function take(text: string): void {
    typed.value = "";
    if (text.trim() !== "") onAdd(text);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const isParting = event.key === "," || event.key === ";";
    const last = chips.at(-1);
    if (event.key === "Enter" || (isParting && isWhole(typed.peek()))) take(typed.peek());
    else if (event.key === "Backspace" && typed.peek() === "" && last !== undefined) {
      typed.value = last.written;
      onRemove(chips.length - 1);
    } else return;
    event.preventDefault();
  }

  return (
    <div class="chips-row">
      <label class="quiet" for={id}>
        {label}
      </label>
      {chips.length > 0 && (
        <ul class="chips" aria-label={label}>
          {chips.map(({ written, words, why, removeLabel }, index) => (
            <li key={`${index} ${written}`} class={why === "" ? "chip" : "chip chip-odd"}>
              <span class="chip-words">
                {words}
                {why !== "" && <span class="chip-why">{why}</span>}
              </span>
              <IconButton
                icon="close"
                label={removeLabel}
                onPress={() => {
                  onRemove(index);
                  input.current?.focus();
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <input
        id={id}
        ref={input}
        type="text"
        class="selectable"
        dir="auto"
        placeholder={props.placeholder}
        autocomplete="off"
        spellcheck={false}
        value={typed.value}
        onInput={({ currentTarget }) => {
          typed.value = currentTarget.value;
        }}
        onBlur={() => take(typed.peek())}
        onPaste={(event) => {
          const text = event.clipboardData?.getData("text/plain") ?? "";
          if (!/[,;\n]/.test(text)) return;
          event.preventDefault();
          take(`${typed.peek()}${text}`);
        }}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
