import { expect, maria, test } from "../harness/story.ts";

test("a text message is passed on to a queue from its conversation, and what was begun stays a draft", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const { workitemId } = centre.sandbox.callers.writeSms({
    agent: "ana",
    from: maria.from,
    name: maria.name,
    text: "My invoice is wrong.",
  });
  await agent.presses(/^Accept/);
  await agent.app.chooseMenu(["Messages"]);
  const page = await agent.app.page("messages");
  const row = page
    .getByRole("listbox", { name: "Conversations" })
    .getByRole("option", { name: /Maria Delgado/ });
  await row.first().click();
  await page.getByRole("textbox", { name: /^Message to/ }).fill("I pass you on");

  await test.step("somebody who is not there does not get it", async () => {
    await page.keyboard.press("ControlOrMeta+Shift+T");
    const panel = page.getByRole("region", { name: /Transfer SMS with/ });
    await panel
      .getByRole("button", { name: /^Transfer to/ })
      .first()
      .click();
    await expect(panel.getByRole("alert")).not.toBeEmpty();
    expect(centre.sandbox.centre.world().item(workitemId)?.agentId).toBe(centre.user("ana").userId);
    await panel.getByRole("textbox").press("Escape");
    await expect(panel).toBeHidden();
  });

  await test.step("a queue does", async () => {
    await page.getByRole("button", { name: /Transfer SMS with/ }).click();
    const panel = page.getByRole("region", { name: /Transfer SMS with/ });
    await panel.getByText("Queues", { exact: true }).click();
    await panel
      .getByRole("button", { name: /^Transfer to/ })
      .last()
      .click();
    await expect(panel).toBeHidden();
    await expect
      .poll(() => centre.sandbox.centre.world().item(workitemId)?.agentId)
      .not.toBe(centre.user("ana").userId);
    await expect(row.first()).toContainText("Draft:");
  });
});
