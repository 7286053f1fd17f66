import type { AppState } from "../../shared/state/app.ts";
import type { Agent } from "../harness/agent.ts";
import { type Centre, expect, maria, test } from "../harness/story.ts";

/** A small repeatable chance: the same seed gives the same faults. */
function chanceFrom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return { one: <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T };
}

type Fault = (centre: Centre) => void;
const http =
  (fault: Parameters<Centre["sandbox"]["faults"]["http"]["add"]>[0]): Fault =>
  (centre) =>
    centre.sandbox.faults.http.add(fault);
const ana = (centre: Centre) => centre.user("ana");

/** What no plan foresees, one at a time or in a heap. */
const faults: readonly Fault[] = [
  http({ kind: "delay", ms: 700, count: 3 }),
  http({ kind: "status", status: 500, count: 2 }),
  http({ kind: "html", count: 1 }),
  http({ kind: "malformedJson", count: 2 }),
  http({ kind: "empty", count: 1 }),
  http({ kind: "drop", count: 2 }),
  http({ kind: "dropAnswer", count: 1 }),
  http({ kind: "huge", bytes: 9_000_000, count: 1 }),
  (centre) => void centre.sandbox.faults.feed.drop(ana(centre).userId),
  (centre) => void centre.sandbox.faults.feed.freeze(ana(centre).userId, 900),
  (centre) => centre.sandbox.faults.feed.duplicate(true),
  (centre) => centre.sandbox.faults.feed.reorder(true),
  (centre) => centre.sandbox.faults.feed.refuse(1),
  (centre) =>
    void centre.sandbox.faults.sendRaw(ana(centre).userId, '{"name":"OfferNotification","message":{"offer":'),
  (centre) => void centre.sandbox.faults.sendRaw(ana(centre).userId, '{"name":"Nobody knows","message":[]}'),
  (centre) => void centre.sandbox.faults.sendRaw(ana(centre).userId, `"${"x".repeat(5_000_000)}"`),
  (centre) => void centre.sandbox.voice.verto?.faults.dropSockets(ana(centre).login),
  (centre) => void centre.sandbox.voice.verto?.faults.freezeSockets(ana(centre).login, 700),
  (centre) => centre.sandbox.voice.verto?.faults.forgetSessions(),
  http({ kind: "status", status: 401, endpoint: "session", count: 1 }),
];

function clear(centre: Centre): void {
  centre.sandbox.faults.http.clear();
  centre.sandbox.faults.feed.duplicate(false);
  centre.sandbox.faults.feed.reorder(false);
  centre.sandbox.faults.feed.refuse(0);
}

/** What the phone window is shown: the state itself, not its look. */
async function shown(agent: Agent): Promise<Pick<AppState, "offers" | "calls" | "connection" | "session">> {
  const page = await agent.phone();
  const piece = await page.evaluate(() =>
    (window as never as { hookswitch: { snapshot(): Promise<{ slices: unknown }> } }).hookswitch.snapshot(),
  );
  return piece.slices as AppState;
}

/** What a person does when something is on the screen; nothing when it is not. */
const presses = [
  "Accept",
  "Accept",
  "Accept",
  "Reject",
  "Hold",
  "Resume",
  "Mute",
  "Muted",
  "Hang up",
  "Hang up",
];

async function press(agent: Agent, name: string): Promise<void> {
  const button = (await agent.phone()).getByRole("button", { name: new RegExp(`^${name}`) }).first();
  // Whether it could be pressed depends on the faults.
  await button.click({ timeout: 300 }).catch(() => {});
}

// More of them: SEEDS=1,2,3 npx playwright test ... faults
for (const seed of (process.env.SEEDS ?? "7,2026").split(",").map(Number)) {
  test(`whatever faults come, the phone agrees with the server (seed ${seed})`, async ({ centre, story }) => {
    test.setTimeout(180_000);
    const agent = await story.atWork();
    const chance = chanceFrom(seed);
    for (let round = 0; round < 14; round += 1) {
      const caller = centre.rings({ ...maria, name: `Caller ${round}` });
      for (let n = 0; n < 3; n += 1) {
        chance.one(faults)(centre);
        await press(agent, chance.one(presses));
      }
      if (chance.one([true, false])) caller.hangsUp();
      clear(centre);
      await press(agent, "Hang up");
    }

    // The faults are over: whatever is left ends at the server, and the phone must find out.
    clear(centre);
    for (const item of [...centre.sandbox.centre.world().items.values()]) {
      centre.sandbox.callers.caller(item.workitemId)?.hangsUp();
    }
    await expect
      .poll(
        async () => {
          const { session, connection, offers, calls } = await shown(agent);
          return {
            session: session.now.phase,
            feed: connection.feed.kind,
            voice: connection.voice.kind,
            synced: connection.synced,
            ringing: offers.open.length,
            live: calls.list.filter((call) => call.phase !== "ended").map((call) => call.phase),
          };
        },
        { timeout: 45_000 },
      )
      .toEqual({ session: "signedIn", feed: "open", voice: "open", synced: true, ringing: 0, live: [] });

    // And it still works: one more call, with everything as usual.
    await agent.goes("Available");
    const last = centre.rings({ ...maria, says: "tone" });
    await agent.seesOffer("Maria Delgado");
    await agent.accepts("Maria Delgado");
    await agent.isTalkingTo("Maria Delgado");
    await last.hears.waitUntilHears({ minDbfs: -45, forMs: 200, timeoutMs: 15_000 });
    await agent.hangsUp();
    await expect.poll(() => last.item().state).toBe("terminated");
    expect(agent.app.logs().filter((line) => /uncaught|unhandled|command threw/.test(line))).toEqual([]);
  });
}
