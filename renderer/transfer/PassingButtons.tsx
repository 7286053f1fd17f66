import type { TransferTarget } from "../../shared/contract/transfer.ts";
import { controls } from "../../shared/state/controls.ts";
import { transferText } from "../../shared/text/transfer.ts";
import { Button } from "../ui/Button.tsx";
import { useApp } from "./feature.ts";
import { isReachable, type Passing } from "./passing.tsx";

/** Consult and transfer, to this one. */
export function PassingButtons(props: {
  readonly passing: Passing;
  readonly callId: string;
  readonly to: TransferTarget;
  readonly who: string;
  /** Something is to be sent behind the number: nobody is left here who could, once the call is passed on. */
  readonly isConsultOnly?: boolean;
  readonly tabIndex?: 0 | -1;
}) {
  const { passing, callId, to, who, isConsultOnly = false, tabIndex } = props;
  const can = controls(useApp().view, callId);
  return (
    <>
      {isReachable(to) && (
        <Button
          size="s"
          label={transferText.askWho(who)}
          control={can.consult}
          tabIndex={tabIndex}
          busy={passing.isBusy("ask", to)}
          onPress={() => passing.consult(callId, to)}
        >
          {transferText.ask}
        </Button>
      )}
      {!isConsultOnly && (
        <Button
          size="s"
          label={transferText.nowTo(who)}
          control={can.transfer}
          tabIndex={tabIndex}
          busy={passing.isBusy("send", to)}
          onPress={() => passing.send(callId, to)}
        >
          {transferText.now}
        </Button>
      )}
    </>
  );
}
