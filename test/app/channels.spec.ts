import { expect, maria, test } from "../harness/story.ts";

test("an agent chooses what they take of each channel; it is in force at once and at the next ACD login", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const channels = () => centre.sandbox.centre.find("ana")?.channels;
  const open = async () => {
    await phone.getByRole("button", { name: /^ACD status/ }).click();
    await phone.getByRole("menuitem", { name: /^Channels/ }).click();
  };
  await open();
  const dialog = phone.getByRole("dialog", { name: "What you take" });
  await expect(dialog).toContainText("So far the contact centre decides.");
  await dialog.getByLabel("SMS: at once").selectOption("1");
  await dialog.getByLabel("Take Fax").uncheck();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  expect(channels()).toMatchObject({ sms: { limit: 1 }, fax: { enabled: false } });

  await test.step("a second SMS waits while the first is open", async () => {
    const offer = phone.getByRole("region", { name: /from Maria Delgado/ });
    centre.sandbox.callers.writeSms({ queue: "Sales", from: maria.from, name: maria.name, text: "One" });
    await offer.getByRole("button", { name: /^Accept/ }).click();
    await expect(offer).toBeHidden();
    const other = centre.sandbox.callers.writeSms({ queue: "Sales", name: "Omar", text: "Two" });
    expect(centre.sandbox.centre.world().item(other.workitemId)?.state).not.toBe("offered");
  });

  await test.step("it goes along when they log in again, and is shown before", async () => {
    centre.sandbox.centre.do({ kind: "acdLogout", userId: centre.user("ana").userId });
    await expect(phone.getByRole("button", { name: /Logged out/ })).toBeVisible();
    centre.sandbox.centre.do({
      kind: "acdLogin",
      userId: centre.user("ana").userId,
      statusId: "available",
      channels: {},
    });
    centre.sandbox.centre.do({ kind: "acdLogout", userId: centre.user("ana").userId });
    await expect(phone.getByRole("button", { name: /Logged out/ })).toBeVisible();
    await phone.getByRole("button", { name: /^ACD status/ }).click();
    await expect(phone.getByRole("menuitem", { name: /^Channels/ })).toContainText(
      "Calls, SMS (1), Email, Chat",
    );
    await phone.keyboard.press("Escape");
    await agent.goes("Available");
    expect(channels()).toMatchObject({ sms: { limit: 1 }, fax: { enabled: false } });
  });
});
