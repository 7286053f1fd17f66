import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { isolated } from "../../shared/clean-text.ts";
import { campaignFor } from "../../shared/state/campaign.ts";
import { userOf } from "../../shared/state/session.ts";
import { campaignText } from "../../shared/text/call.ts";
import { failureText } from "../../shared/text/errors.ts";
import { ask as asked, useAsk } from "../app/ask.ts";
import { usePhone } from "../app/world.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import "./campaigns.css";

/** What the call goes out on, where there is more than one; asked for when the dial pad is first there. */
export function Campaigns() {
  const { state, ask, drafts } = usePhone();
  const asking = useAsk();
  const failed = useSignal("");
  const userId = userOf(state.session.value)?.userId ?? "";
  const known = drafts.campaigns.value;
  const isKnown = known?.userId === userId;

  async function look(): Promise<void> {
    failed.value = "";
    const found = await asked(() => ask.directory.campaigns());
    if (found.ok) drafts.campaigns.value = { userId, list: found.value };
    else failed.value = failureText(found.error);
  }
  useEffect(() => {
    if (!isKnown) void look();
  }, [isKnown, userId]);

  if (failed.value !== "") {
    return (
      <div class="campaigns">
        <p class="quiet">{campaignText.unread}</p>
        <Button size="s" tone="quiet" onPress={() => void look()}>
          {campaignText.again}
        </Button>
      </div>
    );
  }
  if (!isKnown || known.list.length < 2) return null;
  const chosen = state.settings.value.campaigns[userId]?.id;
  const current = campaignFor(known.list, chosen);
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
          {!known.list.some((each) => each.isDefault) && <option value="">{campaignText.tenants}</option>}
          {known.list.map(({ campaignId, name }) => (
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
