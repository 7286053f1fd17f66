import type { ConversationItem } from "../../shared/contract/conversation.ts";
import { chipsOf } from "../../shared/messages/addresses.ts";
import { usualWay, type Way, waysTo } from "../../shared/messages/ways.ts";
import { messageKey } from "../../shared/state/message-key.ts";
import { userOf } from "../../shared/state/session.ts";
import { composerText, sendAsText } from "../../shared/text/composer.ts";
import { Campaigns, useCampaign } from "./Campaigns.tsx";
import { ChatOver } from "./ChatOver.tsx";
import { useApp, useKept } from "./feature.ts";
import { OutgoingList } from "./Outgoing.tsx";
import { Writing } from "./Writing.tsx";
import "./composer.css";

/** What is on its way in a conversation, and the place to write in it. */
export function Composer({ conversation }: { readonly conversation: ConversationItem }) {
  const { view } = useApp();
  const { channels } = useKept();
  const { key: conversationId, address, channel: newest } = conversation;
  const known = waysTo(conversationId, address, view.work);
  const chosen = channels.value[conversationId];
  const ways = chosen === "email" || newest === "email" ? withEmail(known) : known;
  const way = ways.find(({ channel }) => channel === chosen) ?? usualWay(ways, newest);
  return (
    <div class="composer">
      <OutgoingList conversationId={conversationId} />
      {ways.every(({ channel }) => channel !== "chat") && <ChatOver conversationId={conversationId} />}
      {way === null ? (
        <p class="composer-none quiet">{composerText.noWay}</p>
      ) : (
        <Reply
          key={messageKey(way.channel, conversationId)}
          conversation={conversation}
          ways={ways}
          way={way}
          onChannel={(channel) => {
            channels.value = { ...channels.peek(), [conversationId]: channel };
          }}
        />
      )}
    </div>
  );
}

/** An email can be answered although the conversation has a number alone: whom it goes to stands in it. */
function withEmail(ways: readonly Way[]): readonly Way[] {
  const has = ways.some(({ channel }) => channel === "email");
  return has ? ways : [...ways, { channel: "email", to: "", workitemId: "" }];
}

interface ReplyProps {
  readonly conversation: ConversationItem;
  readonly ways: readonly Way[];
  readonly way: Way;
  readonly onChannel: (channel: Way["channel"]) => void;
}

function Reply({ conversation, ways, way, onChannel }: ReplyProps) {
  const { view } = useApp();
  const { key: conversationId, name, address, contactId } = conversation;
  const { channel, to, workitemId } = way;
  const key = messageKey(channel, conversationId);
  const chosen = useCampaign(key, channel);
  // An email on an open workitem goes out on that one's campaign.
  const isOnWorkitem = channel === "email" && workitemId !== "";
  const campaignId = isOnWorkitem ? "" : chosen;
  const user = userOf(view.session);
  return (
    <Writing
      draftKey={key}
      channel={channel}
      who={name || address}
      contact={{ name, address }}
      agent={user}
      envelope={{
        to: channel === "email" ? chipsOf(to).map(({ written }) => written) : [to],
        name,
        contactId,
        workitemId,
        campaignId,
      }}
    >
      {ways.length > 1 && (
        <label class="composer-choice">
          <span class="quiet">{composerText.channel}</span>
          <select
            value={channel}
            onChange={(event) => {
              const next = ways.find((each) => each.channel === event.currentTarget.value);
              if (next !== undefined) onChannel(next.channel);
            }}
          >
            {ways.map((each) => (
              <option key={each.channel} value={each.channel} selected={each.channel === channel}>
                {sendAsText[each.channel]}
              </option>
            ))}
          </select>
        </label>
      )}
      {!isOnWorkitem && <Campaigns draftKey={key} channel={channel} />}
    </Writing>
  );
}
