import { callText } from "../../shared/text/call.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";

/** A compliance rule stands against the call: the reason, and the agent's decision. */
export function Consent(props: {
  readonly number: string;
  /** Which rule, when it is known: a key of `consentReasons`. */
  readonly reason: string;
  readonly busy: boolean;
  readonly onCall: () => void;
  readonly onCancel: () => void;
}) {
  const reason = callText.consentReasons[props.reason];
  return (
    <div class="consent" role="alert">
      <p class="consent-title">
        <Icon name="warning" />
        {callText.consentTitle}
      </p>
      <p>{callText.consentBody(props.number)}</p>
      {reason !== undefined && <p class="quiet selectable">{reason}</p>}
      <div class="consent-actions">
        <Button size="s" onPress={props.onCancel}>
          {callText.dontCall}
        </Button>
        <Button size="s" busy={props.busy} onPress={props.onCall}>
          {callText.callAnyway}
        </Button>
      </div>
    </div>
  );
}
