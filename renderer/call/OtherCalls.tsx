import { type Call, swapTarget } from "../../shared/state/call.ts";
import { controls } from "../../shared/state/controls.ts";
import { callText } from "../../shared/text/call.ts";
import { clockText } from "../../shared/text/time.ts";
import { useAsk } from "../app/ask.ts";
import { useKeys } from "../app/keys.ts";
import { useRegion } from "../app/place.ts";
import { doingOf, heldFor, partyOf, talkedFor } from "../party/describe.ts";
import { Party } from "../party/Party.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";
import "./call.css";

/** The live calls that are not in the foreground. */
export function OtherCalls({ calls }: { readonly calls: readonly Call[] }) {
  if (calls.length === 0) return null;
  return (
    <ul class="others card entries" aria-label={callText.otherCalls}>
      {calls.map((call) => (
        <OtherCall key={call.callId} call={call} />
      ))}
    </ul>
  );
}

function OtherCall({ call }: { readonly call: Call }) {
  const { ask, now, view } = useApp();
  const region = useRegion();
  const keys = useKeys();
  const asking = useAsk();
  const { callId } = call;
  const can = controls(view, callId);
  const who = partyOf(call, region);
  const time = call.heldSince === null ? talkedFor(call, () => now.value) : heldFor(call, now.value);
  return (
    <li>
      <Avatar name={call.name} size="s" />
      <div class="entry-words">
        <p class="one-line">
          <Party name={call.name} number={call.number} />
        </p>
        <p class="quiet tabular">
          {[doingOf(call), time === null ? "" : clockText(time)].filter((each) => each !== "").join(" · ")}
        </p>
      </div>
      <div class="others-actions">
        <Button
          size="s"
          label={callText.swapWho(who)}
          control={can.swap}
          shortcut={swapTarget(view.calls)?.callId === callId ? keys("swap") : undefined}
          busy={asking.busy.value === "swap"}
          onPress={() => void asking.run("swap", () => ask.call.swap({ callId }))}
        >
          {callText.swap}
        </Button>
        <Button
          size="s"
          label={callText.resumeWho(who)}
          control={can.resume}
          busy={asking.busy.value === "resume"}
          onPress={() => void asking.run("resume", () => ask.call.resume({ callId }))}
        >
          {callText.resume}
        </Button>
        <IconButton
          icon="hangUp"
          label={callText.hangUpWho(who)}
          control={can.hangUp}
          busy={asking.busy.value === "hangUp"}
          onPress={() => void asking.run("hangUp", () => ask.call.hangUp({ callId }))}
        />
      </div>
      <Problem>{asking.error.value}</Problem>
    </li>
  );
}
