import { nextPostDial } from "../../shared/numbers/post-dial.ts";
import type { Call } from "../../shared/state/call.ts";
import { controls } from "../../shared/state/controls.ts";
import { callText } from "../../shared/text/call.ts";
import { useAsk } from "../app/ask.ts";
import { useKeys } from "../app/keys.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";
import "./post-dial.css";

/** An extension or a code that was dialled behind the number: sent by one press, when they answer. */
export function PostDialDigits({ call }: { readonly call: Call }) {
  const { ask, view } = useApp();
  const keys = useKeys();
  const asking = useAsk();
  const { callId, postDial } = call;
  const can = controls(view, callId).sendPostDial;
  if (!can.shown) return null;
  const { next } = nextPostDial(postDial);
  return (
    <section class="post-dial" aria-label={callText.postDialName(next)}>
      <p>{callText.postDialWaits(next)}</p>
      <Button
        size="s"
        control={can}
        shortcut={keys("sendPostDial")}
        busy={asking.busy.value === "later"}
        onPress={() => void asking.run("later", () => ask.call.sendPostDial({ callId }))}
      >
        {callText.laterSend(next)}
      </Button>
      <Problem>{asking.error.value}</Problem>
    </section>
  );
}
