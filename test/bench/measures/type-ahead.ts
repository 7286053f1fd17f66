import type { Page } from "@playwright/test";
import { type Figure, times } from "../figures.ts";
import type { Rig } from "../rig.ts";

/** Users of the tenant. */
export const manyPeople = { agents: 50_000 } as const;

const row = ".person .person-words > p:first-child";

/**
 * Types `text` into the search of the people window: the time from the last key's event until the frame that shows
 * somebody whose name has it, first (ms).
 */
async function answered(page: Page, text: string): Promise<number> {
  return page.evaluate(
    ({ text, row }) =>
      new Promise<number>((resolve) => {
        const box = document.querySelector<HTMLInputElement>('input[name="search"]');
        if (box === null) throw new Error("no search");
        const wanted = text.toLowerCase();
        box.value = text;
        const pressed = performance.now();
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
        const look = () => {
          const names = [...document.querySelectorAll(row)].map(
            (each) => each.textContent?.toLowerCase() ?? "",
          );
          const isThere = names.length > 0 && names.slice(0, 3).every((name) => name.includes(wanted));
          if (isThere) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
          else requestAnimationFrame(look);
        };
        look();
      }),
    { text, row },
  );
}

/** Type-ahead over a tenant of fifty thousand: from the keys to the rows, by who is known, and by the server alone. */
export async function typeAhead(rig: Rig): Promise<Figure[]> {
  await rig.app.chooseMenu(["People"]);
  const page = await rig.app.page("people");
  await page.locator(row).first().waitFor();
  // As far as somebody scrolls in a day, so that there is something to search.
  const grid = page.locator("[role=grid]");
  await grid.focus();
  for (let n = 0; n < 10; n += 1) {
    await page.keyboard.press("End");
    await page.waitForTimeout(150);
  }
  const names = await page.locator(row).allInnerTexts();
  const [known = "Ben"] = names.at(-1)?.split(" ") ?? [];
  const warm: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    for (let length = 1; length <= known.length; length += 1)
      warm.push(await answered(page, known.slice(0, length)));
    await page.locator('input[name="search"]').fill("");
    await page.locator(row).first().waitFor();
  }
  const cold: number[] = [];
  for (const number of [49_990, 31_415, 27_182, 16_180]) cold.push(await answered(page, ` ${number}`.trim()));
  const note = `${manyPeople.agents} users`;
  return [
    ...times("type-ahead", warm, { aim: 100, note: `${note}, each key to rows of who is known` }),
    ...times("type-ahead-server", cold, { note: `${note}, somebody whom only the server knows` }),
  ];
}
