import { type Call, consultedFor } from "../../shared/state/call.ts";
import { controls } from "../../shared/state/controls.ts";
import { transferText } from "../../shared/text/transfer.ts";
import { useAsk } from "../app/ask.ts";
import { useKeys } from "../app/keys.ts";
import { useRegion } from "../app/place.ts";
import { partyOf } from "../party/describe.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";
import "./transfer.css";

/** In a consult: whom it is about, and the three ways it can end. */
export function ConsultBar({ call }: { readonly call: Call }) {
  const { ask, view } = useApp();
  const region = useRegion();
  const keys = useKeys();
  const asking = useAsk();
  const first = consultedFor(view.calls, call);
  if (first === null || call.inConference) return null;
  const { callId } = call;
  const can = controls(view, callId);
  const who = partyOf(first, region);
  return (
    <section class="consult card" aria-label={transferText.ask}>
      <p class="two-lines">{transferText.consulting(who)}</p>
      <div class="consult-actions">
        <Button
          tone="accent"
          size="s"
          control={can.complete}
          shortcut={keys("complete")}
          busy={asking.busy.value === "complete"}
          onPress={() => void asking.run("complete", () => ask.transfer.complete({ callId }))}
        >
          {transferText.complete}
        </Button>
        <Button
          size="s"
          control={can.cancel}
          shortcut={keys("cancel")}
          label={`${transferText.cancel}: ${transferText.cancelWho(who)}`}
          busy={asking.busy.value === "cancel"}
          onPress={() => void asking.run("cancel", () => ask.transfer.cancel({ callId }))}
        >
          {transferText.cancel}
        </Button>
      </div>
      <Problem>{asking.error.value}</Problem>
    </section>
  );
}
