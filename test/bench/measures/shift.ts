import type { Caller } from "../../../sandbox/callers/callers.ts";
import type { Figure } from "../figures.ts";
import { mb, type Reading, read } from "../readings.ts";
import type { PhoneOfApp, Rig } from "../rig.ts";

/** What an agent does in a call, one after another all day long. */
type Turn = (rig: Rig, caller: Caller) => Promise<void>;

type Asked = "hold" | "resume" | "hangUp";

async function ask(rig: Rig, what: Asked, callId: string): Promise<void> {
  const done = await (await rig.agent.phone()).evaluate(
    ([name, id]) => (window as PhoneOfApp).hookswitch.ask.call[name as "hold"]({ callId: id as string }),
    [what, callId],
  );
  if (!done.ok) throw new Error(`${what} was refused: ${JSON.stringify(done.error)}`);
}
const toggleMute = async (rig: Rig) =>
  void (await (await rig.agent.phone()).evaluate(() => (window as PhoneOfApp).hookswitch.ask.call.mute()));
const idOf = (caller: Caller) => caller.item().workitemId;
const inState = (rig: Rig, caller: Caller, state: string) =>
  rig.until(`the call is in ${state}`, () => caller.item().state === state);

/** Where the feed was cut the phone hears of a call a little later than the server has it. */
async function phoneKnows(rig: Rig, callId: string): Promise<void> {
  const page = await rig.agent.phone();
  const isKnown = await page.evaluate(async (id) => {
    const until = performance.now() + 30_000;
    while (performance.now() < until) {
      const { slices } = await (window as PhoneOfApp).hookswitch.snapshot();
      if (slices.calls?.list.some((call) => call.callId === id && call.phase === "active")) return true;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return false;
  }, callId);
  if (!isKnown) throw new Error("the phone never heard of the call");
}

const turns: readonly Turn[] = [
  async () => {},
  async (rig, caller) => {
    await ask(rig, "hold", idOf(caller));
    await inState(rig, caller, "hold");
    await ask(rig, "resume", idOf(caller));
    await inState(rig, caller, "active");
  },
  async (rig) => {
    const isMuted = (to: boolean) =>
      rig.until("the mute is heard of", () => rig.sandbox.centre.find("ana")?.inMute === to);
    await toggleMute(rig);
    await isMuted(true);
    await toggleMute(rig);
    await isMuted(false);
  },
  async (rig, caller) =>
    void (await (
      await rig.agent.phone()
    ).evaluate(
      (callId) => (window as PhoneOfApp).hookswitch.ask.call.sendDigits({ callId, digits: "12#" }),
      idOf(caller),
    )),
  // Somebody else is offered meanwhile, rings, and gives up.
  async (rig) => {
    const other = rig.sandbox.callers.placeCall({ agent: "ana", from: "+14155552673", name: "Nora Next" });
    await rig.agent.seesOffer("Nora Next");
    other.hangsUp();
    await inState(rig, other, "terminated");
  },
  async (rig, caller) => {
    await ask(rig, "hangUp", idOf(caller));
    await inState(rig, caller, "terminated");
  },
];

/** Now and then the network has its say. */
const faults: Readonly<Record<number, (rig: Rig) => Promise<void>>> = {
  20: async (rig) => {
    const login = rig.sandbox.centre.find("ana")?.telephony.login ?? "";
    const [leg] = rig.sandbox.voice.verto?.legs(login) ?? [];
    const back = new Promise<void>((resolve) => leg?.on("legReattached", () => resolve()));
    if (rig.sandbox.voice.verto?.faults.dropSockets(login) === 1 && leg !== undefined) await back;
  },
  30: async (rig) => {
    rig.sandbox.faults.feed.drop(rig.user.userId);
  },
};

async function call(rig: Rig, number: number): Promise<void> {
  const caller = rig.rings();
  await inState(rig, caller, "active");
  for (const [every, hits] of Object.entries(faults)) if (number % Number(every) === 0) await hits(rig);
  await phoneKnows(rig, idOf(caller));
  await turns[number % turns.length]?.(rig, caller);
  await rig.end(caller);
}

/**
 * Ten hours as 600 calls, without the pauses between them: offered, taken by auto-accept, on the air, with all that is
 * done in them. What the first calls load is no growth: it is counted from the 60th on.
 */
export async function shift(rig: Rig, isLong: boolean): Promise<Figure[]> {
  const calls = isLong ? 600 : 90;
  const warm = 60;
  rig.sandbox.centre.do({ kind: "changeAgent", of: rig.user.userId, change: { acdAutoAccept: true } });
  await rig.signOut();
  await rig.signIn();
  let failed = 0;
  let warmed: Reading | null = null;
  const begun = performance.now();
  for (let done = 1; done <= calls; done += 1) {
    try {
      await call(rig, done);
    } catch (error) {
      failed += 1;
      console.error(`bench: call ${done} failed: ${error}`);
      console.error(rig.app.logs().slice(-10).join("\n"));
      rig.clear();
      await rig.agent.goes("Available");
    }
    if (done === warm) warmed = await read(rig);
    if (done % 100 === 0) console.error(`bench: ${done} calls of the shift`);
  }
  const each = (performance.now() - begun) / calls;
  const after = await read(rig);
  if (warmed === null) throw new Error("the shift was too short to say anything");
  const span = `${warm} to ${calls} calls`;
  const grown = (name: string, was: number, now: number): Figure => ({
    name: `shift-growth-${name}`,
    value: now - was,
    unit: "count",
    note: `${was} to ${now}`,
  });
  const larger = (name: string, was: number, now: number): Figure => ({
    name: `shift-growth-${name}`,
    value: mb(now - was),
    unit: "MB",
    note: `${mb(was).toFixed(2)} to ${mb(now).toFixed(2)} MB, ${span}`,
  });
  const kinds = Object.keys({ ...warmed.main.handles, ...after.main.handles });
  return [
    {
      name: "shift-calls-failed",
      value: failed,
      unit: "count",
      aim: { below: 1 },
      note: `of ${calls}, ${each.toFixed(0)} ms each`,
    },
    larger("main-heap", warmed.main.heapUsed, after.main.heapUsed),
    larger("main-rss", warmed.main.rss, after.main.rss),
    ...kinds.map((kind) =>
      grown(`main-handles-${kind}`, warmed.main.handles[kind] ?? 0, after.main.handles[kind] ?? 0),
    ),
    ...(Object.keys(after.main.objects) as (keyof typeof after.main.objects)[]).map((kind) =>
      grown(`main-objects-${kind}`, warmed.main.objects[kind], after.main.objects[kind]),
    ),
    ...(["phone", "voice"] as const).flatMap((page) => [
      larger(`${page}-heap`, warmed[page].heap, after[page].heap),
      grown(`${page}-nodes`, warmed[page].nodes, after[page].nodes),
      grown(`${page}-listeners`, warmed[page].listeners, after[page].listeners),
      grown(`${page}-peer-connections`, warmed[page].peers, after[page].peers),
      grown(`${page}-audio-nodes`, warmed[page].audioNodes, after[page].audioNodes),
    ]),
  ];
}
