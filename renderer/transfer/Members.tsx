import { isolated } from "../../shared/clean-text.ts";
import { type Call, consultedFor } from "../../shared/state/call.ts";
import { controls } from "../../shared/state/controls.ts";
import { callText } from "../../shared/text/call.ts";
import { clockText } from "../../shared/text/time.ts";
import { transferText } from "../../shared/text/transfer.ts";
import { useAsk } from "../app/ask.ts";
import { useRegion } from "../app/place.ts";
import { partyOf, talkedFor } from "../party/describe.ts";
import { Party } from "../party/Party.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";
import "./transfer.css";

/** Everybody in the conference: each can be held or let go by themselves. */
export function Members({ members }: { readonly members: readonly Call[] }) {
  const { ask, view } = useApp();
  const asking = useAsk();
  const consult = members.find((call) => consultedFor(view.calls, call) !== null);
  return (
    <>
      <ul class="members card entries" aria-label={transferText.members}>
        {members.map((call) => (
          <Member key={call.callId} call={call} />
        ))}
      </ul>
      {consult !== undefined && members.length === 2 && (
        <Button
          size="s"
          busy={asking.busy.value === "leave"}
          control={controls(view, consult.callId).complete}
          onPress={() => void asking.run("leave", () => ask.transfer.complete({ callId: consult.callId }))}
        >
          {transferText.leaveTalking}
        </Button>
      )}
      <Problem>{asking.error.value}</Problem>
    </>
  );
}

function Member({ call }: { readonly call: Call }) {
  const { ask, now, view } = useApp();
  const region = useRegion();
  const asking = useAsk();
  const { callId } = call;
  const can = controls(view, callId);
  const who = partyOf(call, region);
  const talked = talkedFor(call, () => now.value);
  return (
    <li>
      <Avatar name={call.name} size="s" />
      <div class="entry-words">
        <p class="one-line">
          <Party name={call.name} number={call.number} />
        </p>
        {talked !== null && <p class="quiet tabular">{clockText(talked)}</p>}
      </div>
      <IconButton
        icon="pause"
        label={`${callText.hold}: ${isolated(who)}`}
        control={can.hold}
        busy={asking.busy.value === "hold"}
        onPress={() => void asking.run("hold", () => ask.call.hold({ callId }))}
      />
      <IconButton
        icon="hangUp"
        label={callText.hangUpWho(who)}
        control={can.hangUp}
        busy={asking.busy.value === "hangUp"}
        onPress={() => void asking.run("hangUp", () => ask.call.hangUp({ callId }))}
      />
      <Problem>{asking.error.value}</Problem>
    </li>
  );
}
