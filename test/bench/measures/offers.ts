import type { Figure } from "../figures.ts";
import { times } from "../figures.ts";
import type { BenchWindow } from "../page-marks.ts";
import { markCount, nextMark } from "../page-marks.ts";
import { audible, frameMs, type Rig, wallNow } from "../rig.ts";

/** A call comes in: it rings in the voice page, its card is painted in the phone window. */
export async function offers(rig: Rig): Promise<Figure[]> {
  const rounds = 15;
  const voice = await rig.marked("voice");
  const phone = await rig.marked("phone");
  await phone.page.evaluate(() => (window as BenchWindow).bench.appears("offer", "section.offer"));
  const toRing: number[] = [];
  const toCard: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const heardFrom = await markCount(voice.page);
    const seenFrom = await markCount(phone.page);
    const sent = wallNow();
    const caller = rig.rings();
    const rung = await nextMark(voice.page, "oscillator", heardFrom);
    const seen = await nextMark(phone.page, "offer", seenFrom);
    toRing.push(rung.at - voice.ahead - sent);
    toCard.push(seen.at - phone.ahead - sent);
    await rig.end(caller);
    await phone.page.locator("section.offer").waitFor({ state: "detached" });
  }
  return [
    ...times("offer-to-ringing", toRing, {
      note: "call placed in the centre to the first oscillator's start",
    }),
    ...times("offer-to-visible-card", toCard, {
      note: "call placed in the centre to the frame that shows it",
    }),
  ];
}

/** The microphone's own tone: a waiting customer hears music. */
const voice440 = { ...audible, nearHz: { hz: 440, within: 15 } } as const;

/** Accept is clicked: packets come in at the page, and the customer hears the microphone. */
export async function accept(rig: Rig): Promise<Figure[]> {
  const rounds = 6;
  const voice = await rig.marked("voice");
  const phone = await rig.marked("phone");
  await phone.page.evaluate(() => {
    const { bench } = window as BenchWindow;
    addEventListener("click", () => bench.mark("click"), true);
  });
  const found: number[] = [];
  const toPackets: number[] = [];
  const toCustomer: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = await markCount(voice.page);
    const clicks = await markCount(phone.page);
    const caller = rig.rings();
    caller.says("tone");
    await rig.agent.seesOffer("Maria Delgado");
    const heard = caller.hears.waitUntilHears(voice440).then((now) => ({ ok: now.ok, at: wallNow() }));
    await rig.agent.accepts("Maria Delgado");
    const click = await nextMark(phone.page, "click", clicks);
    const inbound = await nextMark(voice.page, "inbound", from);
    const { ok, at } = await heard;
    if (!ok) throw new Error("the customer never heard the agent");
    const pressed = click.at - phone.ahead;
    toPackets.push(inbound.at - voice.ahead - pressed);
    toCustomer.push(at - (audible.forMs - frameMs) - pressed);
    found.push(Math.max(toPackets.at(-1) ?? 0, toCustomer.at(-1) ?? 0));
    await rig.end(caller);
  }
  return [
    ...times("accept-to-two-way-audio", found, {
      note: "click to packets in and the microphone at the customer; the leg is set up in it",
      worst: true,
    }),
    ...times("accept-to-first-packet", toPackets, { note: "click to the first inbound packet", worst: true }),
    ...times("accept-to-customer-hears", toCustomer, { note: "click to the first level", worst: true }),
  ];
}
