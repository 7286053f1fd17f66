import { isolated } from "../../shared/clean-text.ts";
import { campaignFor } from "../../shared/state/campaign.ts";
import type { MessageChannel } from "../../shared/state/message-key.ts";
import { userOf } from "../../shared/state/session.ts";
import { composerText } from "../../shared/text/composer.ts";
import { useLoaded } from "../app/use-loaded.ts";
import { useApp, useKept } from "./feature.ts";

/** What messages can go out on; null until it is known. A chat has none: it goes where it came from. */
function useCampaigns(channel: MessageChannel) {
  const { view, ask } = useApp();
  const { campaigns } = useKept();
  const userId = userOf(view.session)?.userId ?? "";
  const known = campaigns.value?.userId === userId ? campaigns.value.list : null;
  useLoaded(known === null && channel !== "chat" ? userId : "", async () => {
    const found = await ask.directory.campaigns();
    if (found.ok) campaigns.value = { userId, list: found.value };
    return found;
  });
  return { known: channel === "chat" ? null : known, usual: view.settings.campaigns[userId]?.id };
}

/** The campaign that a draft's message goes out on; "" leaves it to the server. */
export function useCampaign(draftKey: string, channel: MessageChannel): string {
  const { known, usual } = useCampaigns(channel);
  const { chosen } = useKept();
  if (channel === "chat") return "";
  const own = chosen.value[draftKey];
  // Not read yet, or it cannot be: what was chosen before is as good.
  if (known === null) return own ?? usual ?? "";
  return campaignFor(known, own ?? usual)?.campaignId ?? "";
}

/** The choice of a campaign, where there is one. */
export function Campaigns(props: { readonly draftKey: string; readonly channel: MessageChannel }) {
  const { known } = useCampaigns(props.channel);
  const { chosen } = useKept();
  const current = useCampaign(props.draftKey, props.channel);
  if (known === null || known.length < 2) return null;
  return (
    <label class="composer-choice">
      <span class="quiet">{composerText.campaign}</span>
      <select
        value={current}
        onChange={(event) => {
          chosen.value = { ...chosen.peek(), [props.draftKey]: event.currentTarget.value };
        }}
      >
        {!known.some((each) => each.isDefault) && <option value="">{composerText.tenants}</option>}
        {known.map(({ campaignId, name }) => (
          <option key={campaignId} value={campaignId} selected={campaignId === current}>
            {isolated(name)}
          </option>
        ))}
      </select>
    </label>
  );
}
