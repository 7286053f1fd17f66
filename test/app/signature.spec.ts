import { expect, test } from "../harness/story.ts";

test("[messaging complaint 8] a signature is written once in the settings, seen beneath an email, and goes above what is answered", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const settings = await agent.opensSettings();
  await settings.getByRole("button", { name: "Edit: Signature" }).click();
  await settings.getByRole("textbox", { name: "Email signature" }).click();
  await settings.keyboard.press("ControlOrMeta+b");
  await settings.keyboard.type("Ana Silva");
  await settings.getByRole("button", { name: "All settings" }).click();
  await expect(settings.getByText("Stands beneath every email")).toBeVisible();

  const { to } = centre.sandbox.callers.writeEmail({
    agent: "ana",
    from: "Ines Novak <ines@customer.test>",
    subject: "Two invoices",
    text: "Which one is right?",
  });
  await agent.presses(/^Accept/);
  await agent.app.chooseMenu(["Messages"]);
  const page = await agent.app.page("messages");
  await page
    .getByRole("listbox", { name: "Conversations" })
    .getByRole("option")
    .filter({ hasText: "Two invoices" })
    .first()
    .click();
  await page.getByRole("button", { name: "Show email" }).last().click();
  await page.getByRole("button", { name: "Reply", exact: true }).click();
  await expect(page.getByText("Ana Silva").last()).toBeVisible();
  const text = page.getByRole("textbox", { name: /^Message to/ });
  await text.click();
  await page.keyboard.type("The second one.");
  await expect(text).not.toContainText("Ana");
  await page.keyboard.press("ControlOrMeta+Enter");
  const sent = () => {
    const items = [...centre.sandbox.centre.world().items.values()];
    return items.flatMap(({ messages }) => messages).find(({ type }) => type === "USER");
  };
  await expect
    .poll(() => sent()?.html)
    .toMatch(/The second one\..*-- <\/div>.*<b>Ana Silva<\/b>.*<blockquote/);
  // It went as the answer to its workitem, from where the email came to.
  expect(sent()?.from).toBe(to);
});
