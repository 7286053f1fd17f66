import type { Page } from "@playwright/test";
import { type Figure, quantile, times } from "../figures.ts";
import { type BenchWindow, clockAhead, installMarks, markCount, nextMark } from "../page-marks.ts";
import { type Rig, wallNow } from "../rig.ts";

/** Two conversations, each of five thousand workitems. */
export const largeConversations = { conversations: 2, history: 10_000 } as const;

const row = (place: number) => `.conversation-row >> nth=${place}`;

/** Presses a conversation: the time until the frame that shows its first text (ms). */
async function opening(page: Page, name: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve, reject) => {
        const rows = [...document.querySelectorAll<HTMLElement>(".conversation-row")];
        const found = rows.find((each) => each.textContent?.includes(wanted));
        if (found === undefined) return reject(new Error(`no conversation with ${wanted}`));
        const before = document.querySelector(".thread");
        const pressed = performance.now();
        found.click();
        const look = () => {
          const thread = document.querySelector(".thread");
          const isThere = thread !== before && thread?.querySelector(".bubble-text") != null;
          if (isThere) (window as BenchWindow).bench.afterPaint(() => resolve(performance.now() - pressed));
          else requestAnimationFrame(look);
        };
        look();
      }),
    name,
  );
}

/**
 * A conversation of five thousand workitems is opened; a message that comes in is seen in it; and a thousand messages
 * a minute come in from many, while the window shows the list and a thread.
 */
export async function messages(rig: Rig, isLong: boolean): Promise<Figure[]> {
  const { app, sandbox } = rig;
  await app.chooseMenu(["Messages"]);
  const page = await app.page("messages");
  await page.evaluate(installMarks);
  const ahead = await clockAhead(page);
  await page.locator(row(1)).waitFor();
  const [one, other] = [...sandbox.centre.world().conversations.values()];
  if (one === undefined || other === undefined) throw new Error("the sandbox has no conversations");

  const opened: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    opened.push(await opening(page, (round % 2 === 0 ? one : other).name));
  }
  const [first = Number.NaN, ...later] = opened;

  await page.evaluate(() => {
    const { bench } = window as BenchWindow;
    let last = "";
    new MutationObserver(() => {
      const found = [...document.querySelectorAll(".bubble-text")].at(-1)?.textContent ?? "";
      if (found === last) return;
      last = found;
      bench.afterPaint(() => bench.mark("bubble", found));
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  // The server tells of messages whom it gave their workitem.
  const { name, phoneNumber: from } = other;
  const { workitemId } = sandbox.callers.writeSms({ from, name, text: "Hello", agent: "ana" });
  await (await rig.agent.phone()).getByRole("button", { name: /^Accept/ }).click();
  await page.getByText("Hello", { exact: true }).last().waitFor();
  const late: number[] = [];
  for (let round = 0; round < 30; round += 1) {
    const text = `Ping ${round}`;
    const before = await markCount(page);
    const sent = wallNow();
    sandbox.callers.writeMore(workitemId, text);
    late.push((await nextMark(page, "bubble", before, text)).at - ahead - sent);
  }

  const seconds = isLong ? 60 : 15;
  const count = Math.round((1_000 * seconds) / 60);
  const gaps = page.evaluate(
    (forMs) =>
      new Promise<number[]>((resolve) => {
        const found: number[] = [];
        const began = performance.now();
        let last = 0;
        const frame = (at: number) => {
          if (last > 0) found.push(at - last);
          last = at;
          if (at - began > forMs) resolve(found);
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    seconds * 1_000,
  );
  sandbox.callers.burst({ count, overMs: seconds * 1_000 });
  const busy = await gaps;
  return [
    { name: "thread-first-open", value: first, unit: "ms", aim: { below: 150 }, note: "the first of all" },
    ...times("thread-open", later, {
      aim: 150,
      note: "5,000 workitems; pressed to the frame with the first text, read from the server",
    }),
    ...times("message-to-bubble", late, { aim: 33.4, note: "sent by the server to painted; two frames" }),
    {
      name: "burst-frame-longest",
      value: Math.max(...busy),
      unit: "ms",
      aim: { below: 100 },
      note: `${count} messages in ${seconds} s; p95 ${quantile(busy, 0.95).toFixed(1)}`,
    },
  ];
}
