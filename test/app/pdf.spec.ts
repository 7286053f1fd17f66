import type { Page } from "@playwright/test";
import type { Agent } from "../harness/agent.ts";
import { type Centre, expect, test } from "../harness/story.ts";

/** Ana opens a mail with PDFs. */
async function reads(agent: Agent, centre: Centre): Promise<Page> {
  centre.sandbox.callers.writeEmail({
    agent: "ana",
    from: "Ines Novak <ines@customer.test>",
    sample: "pdfs",
  });
  await agent.app.chooseMenu(["Messages"]);
  const page = await agent.app.page("messages");
  const list = page.getByRole("listbox", { name: "Conversations" });
  await list.getByRole("option").filter({ hasText: "Documents" }).first().click();
  await page.getByRole("button", { name: "Show email" }).last().click();
  return page;
}

const row = (page: Page, name: string) =>
  page.getByRole("list", { name: "Files" }).getByRole("listitem").filter({ hasText: name });
const frame = (page: Page) => page.frameLocator(".pdf-frame");

test("PDFs are looked at in a frame that runs none of them and reaches nothing", async ({
  story,
  centre,
}) => {
  const agent = await story.atWork();
  const page = await reads(agent, centre);
  const requests: string[] = [];
  page.context().on("request", (request) => requests.push(request.url()));
  const preview = async (name: string) => {
    await row(page, name)
      .getByRole("button", { name: /^Preview/ })
      .click();
    return row(page, name);
  };

  await test.step("one with a script and a link is drawn, and that is all", async () => {
    const file = await preview("scripted.pdf");
    await expect(file).toContainText("This PDF holds a script. It was not run.");
    await expect(frame(page).getByText("Hello from a PDF")).toBeAttached();
    const red = await frame(page)
      .locator("canvas")
      .evaluate((canvas: HTMLCanvasElement) => {
        const at = canvas.getContext("2d")?.getImageData(canvas.width / 2, canvas.height * 0.35, 1, 1).data;
        return [...(at ?? [])];
      });
    expect(red.slice(0, 3)).toEqual([255, 0, 0]);
    await frame(page)
      .locator("canvas")
      .click({ position: { x: 100, y: 100 } });
    expect(await agent.app.dialogs()).toEqual([]);
    expect(await agent.app.openedExternally()).toEqual([]);
    expect(requests.filter((url) => url.includes("track.test"))).toEqual([]);
    await expect(frame(page).locator("a, iframe, input, form")).toHaveCount(0);
    await file.getByRole("button", { name: "Close preview" }).click();
    await expect(page.locator(".pdf-frame")).toHaveCount(0);
  });

  await test.step("of one with 5,000 pages those are drawn that are looked at", async () => {
    const file = await preview("long.pdf");
    await expect(file).toContainText("Page 1 of 5000", { timeout: 30_000 });
    await expect(frame(page).locator(".page")).toHaveCount(5_000);
    await frame(page).locator(".page").nth(4_000).scrollIntoViewIfNeeded();
    await expect(file).toContainText(/Page 4\d\d\d of 5000/);
    await expect(frame(page).locator(".page").nth(4_000).locator("canvas")).toBeAttached();
    expect(await frame(page).locator("canvas").count()).toBeLessThan(12);
    await file.getByRole("button", { name: "Close preview" }).click();
  });

  await test.step("one with a password and one that is torn say so", async () => {
    await expect(await preview("locked.pdf")).toContainText("This PDF asks for a password.");
    await page.keyboard.press("Escape");
    await expect(await preview("torn.pdf")).toContainText("This PDF is damaged and cannot be shown.");
  });
});

test("what came as a fax is looked at in the thread", async ({ story, centre }) => {
  const agent = await story.atWork();
  centre.sandbox.callers.sendFax({
    agent: "ana",
    from: "+14155552671",
    name: "Maria Delgado",
    sample: "pdf",
  });
  await agent.app.chooseMenu(["Messages"]);
  const page = await agent.app.page("messages");
  const list = page.getByRole("listbox", { name: "Conversations" });
  await list
    .getByRole("option", { name: /Maria Delgado/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Show files" }).last().click();
  await row(page, "fax.pdf")
    .getByRole("button", { name: /^Preview/ })
    .click();
  await expect(page.getByRole("dialog")).toContainText("Page 1 of 4");
});
