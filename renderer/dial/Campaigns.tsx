import { isolated } from "../../shared/clean-text.ts";
import { campaignFor } from "../../shared/state/campaign.ts";
import { userOf } from "../../shared/state/session.ts";
import { campaignText } from "../../shared/text/call.ts";
import { useAsk } from "../app/ask.ts";
import { useLoaded } from "../app/use-loaded.ts";
import { Problem } from "../ui/Field.tsx";
import { LoadState } from "../ui/LoadState.tsx";
import { useApp } from "./feature.ts";
import { usePad } from "./pad.ts";
import "./campaigns.css";

/** What the call goes out on, where there is more than one; asked for when the dial pad is first there. */
export function Campaigns() {
  const { view, ask } = useApp();
  const { campaigns } = usePad();
  const asking = useAsk();
  const userId = userOf(view.session)?.userId ?? "";
  const known = campaigns.value?.userId === userId ? campaigns.value.list : null;
  const loading = useLoaded(known === null ? userId : "", async () => {
    const found = await ask.directory.campaigns();
    if (found.ok) campaigns.value = { userId, list: found.value };
    return found;
  });

  if (known === null) return <LoadState of={loading} isEmpty failed={campaignText.unread} />;
  if (known.length < 2) return null;
  const current = campaignFor(known, view.settings.campaigns[userId]?.id);
  return (
    <>
      <label class="campaigns">
        <span class="quiet">{campaignText.label}</span>
        <select
          value={current?.campaignId ?? ""}
          onChange={(event) => {
            const campaignId = event.currentTarget.value;
            void asking.run("choose", () => ask.call.chooseCampaign({ campaignId }));
          }}
        >
          {!known.some((each) => each.isDefault) && <option value="">{campaignText.tenants}</option>}
          {known.map(({ campaignId, name }) => (
            <option key={campaignId} value={campaignId} selected={campaignId === current?.campaignId}>
              {isolated(name)}
            </option>
          ))}
        </select>
      </label>
      <Problem>{asking.error.value}</Problem>
    </>
  );
}
