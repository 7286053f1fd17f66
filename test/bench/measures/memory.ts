import type { Figure } from "../figures.ts";
import { count, mb, type Reading, read } from "../readings.ts";
import type { Rig } from "../rig.ts";

function figures(when: string, { main, phone, voice }: Reading, note: string): Figure[] {
  return [
    { name: `memory-main-rss-${when}`, value: mb(main.rss), unit: "MB", note },
    { name: `memory-main-heap-${when}`, value: mb(main.heapUsed), unit: "MB" },
    { name: `memory-phone-heap-${when}`, value: mb(phone.heap), unit: "MB" },
    { name: `memory-voice-heap-${when}`, value: mb(voice.heap), unit: "MB" },
    {
      name: `handles-main-${when}`,
      value: count(main.handles),
      unit: "count",
      note: JSON.stringify(main.handles),
    },
    { name: `listeners-phone-${when}`, value: phone.listeners, unit: "count", note: `${phone.nodes} nodes` },
    { name: `listeners-voice-${when}`, value: voice.listeners, unit: "count", note: `${voice.nodes} nodes` },
  ];
}

/** One call: offered, taken by auto-accept, on the air, ended by the customer. False when it did not come about. */
async function call(rig: Rig): Promise<boolean> {
  const caller = rig.rings();
  try {
    await rig.until("the call is active", () => caller.item().state === "active");
    await rig.end(caller);
    return true;
  } catch (error) {
    const { item, agent } = { item: caller.item(), agent: rig.sandbox.centre.find("ana") };
    console.error(`bench: a call failed: ${error}; ${item.state}, ${agent?.statusId}, leg ${agent?.leg}`);
    console.error(rig.app.logs().slice(-10).join("\n"));
    rig.clear();
    await rig.agent.goes("Available");
    return false;
  }
}

/** After sign-in, after idling, after many calls. The first calls load what every later one uses: growth is counted from there. */
export async function memory(rig: Rig, isLong: boolean): Promise<Figure[]> {
  const idleMinutes = isLong ? 10 : 1;
  const calls = isLong ? 1_000 : 50;
  const warm = 10;
  // What the agent's account says is read at sign-in.
  rig.sandbox.centre.do({
    kind: "changeAgent",
    of: rig.user.userId,
    change: { acdAutoAccept: true },
  });
  await rig.signOut();
  await rig.signIn();
  const fresh = await read(rig);
  await new Promise((resolve) => setTimeout(resolve, idleMinutes * 60_000));
  const idle = await read(rig);

  let failed = 0;
  const next = async () => {
    if (!(await call(rig))) failed += 1;
  };
  for (let done = 0; done < warm; done += 1) await next();
  const warmed = await read(rig);
  let half = warmed.main;
  const begun = performance.now();
  for (let done = warm; done < calls; done += 1) {
    await next();
    if (done + 1 === calls / 2) half = await rig.probe.memory();
    if ((done + 1) % 100 === 0) {
      const { rss, heapUsed } = await rig.probe.memory();
      console.error(
        `bench: ${done + 1} calls, main ${mb(rss).toFixed(1)} MB rss, ${mb(heapUsed).toFixed(2)} MB heap`,
      );
    }
  }
  const each = (performance.now() - begun) / (calls - warm);
  const after = await read(rig);
  const per = (was: number, now: number) => now / was;
  return [
    ...figures("after-sign-in", fresh, ""),
    ...figures(`after-${idleMinutes}-min-idle`, idle, ""),
    ...figures(`after-${warm}-calls`, warmed, ""),
    ...figures(`after-${calls}-calls`, after, `${each.toFixed(0)} ms a call`),
    { name: "calls-failed", value: failed, unit: "count", aim: { below: 1 }, note: `of ${calls}` },
    {
      name: "growth-main-heap-over-calls",
      value: per(warmed.main.heapUsed, after.main.heapUsed),
      unit: "ratio",
      note: `${warm} to ${calls} calls`,
    },
    { name: "growth-main-rss-over-calls", value: per(warmed.main.rss, after.main.rss), unit: "ratio" },
    {
      name: "growth-main-rss-over-last-half",
      value: per(half.rss, after.main.rss),
      unit: "ratio",
      note: "V8 and malloc take room at first and keep it; what grows for ever grows here too",
    },
    { name: "growth-phone-heap-over-calls", value: per(warmed.phone.heap, after.phone.heap), unit: "ratio" },
    { name: "growth-voice-heap-over-calls", value: per(warmed.voice.heap, after.voice.heap), unit: "ratio" },
  ];
}
