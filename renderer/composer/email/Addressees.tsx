import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { type Chip, chipOf, chipsOf } from "../../../shared/messages/addresses.ts";
import { addressTroubleText, composerText } from "../../../shared/text/composer.ts";
import { Icon } from "../../ui/Icon.tsx";

export interface AddresseesProps {
  readonly label: string;
  /** As they are written. */
  readonly written: readonly string[];
  readonly onChange: (written: readonly string[]) => void;
}

/** Whom an email goes to: each a chip that says what is wrong with it, and a box for the next. */
export function Addressees({ label, written, onChange }: AddresseesProps) {
  const id = useId();
  const typed = useSignal("");

  function take(text: string): void {
    typed.value = "";
    const added = chipsOf(text).map((chip) => chip.written);
    if (added.length > 0) onChange([...written, ...added]);
  }
  const isWhole = () => {
    const chips = chipsOf(typed.peek());
    return chips.length > 0 && chips.every(({ trouble }) => trouble === null);
  };

  return (
    <div class="email-row">
      <label class="quiet" for={id}>
        {label}
      </label>
      <ul class="addressees" aria-label={label}>
        {written.map((each, index) => (
          <ChipItem
            key={`${index} ${each}`}
            chip={chipOf(each)}
            onRemove={() => onChange(written.filter((_, at) => at !== index))}
          />
        ))}
      </ul>
      <input
        id={id}
        type="text"
        class="selectable"
        dir="auto"
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
        onKeyDown={(event) => {
          if (event.isComposing || event.ctrlKey || event.metaKey) return;
          // A comma within a name in quotes parts nothing.
          const parts = event.key === "Enter" || ((event.key === "," || event.key === ";") && isWhole());
          if (parts) {
            event.preventDefault();
            take(typed.peek());
          } else if (event.key === "Backspace" && typed.peek() === "" && written.length > 0) {
            event.preventDefault();
            typed.value = written.at(-1) ?? "";
            onChange(written.slice(0, -1));
          }
        }}
      />
    </div>
  );
}

function ChipItem({ chip, onRemove }: { readonly chip: Chip; readonly onRemove: () => void }) {
  const { name, address, trouble, posesAs } = chip;
  const why =
    trouble === null ? (posesAs === "" ? "" : composerText.posesAs(address)) : addressTroubleText[trouble];
  return (
    <li class={`addressee${why === "" ? "" : " addressee-odd"}`}>
      <span class="addressee-words">
        {name !== "" && <bdi class="one-line">{name}</bdi>}
        <bdi class="one-line" dir="ltr">
          {name === "" ? address : `<${address}>`}
        </bdi>
        {why !== "" && <span class="addressee-why">{why}</span>}
      </span>
      <button
        type="button"
        class="icon-button addressee-remove"
        aria-label={composerText.removePerson(name || address)}
        title={composerText.removePerson(name || address)}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}
