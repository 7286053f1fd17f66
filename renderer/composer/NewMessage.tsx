import { messageKey } from "../../shared/state/message-key.ts";
import { userOf } from "../../shared/state/session.ts";
import { Campaigns, useCampaign } from "./Campaigns.tsx";
import { useApp } from "./feature.ts";
import { OutgoingList } from "./Outgoing.tsx";
import { Recipients } from "./Recipients.tsx";
import { Writing } from "./Writing.tsx";
import "./composer.css";

const nobody = { name: "", address: "" };

/** A message to whom no conversation is with yet, and what of it is on its way. */
export function NewMessage(props: { readonly conversationId: string; readonly channel: "sms" | "fax" }) {
  const { channel } = props;
  const { view } = useApp();
  const key = messageKey(channel, props.conversationId);
  const campaignId = useCampaign(key, channel);
  return (
    <div class="composer">
      <OutgoingList conversationId={props.conversationId} />
      <Writing
        key={key}
        draftKey={key}
        channel={channel}
        who=""
        contact={nobody}
        agent={userOf(view.session)}
        envelope={{ campaignId }}
        head={(box, changed) => <Recipients box={box} onChange={changed} />}
      >
        <Campaigns draftKey={key} channel={channel} />
      </Writing>
    </div>
  );
}
