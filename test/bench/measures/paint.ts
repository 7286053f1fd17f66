import { randomUUID } from "node:crypto";
import { type Figure, quantile, times } from "../figures.ts";
import type { BenchWindow } from "../page-marks.ts";
import { type Rig, wallNow } from "../rig.ts";

const perSecond = 500;
const seconds = 6;

/**
 * Workitem events whose name counts up, five hundred a second, while the call is on the screen. For every event:
 * from sent to the end of the frame that shows it or a newer one.
 */
export async function paint(rig: Rig): Promise<Figure[]> {
  const caller = await rig.talk();
  const { page, ahead } = await rig.marked("phone");
  await page.evaluate(() => {
    const { bench } = window as BenchWindow;
    const heading = document.querySelector(".call-name");
    if (heading === null) throw new Error("no call on the screen");
    let last = -1;
    let inThisFrame = 0;
    new MutationObserver(() => {
      const shown = Number(/Event (\d+)/.exec(heading.textContent ?? "")?.[1] ?? -1);
      if (shown === last) return;
      last = shown;
      inThisFrame += 1;
      if (inThisFrame > 1) bench.mark("again", shown);
      else
        bench.afterPaint(() => {
          inThisFrame = 0;
          bench.mark("painted", last);
        });
    }).observe(heading, { childList: true, characterData: true, subtree: true });
  });

  const sent: number[] = [];
  const total = perSecond * seconds;
  const cpuBefore = await rig.probe.cpuMs();
  const begun = wallNow();
  const item = caller.item();
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min(total, Math.floor(((wallNow() - begun) * perSecond) / 1000));
      while (sent.length < due) send();
      if (sent.length < total) return;
      clearInterval(timer);
      resolve();
    }, 2);
  });
  await page.getByRole("heading", { name: `Event ${total - 1}` }).waitFor();
  const took = wallNow() - begun;
  const cpu = (await rig.probe.cpuMs()) - cpuBefore;

  function send(): void {
    const workitem = {
      ...item,
      workitemId: item.workitemId,
      state: "active",
      name: `Event ${sent.length}`,
      modifiedAt: item.modifiedAt + 1_000 + sent.length,
    };
    sent.push(wallNow());
    rig.sandbox.faults.sendRaw(
      rig.user.userId,
      JSON.stringify({
        name: "WorkitemStateChangeNotification",
        id: randomUUID(),
        createdAt: Date.now(),
        workitemId: item.workitemId,
        result: "SUCCESS",
        message: { workitem },
      }),
    );
  }

  const marks = await page.evaluate(() => (window as BenchWindow).bench.marks);
  await rig.end(caller);
  const painted = marks.filter((mark) => mark.name === "painted" && Number(mark.value) >= 0);
  const newest: number[] = [];
  const each: number[] = [];
  let next = 0;
  for (const mark of painted) {
    const shown = Number(mark.value);
    const at = mark.at - ahead;
    newest.push(at - (sent[shown] ?? Number.NaN));
    for (; next <= shown; next += 1) each.push(at - (sent[next] ?? Number.NaN));
  }
  const gaps = painted.slice(1).map((mark, index) => mark.at - (painted[index]?.at ?? mark.at));
  return [
    ...times("event-to-paint", each, {
      aim: 33.4,
      note: `every event, ${Math.round((total * 1000) / took)}/s sent; two frames`,
    }),
    {
      name: "event-to-paint-newest",
      value: quantile(newest, 0.5),
      unit: "ms",
      note: "the event that each frame shows",
    },
    {
      name: "paints-per-second",
      value: (painted.length * 1000) / took,
      unit: "count",
      note: `median ${quantile(gaps, 0.5).toFixed(1)} ms apart`,
    },
    {
      name: "main-cpu-at-500-events-per-second",
      value: (100 * cpu) / took,
      unit: "percent",
      note: "of one core, the host's own work in it",
    },
    {
      name: "repaints-within-a-frame",
      value: marks.filter((mark) => mark.name === "again").length,
      unit: "count",
      aim: { below: 1 },
    },
  ];
}
