import { callText } from "../../shared/text/call.ts";
import { useRegion } from "../app/place.ts";
import { formatNumber } from "../numbers/numbers.ts";
import { ConsentQuestion } from "./ConsentQuestion.tsx";
import { DoubtQuestion } from "./DoubtQuestion.tsx";
import type { How, Standing } from "./dialling.ts";
import { Question } from "./Question.tsx";

/** What stands between a press and the call: a rule, the tenant's wish, or a doubt about the number. */
export function DialQuestions(props: {
  readonly standing: Standing | null;
  readonly busy: boolean;
  readonly onCall: (how: How, whom: Standing["whom"]) => void;
  readonly onCancel: () => void;
}) {
  const { standing, busy, onCall, onCancel } = props;
  const region = useRegion();
  if (standing === null) return null;
  const { whom, how } = standing;
  const shown = formatNumber(whom.number, region);
  switch (standing.kind) {
    case "rule":
    case "barred":
      return (
        <ConsentQuestion
          number={shown}
          reason={standing.reason}
          isFinal={standing.kind === "barred"}
          busy={busy}
          onCall={() => onCall({ ...how, force: true }, whom)}
          onCancel={onCancel}
        />
      );
    case "confirm":
      return (
        <Question
          title={callText.confirmTitle(whom.name || shown)}
          no={callText.dontCall}
          yes={callText.call}
          go
          busy={busy}
          onNo={onCancel}
          onYes={() => onCall({ ...how, confirmed: true }, whom)}
        >
          {whom.name !== "" && <p class="quiet tabular">{shown}</p>}
        </Question>
      );
    case "doubt":
      return (
        <DoubtQuestion
          text={whom.number}
          doubt={standing.doubt}
          busy={busy}
          onCall={() => onCall({ ...how, sure: true }, whom)}
          onCancel={onCancel}
        />
      );
  }
}
