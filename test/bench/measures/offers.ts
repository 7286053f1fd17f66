import type { Hearing } from "../../../sandbox/voice/media/types.ts";
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

/** Somebody rings: what they hear, what comes of it. */
interface Ringing {
  readonly hears: Hearing;
  end(): Promise<void>;
}

interface Found {
  readonly toPackets: readonly number[];
  readonly toCustomer: readonly number[];
  readonly toBoth: readonly number[];
}

/** Accept is clicked: packets come in at the page, and the customer hears the microphone. */
async function acceptRounds(rig: Rig, rounds: number, name: string, rings: () => Ringing): Promise<Found> {
  const voice = await rig.marked("voice");
  const phone = await rig.marked("phone");
  await phone.page.evaluate(() => {
    const { bench } = window as BenchWindow;
    addEventListener("click", () => bench.mark("click"), true);
  });
  const toPackets: number[] = [];
  const toCustomer: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = await markCount(voice.page);
    const clicks = await markCount(phone.page);
    const caller = rings();
    await rig.agent.seesOffer(name);
    const heard = caller.hears.waitUntilHears(voice440).then((now) => ({ ok: now.ok, at: wallNow() }));
    await rig.agent.accepts(name);
    const click = await nextMark(phone.page, "click", clicks);
    const inbound = await nextMark(voice.page, "inbound", from);
    const { ok, at } = await heard;
    if (!ok) throw new Error("the customer never heard the agent");
    const pressed = click.at - phone.ahead;
    toPackets.push(inbound.at - voice.ahead - pressed);
    toCustomer.push(at - (audible.forMs - frameMs) - pressed);
    await caller.end();
  }
  return { toPackets, toCustomer, toBoth: toPackets.map((ms, at) => Math.max(ms, toCustomer[at] ?? 0)) };
}

function fromQueue(rig: Rig): Ringing {
  const caller = rig.rings();
  caller.says("tone");
  return { hears: caller.hears, end: () => rig.end(caller) };
}

function directly(rig: Rig): Ringing {
  const rung = rig.sandbox.voice.ringDirectly(rig.user.userId, { name: "Ben Baker", number: "1002" });
  if (rung === undefined) throw new Error("the agent's line cannot be rung");
  rung.customer.says("tone");
  return {
    hears: rung.customer.hears,
    async end() {
      rung.leg.end();
      const card = (await rig.agent.phone()).getByRole("region", { name: /Incoming call/ });
      await card.waitFor({ state: "detached" });
    },
  };
}

export async function accept(rig: Rig): Promise<Figure[]> {
  const { toBoth, toPackets, toCustomer } = await acceptRounds(rig, 6, "Maria Delgado", () => fromQueue(rig));
  return [
    ...times("accept-to-two-way-audio", toBoth, {
      note: "click to packets in and the microphone at the customer; the leg is set up in it",
      worst: true,
    }),
    ...times("accept-to-first-packet", toPackets, { note: "click to the first inbound packet", worst: true }),
    ...times("accept-to-customer-hears", toCustomer, { note: "click to the first level", worst: true }),
  ];
}

/** The same where the voice server is as slow in each step as a real one. */
export async function acceptAtRealPace(rig: Rig): Promise<Figure[]> {
  const aim = 400;
  const queued = await acceptRounds(rig, 10, "Maria Delgado", () => fromQueue(rig));
  const direct = await acceptRounds(rig, 10, "Ben Baker", () => directly(rig));
  return [
    ...times("real-pace-accept-to-two-way-audio", queued.toBoth, { note: "from a queue", aim, worst: true }),
    ...times("real-pace-direct-accept-to-two-way-audio", direct.toBoth, {
      note: "a call to the agent's own line",
      aim,
      worst: true,
    }),
  ];
}
