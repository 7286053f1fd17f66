import { type Chip, chipOf, chipsOf } from "../../../shared/messages/addresses.ts";
import { addressTroubleText, composerText } from "../../../shared/text/composer.ts";
import { type ChipFace, Chips } from "../../ui/Chips.tsx";

export interface AddresseesProps {
  readonly label: string;
  /** As they are written. */
  readonly written: readonly string[];
  readonly onChange: (written: readonly string[]) => void;
}

/** Whom an email goes to. */
export function Addressees({ label, written, onChange }: AddresseesProps) {
  return (
    <Chips
      label={label}
      chips={written.map((each) => faceOf(chipOf(each)))}
      // A comma within a name in quotes parts nothing.
      isWhole={(typed) => {
        const chips = chipsOf(typed);
        return chips.length > 0 && chips.every(({ trouble }) => trouble === null);
      }}
      onAdd={(text) => {
        const added = chipsOf(text).map((chip) => chip.written);
        if (added.length > 0) onChange([...written, ...added]);
      }}
      onRemove={(index) => onChange(written.filter((_, at) => at !== index))}
    />
  );
}

function faceOf({ written, name, address, trouble, posesAs }: Chip): ChipFace {
  const poses = posesAs === "" ? "" : composerText.posesAs(address);
  return {
    written,
    words: (
      <>
        {name !== "" && <bdi class="one-line">{name}</bdi>}
        <bdi class="one-line" dir="ltr">
          {name === "" ? address : `<${address}>`}
        </bdi>
      </>
    ),
    why: trouble === null ? poses : addressTroubleText[trouble],
    removeLabel: composerText.removePerson(name || address),
  };
}
