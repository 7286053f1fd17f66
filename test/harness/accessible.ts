import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import type axe from "axe-core";

const axeSource = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** The rules whose outcome lies in the colours: all others say in one theme what they say in another. */
export const rulesOfColour = ["color-contrast", "link-in-text-block"] as const;

/** What axe has to say about the page, a line each; of these rules only, if given. */
export async function accessibilityFaults(
  page: Page,
  rules: readonly string[] | null = null,
): Promise<readonly string[]> {
  // What it has no fault to find with stays in the page: carried over, it costs several times the search.
  if (await page.evaluate(() => !("axe" in window))) await page.evaluate(axeSource);
  return page.evaluate(
    async (runOnly) => {
      const search: Pick<typeof axe, "run"> = Reflect.get(window, "axe");
      const { violations } = await search.run(document, {
        resultTypes: ["violations"],
        ...(runOnly === null ? {} : { runOnly }),
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
    },
    rules && [...rules],
  );
}

/** More than any screen has: where the focus cannot leave an element, the walk ends here. */
const mostStops = 200;

/** Walks the page by Tab, once round: what was never reached, and what had no ring. */
export async function keyboardFaults(page: Page): Promise<readonly string[]> {
  // In one go: what is drawn in between would have no mark.
  const wanted = await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    // The marks of a walk before this one.
    for (const each of document.querySelectorAll("[data-passed]")) each.removeAttribute("data-passed");
    for (const [at, each] of [...document.querySelectorAll("button, input, select")].entries()) {
      each.setAttribute("data-at", String(at));
    }
    return [
      ...(document.querySelector("dialog[open]") ?? document).querySelectorAll<HTMLInputElement>(
        "button, input, select",
      ),
    ]
      .filter((each) => each.checkVisibility() && !each.disabled && each.tabIndex >= 0)
      .filter((each) => each.type !== "radio" || each.checked)
      .map((each) => each.getAttribute("data-at") ?? "");
  });
  const missed = new Set(wanted);
  const faults: string[] = [];
  for (let presses = 0; presses < mostStops && missed.size > 0; presses++) {
    await page.keyboard.press("Tab");
    const { at, ringed, html, isRound } = await page.evaluate(() => {
      const element = document.activeElement;
      // All round. A date is several stops by itself, and the page is one before its first.
      const isRound = element?.matches("[data-passed]:not([data-passed=now])") === true;
      document.querySelector("[data-passed=now]")?.setAttribute("data-passed", "");
      if (element !== document.body) element?.setAttribute("data-passed", "now");
      const ringed = [
        element,
        element?.closest(".field-box, .dial-display, .result"),
        element?.nextElementSibling,
      ].some((each) => {
        if (each === null || each === undefined) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
        return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
      });
      return {
        at: element?.getAttribute("data-at") ?? "",
        ringed,
        html: element?.outerHTML.slice(0, 90),
        isRound,
      };
    });
    if (isRound) break;
    if (missed.delete(at) && !ringed) faults.push(`no ring: ${html}`);
  }
  for (const at of missed) {
    // A row of a long list that the walk scrolled out of sight is not drawn any more.
    const [html] = await page
      .locator(`[data-at="${at}"]`)
      .evaluateAll((all) => all.map((each) => each.outerHTML));
    if (html !== undefined) faults.push(`not reached: ${html}`);
  }
  return faults;
}
