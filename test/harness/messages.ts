import type { Page } from "@playwright/test";
import type { Agent } from "./agent.ts";
import type { Centre } from "./story.ts";

/** The parts of a window of messages, as a person finds them. */
export const onPage = {
  list: (page: Page) => page.getByRole("listbox", { name: "Conversations" }),
  row: (page: Page, name: string | RegExp) => onPage.list(page).getByRole("option", { name }).first(),
  thread: (page: Page) => page.getByRole("list", { name: "Messages of the conversation" }),
  box: (page: Page) => page.getByRole("textbox", { name: /^(Message|Text on the cover page)/ }),
  send: (page: Page) => page.getByRole("button", { name: "Send", exact: true }),
  onItsWay: (page: Page) => page.getByRole("list", { name: "Messages on their way" }),
  files: (page: Page) => page.getByRole("list", { name: "Files of this message" }),
};

/** The messages window from the tray, with the conversation of somebody open in it. */
export async function readsOf(agent: Agent, name: string | RegExp): Promise<Page> {
  await agent.app.chooseMenu(["Messages"]);
  const page = await agent.app.page("messages");
  await onPage.row(page, name).click();
  return page;
}

/** What has arrived at the contact centre with these words: nothing arrives that nobody sent, and nothing twice. */
export function arrivedWith(centre: Centre, text: string) {
  const world = centre.sandbox.centre.world();
  const items = [...world.items.values(), ...world.history.select().values()];
  return items.flatMap(({ messages }) => messages).filter(({ textMsg }) => textMsg === text);
}
