import { expect, maria, test } from "../harness/story.ts";

const long = { ...maria, name: "Wolfeschlegelstein".repeat(223), queue: "Sales" } as const;

test("a name of 4,000 letters pushes nothing out of the window, and fills neither tooltip nor menu", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  centre.rings(long);
  const phone = await agent.phone();
  const offer = phone.getByRole("region", { name: /^Incoming call from Wolfe/ });
  await expect(offer.getByRole("button", { name: /^Accept/ })).toBeInViewport({ ratio: 1 });
  const tray = await agent.app.tray();
  expect(tray?.tooltip.length).toBeLessThan(128);
  await offer.getByRole("button", { name: /^Accept/ }).click();
  await expect(phone.getByRole("timer")).toBeVisible();
  const heading = phone.getByRole("heading", { name: /^Wolfe/ });
  expect((await heading.boundingBox())?.height).toBeLessThan(100);
  for (const name of [/^Mute/, /^Hold/, /^Hang up$/])
    await expect(phone.getByRole("button", { name }).first()).toBeInViewport({ ratio: 1 });
});

test("signs within a name control nothing: breaks, directions, ampersands, markup", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  centre.rings({ ...maria, name: "Smith & <b>Sons</b>\nQuit\u202e\u0007" });
  await agent.seesOffer("Smith & <b>Sons</b> Quit");
  await expect(
    (await agent.phone()).locator("bdi", { hasText: "Smith & <b>Sons</b> Quit" }).first(),
  ).toBeVisible();
  const labels = JSON.stringify((await agent.app.tray())?.menu);
  expect(labels).toContain("Accept Smith && <b>Sons</b> Quit");
});

test("who cannot be seen by name is shown by number, and who hides it cannot be called back", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const blank = centre.rings({ ...maria, name: "\u200b\u2060 \u3164" });
  await expect(phone.getByRole("heading", { name: /415.*555.*2671/ })).toBeVisible();
  blank.hangsUp();
  await expect(phone.getByText("1 missed call")).toBeVisible();
  const hidden = centre.rings({
    ...maria,
    name: "Anonymous",
    from: "Anonymous <sip:anonymous@anonymous.invalid>",
  });
  await agent.seesOffer("Unknown caller");
  hidden.hangsUp();
  await expect(phone.getByText("2 missed calls")).toBeVisible();
  await agent.presses("Show");
  const rows = phone.getByRole("region", { name: "2 missed calls" }).getByRole("listitem");
  await expect(rows.filter({ hasText: "Unknown caller" }).getByRole("button")).toHaveCount(0);
  await expect(rows.filter({ hasText: "415" }).getByRole("button", { name: /^Call back/ })).toBeVisible();
});
