import { callText } from "../../shared/text/call.ts";
import type { Consent } from "../../shared/wire/messages.ts";
import { Question } from "./Question.tsx";

/** A compliance rule stands against the call: the reason, and the agent's decision where there is one. */
export function ConsentQuestion(props: {
  readonly number: string;
  /** Which rule, when it is known: a key of `consentReasons`. */
  readonly reason: Consent | null;
  /** The server refused it although the agent chose to call: it is not offered again. */
  readonly isFinal: boolean;
  readonly busy: boolean;
  readonly onCall: () => void;
  readonly onCancel: () => void;
}) {
  const reason = props.reason === null ? undefined : callText.consentReasons[props.reason];
  return (
    <Question
      warns
      title={props.isFinal ? callText.barredTitle : callText.consentTitle}
      no={props.isFinal ? callText.barredClose : callText.dontCall}
      {...(!props.isFinal && { yes: callText.callAnyway, onYes: props.onCall })}
      busy={props.busy}
      onNo={props.onCancel}
    >
      <p>{(props.isFinal ? callText.barredBody : callText.consentBody)(props.number)}</p>
      {reason !== undefined && <p class="quiet selectable">{reason}</p>}
    </Question>
  );
}
