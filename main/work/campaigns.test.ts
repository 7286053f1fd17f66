import { expect, test } from "vitest";
import { silentLog } from "../../shared/log.ts";
import { defaultSettings, type Settings } from "../../shared/state/settings.ts";
import { ServiceError } from "../nextiva/errors.ts";
import { amy } from "../state/test-samples.ts";
import { createCampaigns } from "./campaigns.ts";
import { testContext } from "./test-context.ts";

const spring = { _id: "spring", name: "Spring", useForOutbound: true, defaultOutbound: true };
const care = { _id: "care", name: "Care", useForOutbound: true };

function setUp(kept: Settings["campaigns"] = {}) {
  const { store, notices } = testContext();
  let held: Settings = { ...defaultSettings, campaigns: kept };
  let tenant: readonly object[] = [spring, care];
  let reads = 0;
  let fails = false;
  const campaigns = createCampaigns({
    store,
    objects: {
      async search() {
        reads += 1;
        if (fails) throw new ServiceError("offline", "no network");
        return { objects: tenant } as never;
      },
    },
    settings: {
      get: () => held,
      change: (part) => {
        held = { ...held, ...part } as Settings;
        return held;
      },
    },
    log: silentLog,
  });
  return {
    campaigns,
    store,
    notices,
    kept: () => held.campaigns,
    reads: () => reads,
    becomes: (list: readonly object[]) => {
      tenant = list;
    },
    breaks: () => {
      fails = true;
    },
  };
}

test("without a choice it is the tenant's; the list is read once", async () => {
  const { campaigns, reads } = setUp();
  expect(campaigns.current()).toBeNull();
  const list = await campaigns.list();
  expect(list).toMatchObject({ ok: true, value: [{ campaignId: "care" }, { campaignId: "spring" }] });
  await campaigns.list();
  expect([campaigns.current(), reads()]).toEqual(["spring", 1]);
});

test("the choice is the user's own, kept, and known before the list is", async () => {
  const { campaigns, kept, store } = setUp({ "u-other": { id: "spring", name: "Spring" } });
  await campaigns.list();
  expect(await campaigns.choose("care")).toMatchObject({ ok: true });
  const both = { "u-other": { id: "spring", name: "Spring" }, [amy.userId]: { id: "care", name: "Care" } };
  expect(kept()).toEqual(both);
  expect([campaigns.current(), store.get().settings.campaigns]).toEqual(["care", both]);
  expect(setUp(both).campaigns.current()).toBe("care");
  await campaigns.choose("");
  expect([campaigns.current(), kept()[amy.userId]]).toEqual(["spring", undefined]);
  expect(await campaigns.choose("nonsense")).toMatchObject({ error: { code: "notFound" } });
});

test("a choice that vanished falls back to the tenant's, and says so once", async () => {
  const { campaigns, kept, notices, store } = setUp({ [amy.userId]: { id: "old", name: "Old" } });
  expect(campaigns.current()).toBe("old");
  await campaigns.list();
  expect([campaigns.current(), kept(), notices()]).toEqual(["spring", {}, ["campaignGone"]]);
  expect(store.get().desktop.notices[0]?.values).toEqual({ campaign: "Old", to: "Spring" });
  await campaigns.list();
  expect(notices()).toHaveLength(1);
});

test("a list that cannot be read changes nothing, and is asked for again", async () => {
  const { campaigns, kept, breaks, reads } = setUp({ [amy.userId]: { id: "care", name: "Care" } });
  breaks();
  expect(await campaigns.list()).toMatchObject({ error: { code: "offline" } });
  expect(await campaigns.isGone("care")).toBe(false);
  expect([campaigns.current(), Object.keys(kept()), reads()]).toEqual(["care", [amy.userId], 2]);
});

test("after a refused dial: gone, and the next one is in force", async () => {
  const { campaigns, becomes } = setUp({ [amy.userId]: { id: "care", name: "Care" } });
  await campaigns.list();
  expect(await campaigns.isGone("care")).toBe(false);
  becomes([spring]);
  expect(await campaigns.isGone("care")).toBe(true);
  expect(campaigns.current()).toBe("spring");
});

test("somebody else's list is not theirs", async () => {
  const { campaigns, store, reads } = setUp();
  await campaigns.list();
  store.dispatch({ kind: "signedIn", user: { ...amy, userId: "u-ben" }, stays: false });
  expect(campaigns.current()).toBeNull();
  await campaigns.list();
  expect(reads()).toBe(2);
});
