import { useId } from "preact/hooks";
import { longestNotes } from "../../shared/state/wrap-up.ts";
import { failureText } from "../../shared/text/errors.ts";
import { wrapUpText } from "../../shared/text/wrap-up.ts";
import { DraftText } from "../drafts/DraftText.tsx";
import type { DraftBox } from "../drafts/draft-box.ts";
import { Problem } from "../ui/Field.tsx";
import "./wrap-up.css";

/** The agent's own words on a workitem, while it goes on and after it. Kept with every key. */
export function Notes({ box, readOnly = false }: { readonly box: DraftBox; readonly readOnly?: boolean }) {
  const id = useId();
  const failure = box.failure.value;
  return (
    <div class="notes">
      <label for={id}>{wrapUpText.notes}</label>
      <DraftText
        box={box}
        field="notes"
        id={id}
        class="selectable"
        rows={4}
        maxLength={longestNotes}
        placeholder={wrapUpText.notesHint}
        readOnly={readOnly}
      />
      <Problem>{failure === null ? "" : failureText(failure)}</Problem>
    </div>
  );
}
