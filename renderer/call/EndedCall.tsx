import type { Call } from "../../shared/state/call.ts";
import { callEndText, callText } from "../../shared/text/call.ts";
import { clockText } from "../../shared/text/time.ts";
import { useAsk } from "../ask.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { putIntoPad, usePhone } from "../world.ts";
import { useRegion } from "./region.ts";
import { partyOf, talkedFor } from "./words.ts";
import "./call.css";
import "../offer/missed.css";

/** A call that is over: why, how long it was; call back or put it away. */
export function EndedCall({ call }: { readonly call: Call }) {
  const { ask, drafts } = usePhone();
  const region = useRegion();
  const asking = useAsk();
  const who = partyOf(call, region);
  const talked = talkedFor(call, () => call.endedAt ?? 0);
  const why = call.end === null ? callText.ended : callEndText[call.end];
  return (
    <section class="ended" aria-label={`${callText.ended}: ${who}`}>
      <div class="ended-words">
        <p class="one-line ended-who">{who}</p>
        <p class="quiet tabular" role="status">
          {talked === null ? why : `${why} · ${clockText(talked)}`}
        </p>
      </div>
      <div class="ended-actions">
        {call.number !== "" && (
          <Button size="s" onPress={() => putIntoPad(drafts, call)}>
            {callText.callBack}
          </Button>
        )}
        <IconButton
          icon="close"
          label={callText.dismiss}
          busy={asking.busy.value === "dismiss"}
          onPress={() => void asking.run("dismiss", () => ask.call.dismiss({ callId: call.callId }))}
        />
      </div>
      <Problem>{asking.error.value}</Problem>
    </section>
  );
}
