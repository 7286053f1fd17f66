import { type Figure, median } from "../figures.ts";
import type { Rig } from "../rig.ts";

const rounds = 4;
const roundMs = 6_000;

/**
 * What reading the quality costs: CPU time of the voice page's whole process during a call, by the second, with and
 * without. Without: `getStats` never answers, so that nothing is read, judged or told.
 */
export async function sampling(rig: Rig): Promise<Figure[]> {
  const caller = await rig.talk();
  const page = await rig.app.page("voice");
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");

  /** CPU milliseconds of the page's process for each second of `roundMs`. */
  async function cost(): Promise<number> {
    const read = async () => {
      const { metrics } = await cdp.send("Performance.getMetrics");
      const of = (name: string) => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
      return { cpu: of("ProcessTime"), at: of("Timestamp") };
    };
    const from = await read();
    await new Promise((resolve) => setTimeout(resolve, roundMs));
    const to = await read();
    return (1_000 * (to.cpu - from.cpu)) / (to.at - from.at);
  }

  const on: number[] = [];
  const off: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    on.push(await cost());
    await page.evaluate(() => {
      const { prototype } = RTCPeerConnection;
      Reflect.set(window, "getStats", prototype.getStats);
      prototype.getStats = () => new Promise<RTCStatsReport>(() => {});
    });
    off.push(await cost());
    await page.evaluate(() => {
      RTCPeerConnection.prototype.getStats = Reflect.get(window, "getStats");
    });
  }
  await cdp.detach();
  await rig.end(caller);
  const note = `${rounds} rounds of ${roundMs / 1_000} s; voice process in a call: ${median(on).toFixed(1)} ms of CPU a second with sampling, ${median(off).toFixed(1)} without`;
  return [
    { name: "quality-sampling-cpu-per-second", value: median(on) - median(off), unit: "ms", note },
    { name: "quality-sampling-cpu-share", value: median(on) / median(off), unit: "ratio" },
  ];
}
