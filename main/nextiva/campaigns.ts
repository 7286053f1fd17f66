import * as v from "valibot";
import { cleanName } from "../../shared/clean-text.ts";
import type { Campaign } from "../../shared/state/campaign.ts";
import { CampaignSchema } from "../../shared/wire/campaign.ts";
import type { SchemaTypeClient } from "./schema-type-client.ts";

const rows = 100;
/** A tenant with more has them chosen by a script. */
const most = 1_000;

/**
 * The tenant's campaigns that calls can go out on, by name, read page by page. One that does not say is taken for one;
 * other people's own numbers and deleted ones are not. Rejects with ServiceError.
 */
export async function outboundCampaigns(
  schemaTypes: Pick<SchemaTypeClient, "search">,
): Promise<readonly Campaign[]> {
  const found: Campaign[] = [];
  for (let start = 0; start < most; start += rows) {
    const { objects = [] } = await schemaTypes.search("campaign", { rows, start });
    for (const object of objects ?? []) {
      const read = v.safeParse(CampaignSchema, object);
      if (!read.success) continue;
      const {
        _id,
        campaignId,
        name = "",
        type = "",
        useForOutbound,
        defaultOutbound,
        deletedAt = 0,
      } = read.output;
      const known = campaignId ?? _id;
      const isOut = useForOutbound !== false && deletedAt === 0 && !/^personal$/i.test(type);
      if (known === undefined || !isOut) continue;
      found.push({ campaignId: known, name: cleanName(name) || known, isDefault: defaultOutbound === true });
    }
    if ((objects ?? []).length < rows) break;
  }
  return found.sort((a, b) => a.name.localeCompare(b.name));
}
