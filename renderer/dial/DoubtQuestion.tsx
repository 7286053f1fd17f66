import type { Doubt } from "../../shared/numbers/read.ts";
import { callText } from "../../shared/text/call.ts";
import { countryName } from "../../shared/text/format.ts";
import { usePlace } from "../app/place.ts";
import { countriesFor, formatNumber, readTyped } from "../numbers/numbers.ts";
import { regions } from "../numbers/regions.ts";
import { Question } from "./Question.tsx";

/** More names are no help. */
const namesShown = 4;

/** Asked before a number is called that calls for help, or that may be meant otherwise. */
export function DoubtQuestion(props: {
  /** As it was typed, pasted or stored. */
  readonly text: string;
  readonly doubt: Doubt;
  readonly busy: boolean;
  readonly onCall: () => void;
  readonly onCancel: () => void;
}) {
  const { text, doubt } = props;
  const place = usePlace();
  const number = formatNumber(text, place.region);
  const read = readTyped(text, place);
  const dialled = read?.ok === true ? read.value : null;
  const country = dialled?.country ?? null;
  const others = countriesFor(text, place, regions()).slice(0, namesShown).map(countryName);
  const isEmergency = doubt === "emergency";
  return (
    <Question
      warns
      title={isEmergency ? callText.emergencyTitle(number) : callText.notInPlanTitle(number)}
      no={callText.dontCall}
      yes={isEmergency ? callText.emergencyCall(number) : callText.callAnyway}
      busy={props.busy}
      onNo={props.onCancel}
      onYes={props.onCall}
    >
      {isEmergency ? (
        <p>{callText.emergencyBody}</p>
      ) : (
        <>
          <p>
            {(doubt === "noPrefix" ? callText.noPrefixBody : callText.notInPlanBody)(
              dialled?.to ?? text,
              country === null ? "" : countryName(country),
            )}
          </p>
          {others.length > 0 && <p class="quiet">{callText.mightBe(others)}</p>}
        </>
      )}
    </Question>
  );
}
