import { type Figure, times } from "../figures.ts";
import type { Rig } from "../rig.ts";

const keys = process.platform === "darwin" ? "Meta+K" : "Control+K";

/** The palette's keys are pressed: it is drawn, with the focus in it. The first time its script is loaded as well. */
export async function palette(rig: Rig): Promise<Figure[]> {
  const rounds = 12;
  const page = await rig.app.page("phone");
  const box = page.locator('input[name="palette"]');
  for (let round = 0; round < rounds; round += 1) {
    await page.keyboard.press(keys);
    await box.waitFor();
    await page.keyboard.press("Escape");
    await box.waitFor({ state: "detached" });
  }
  const found = await page.evaluate(() =>
    performance.getEntriesByName("palette opened").map((each) => each.duration),
  );
  const [first = Number.NaN, ...others] = found.slice(-rounds);
  return [
    ...times("palette-open", others, { aim: 50, note: "keys pressed to drawn and focused, once loaded" }),
    { name: "palette-first-open", value: first, unit: "ms", note: "with its script" },
  ];
}
