import type { SmsRecipient } from "../../shared/messages/sms-recipients.ts";
import { placeOf } from "../../shared/state/place.ts";
import { composerText, recipientText } from "../../shared/text/composer.ts";
import type { DraftBox } from "../drafts/draft-box.ts";
import { readRecipients } from "../numbers/numbers.ts";
import { type ChipFace, Chips } from "../ui/Chips.tsx";
import { useApp } from "./feature.ts";
import { peopleIn } from "./people.ts";

/** Whom a new message goes to. */
export function Recipients({ box, onChange }: { readonly box: DraftBox; readonly onChange: () => void }) {
  const { view } = useApp();
  const written = peopleIn(box.shown.value.values.to) ?? [];
  const chips = readRecipients(written, placeOf(view));

  function put(numbers: readonly string[]): void {
    box.choose("to", numbers.length === 0 ? null : numbers);
    onChange();
  }

  return (
    <Chips
      label={composerText.to}
      placeholder={composerText.toHint}
      focus
      chips={chips.map(faceOf)}
      isWhole={() => true}
      onAdd={(text) => {
        const typed = text.split(/[,;\n]/).map((each) => each.trim());
        const more = typed.filter((each) => each !== "" && !written.includes(each));
        if (more.length > 0) put([...written, ...more]);
      }}
      onRemove={(index) => put(written.filter((each) => each !== chips[index]?.written))}
    />
  );
}

function faceOf({ written, to, trouble }: SmsRecipient): ChipFace {
  return {
    written,
    words: <bdi class="one-line">{to || written}</bdi>,
    why: trouble === null ? "" : recipientText[trouble],
    removeLabel: composerText.removeRecipient(written),
  };
}
