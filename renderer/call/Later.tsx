import { nextLater } from "../../shared/numbers/later.ts";
import type { Call } from "../../shared/state/call.ts";
import { controls } from "../../shared/state/controls.ts";
import { callText } from "../../shared/text/call.ts";
import { useKeys } from "../actions/keys.ts";
import { useAsk } from "../ask.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useView } from "../view.ts";
import { usePhone } from "../world.ts";
import "./later.css";

/** An extension or a code that was dialled behind the number: sent by one press, when they answer. */
export function Later({ call }: { readonly call: Call }) {
  const { ask } = usePhone();
  const view = useView();
  const keys = useKeys();
  const asking = useAsk();
  const { callId, later } = call;
  const can = controls(view, callId).sendLater;
  if (!can.shown) return null;
  const { next } = nextLater(later);
  return (
    <section class="later" aria-label={callText.laterName(next)}>
      <p>{callText.laterWaits(next)}</p>
      <Button
        size="s"
        control={can}
        shortcut={keys("sendLater")}
        busy={asking.busy.value === "later"}
        onPress={() => void asking.run("later", () => ask.call.sendLater({ callId }))}
      >
        {callText.laterSend(next)}
      </Button>
      <Problem>{asking.error.value}</Problem>
    </section>
  );
}
