import { expect, test } from "vitest";
import { outboundCampaigns } from "./campaigns.ts";

const tenant = (objects: readonly object[]) => {
  const asked: { start?: number }[] = [];
  const search = async (_type: string, query: { rows?: number; start?: number } = {}) => {
    asked.push(query);
    const from = query.start ?? 0;
    return { objects: objects.slice(from, from + (query.rows ?? 100)) } as never;
  };
  return { asked, search };
};

test("those that calls can go out on, by name, with the tenant's default", async () => {
  const { search } = tenant([
    { _id: "x", campaignId: "c1", name: "Winter", useForOutbound: true },
    { _id: "c2", name: "Autumn", useForOutbound: true, defaultOutbound: true, type: "DEFAULT" },
    { campaignId: "c3", name: "Web chat", useForOutbound: false },
    { campaignId: "c4", name: "Ben's own", type: "PERSONAL", useForOutbound: true },
    { campaignId: "c5", name: "Gone", useForOutbound: true, deletedAt: 1 },
    { campaignId: "c6", useForOutbound: "yes" },
    { name: "no id" },
  ]);
  expect(await outboundCampaigns({ search })).toEqual([
    { campaignId: "c2", name: "Autumn", isDefault: true },
    { campaignId: "c6", name: "c6", isDefault: false },
    { campaignId: "c1", name: "Winter", isDefault: false },
  ]);
});

test("page by page, to the end and no further than anybody could choose from", async () => {
  const many = (count: number) =>
    tenant(Array.from({ length: count }, (_, n) => ({ _id: `c${n}`, name: "x" })));
  const two = many(140);
  expect(await outboundCampaigns(two)).toHaveLength(140);
  expect(two.asked.map((each) => each.start)).toEqual([0, 100]);
  const none = many(0);
  expect(await outboundCampaigns(none)).toEqual([]);
  const endless = many(5_000);
  expect(await outboundCampaigns(endless)).toHaveLength(1_000);
});
