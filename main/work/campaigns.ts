import type { Log } from "../../shared/log.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { type Campaign, campaignFor } from "../../shared/state/campaign.ts";
import { userOf } from "../../shared/state/session.ts";
import { outboundCampaigns } from "../nextiva/campaigns.ts";
import type { SchemaTypeClient } from "../nextiva/schema-type-client.ts";
import type { SettingsFile } from "../settings/settings.ts";
import type { Store } from "../state/store.ts";
import { outcomeOf } from "./context.ts";

export interface CampaignParts {
  readonly store: Store;
  readonly objects: Pick<SchemaTypeClient, "search">;
  readonly settings: Pick<SettingsFile, "get" | "change">;
  readonly log: Log;
}

export interface Campaigns {
  /** What calls can go out on; read once a session. A choice that is no longer there is put away, and said. */
  list(): Promise<Result<readonly Campaign[]>>;
  /** The agent's own choice from now on; "" leaves it to the tenant. */
  choose(campaignId: string): Promise<Result<void>>;
  /** What the next call goes out on, without waiting; null leaves it to the server. */
  current(): string | null;
  /** After a dial that was refused: whether its campaign is gone. Then another is in force. */
  isGone(campaignId: string): Promise<boolean>;
}

/** The campaign that calls go out on: each user's own choice is kept on this computer. */
export function createCampaigns({ store, objects, settings, log }: CampaignParts): Campaigns {
  let read: { readonly userId: string; readonly list: readonly Campaign[] } | null = null;

  const userId = () => userOf(store.get().session)?.userId ?? "";
  const chosen = () => settings.get().campaigns[userId()];
  const known = () => (read?.userId === userId() ? read.list : null);

  function keep(choice: { readonly id: string; readonly name: string } | null): void {
    const { [userId()]: _, ...others } = settings.get().campaigns;
    const campaigns = choice === null ? others : { ...others, [userId()]: choice };
    store.dispatch({ kind: "settingsChanged", settings: settings.change({ campaigns }) });
  }

  /** The name of the agent's choice, when that is not in the list: it is put away. */
  function putAway(list: readonly Campaign[]): string | null {
    const choice = chosen();
    if (choice === undefined || list.some((each) => each.campaignId === choice.id)) return null;
    log.info("campaign: chosen one no longer exists");
    keep(null);
    return choice.name;
  }

  async function look(): Promise<Result<readonly Campaign[]>> {
    const whose = userId();
    const found = await outcomeOf(outboundCampaigns(objects));
    // Somebody else signed in meanwhile: their campaigns are their own.
    if (found.ok && whose === userId()) read = { userId: whose, list: found.value };
    return found;
  }

  return {
    async list() {
      const list = known();
      if (list !== null) return ok(list);
      const found = await look();
      const gone = found.ok ? putAway(found.value) : null;
      if (found.ok && gone !== null) {
        const instead = campaignFor(found.value, undefined)?.name ?? "";
        store.dispatch({ kind: "campaignGone", campaign: gone, instead });
      }
      return found;
    },
    async choose(campaignId) {
      if (campaignId === "") {
        keep(null);
        return ok();
      }
      const found = known()?.find((each) => each.campaignId === campaignId);
      if (found === undefined) return fail("notFound", campaignId);
      keep({ id: campaignId, name: found.name });
      return ok();
    },
    current() {
      const list = known();
      if (list === null) return chosen()?.id ?? null;
      return campaignFor(list, chosen()?.id)?.campaignId ?? null;
    },
    async isGone(campaignId) {
      const found = await look();
      if (!found.ok) return false;
      putAway(found.value);
      return !found.value.some((each) => each.campaignId === campaignId);
    },
  };
}
