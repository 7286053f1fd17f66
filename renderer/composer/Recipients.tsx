import { useEffect, useRef } from "preact/hooks";
import { mostRecipients, type SmsRecipient, smsRecipients } from "../../shared/messages/sms-recipients.ts";
import { placeOf } from "../../shared/state/place.ts";
import { composerText, recipientText } from "../../shared/text/composer.ts";
import type { DraftBox } from "../drafts/draft-box.ts";
import { IconButton } from "../ui/Button.tsx";
import { useApp } from "./feature.ts";
import { peopleIn } from "./people.ts";

/** Whom a new message goes to: a chip for each, with what stands against it, and the box for one more. */
export function Recipients({ box, onChange }: { readonly box: DraftBox; readonly onChange: () => void }) {
  const { view } = useApp();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const written = peopleIn(box.shown.value.values.to) ?? [];
  const chips = smsRecipients(written, { ...placeOf(view), own: [], stopped: [], most: mostRecipients });

  function put(numbers: readonly string[]): void {
    box.choose("to", numbers.length === 0 ? null : numbers);
    onChange();
  }

  /** Several may be pasted at once. */
  function add(from: HTMLInputElement): void {
    const typed = from.value.split(/[,;\n]/).map((each) => each.trim());
    from.value = "";
    const more = typed.filter((each) => each !== "" && !written.includes(each));
    if (more.length > 0) put([...written, ...more]);
  }

  function onKeyDown(event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }): void {
    if (event.isComposing) return;
    const from = event.currentTarget;
    if (event.key === "Backspace" && from.value === "" && written.length > 0) put(written.slice(0, -1));
    else if (["Enter", ",", ";"].includes(event.key)) add(from);
    else return;
    event.preventDefault();
  }

  return (
    <div class="recipients">
      {chips.length > 0 && (
        <ul class="recipients" aria-label={composerText.to}>
          {chips.map((chip) => (
            <Chip
              key={chip.written}
              chip={chip}
              onRemove={() => {
                put(written.filter((each) => each !== chip.written));
                input.current?.focus();
              }}
            />
          ))}
        </ul>
      )}
      <label class="recipients-box">
        <span class="quiet">{composerText.to}</span>
        <input
          ref={input}
          type="text"
          class="selectable"
          placeholder={composerText.toHint}
          autocomplete="off"
          spellcheck={false}
          onKeyDown={onKeyDown}
          onBlur={(event) => add(event.currentTarget)}
        />
      </label>
    </div>
  );
}

function Chip({ chip, onRemove }: { readonly chip: SmsRecipient; readonly onRemove: () => void }) {
  const { written, to, trouble } = chip;
  return (
    <li class={trouble === null ? "recipient" : "recipient recipient-refused"}>
      <bdi class="one-line">{to || written}</bdi>
      {trouble !== null && <span>{recipientText[trouble]}</span>}
      <IconButton icon="close" label={composerText.removeRecipient(written)} onPress={onRemove} />
    </li>
  );
}
