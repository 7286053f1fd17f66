import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { longestNotes } from "../../shared/state/wrap-up.ts";
import { wrapUpText } from "../../shared/text/wrap-up.ts";
import { usePhone } from "../app/world.ts";
import { Problem } from "../ui/Field.tsx";
import "./wrap-up.css";

/** The agent's own words on a call, in it and after it. Kept with every key. */
export function Notes(props: {
  readonly workitemId: string;
  readonly onWrite: (notes: string) => void;
  readonly problem: string;
  readonly readOnly?: boolean;
}) {
  const { state } = usePhone();
  const id = useId();
  const known = state.wrapUps.peek().list.find((each) => each.workitemId === props.workitemId);
  // The box holds the words; main's copy is for whoever comes after this window.
  const words = useSignal(known?.notes ?? "");
  return (
    <div class="notes">
      <label for={id}>{wrapUpText.notes}</label>
      <textarea
        id={id}
        class="selectable"
        rows={4}
        maxLength={longestNotes}
        placeholder={wrapUpText.notesHint}
        readOnly={props.readOnly}
        value={words.value}
        onInput={(event) => {
          words.value = event.currentTarget.value;
          props.onWrite(words.value);
        }}
      />
      <Problem>{props.problem}</Problem>
    </div>
  );
}
