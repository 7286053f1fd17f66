import { type Figure, times } from "../figures.ts";
import type { BenchWindow } from "../page-marks.ts";
import { type Rig, wallNow } from "../rig.ts";

const total = 1_000;
const perSecond = 100;

/**
 * A thousand pieces of a transcript while it is read along, faster than anybody speaks: from sent to the end of the
 * frame that shows it or a newer one. The list is full after the first two hundred.
 */
export async function transcript(rig: Rig): Promise<Figure[]> {
  const caller = await rig.talk();
  const { page, ahead } = await rig.marked("phone");
  const say = (text: string) =>
    rig.sandbox.centre.do({
      kind: "transcribe",
      workitemId: caller.workitemId,
      piece: { speaker: "customer", text, final: true },
    });
  say("Hello");
  await page.getByRole("button", { name: "Transcript" }).click();
  await page.locator(".transcript-lines li").first().waitFor();
  const from = await page.evaluate(() => {
    const { bench } = window as BenchWindow;
    const list = document.querySelector(".transcript-lines");
    if (list === null) throw new Error("no transcript on the screen");
    let asked = false;
    new MutationObserver(() => {
      if (asked) return;
      asked = true;
      bench.afterPaint(() => {
        asked = false;
        bench.mark("line", Number(/Line (\d+)/.exec(list.lastElementChild?.textContent ?? "")?.[1] ?? -1));
      });
    }).observe(list, { childList: true, characterData: true, subtree: true });
    return bench.marks.length;
  });

  const sent: number[] = [];
  const begun = wallNow();
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min(total, Math.floor(((wallNow() - begun) * perSecond) / 1000));
      while (sent.length < due) {
        sent.push(wallNow());
        say(`Line ${sent.length - 1} of what is said.`);
      }
      if (sent.length < total) return;
      clearInterval(timer);
      resolve();
    }, 2);
  });
  await page.getByText(`Line ${total - 1} of what is said.`).waitFor();
  const marks = (await page.evaluate(() => (window as BenchWindow).bench.marks)).slice(from);
  await rig.end(caller);
  const painted = marks.filter((mark) => mark.name === "line" && Number(mark.value) >= 0);
  const each: number[] = [];
  let next = 0;
  for (const mark of painted) {
    for (; next <= Number(mark.value); next += 1) each.push(mark.at - ahead - (sent[next] ?? Number.NaN));
  }
  return times("transcript-to-paint", each, {
    aim: 33.4,
    note: `${total} pieces, ${perSecond}/s; two frames`,
  });
}
