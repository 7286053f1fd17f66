import { expect, test } from "vitest";
import { createBridges } from "./bridge.ts";
import { createClock } from "./clock.ts";
import { createCustomer } from "./customer.ts";
import type { Customer } from "./types.ts";

/** A clock that a test turns by hand; `time` is what everything reads. */
function handClock() {
  let time = 0;
  let next: { at: number; run: () => void } | null = null;
  const clock = createClock({
    now: () => time,
    after: (ms, run) => {
      const mine = { at: time + ms, run };
      next = mine;
      return () => {
        if (next === mine) next = null;
      };
    },
  });
  return {
    clock,
    now: () => time,
    /** Lets `ms` pass, every timer on time. */
    pass(ms: number) {
      const end = time + ms;
      while (next && next.at <= end) {
        const { at, run } = next;
        next = null;
        time = Math.max(time, at);
        run();
      }
      time = end;
    },
    /** The process stands still for `ms`. */
    stall(ms: number) {
      time += ms;
    },
  };
}

function room(names: string[]) {
  const hand = handClock();
  const bridges = createBridges(hand.clock);
  const people = names.map((name) => createCustomer({ name, seed: 3 }, hand.now));
  return {
    hand,
    bridges,
    bridge: bridges.create(),
    people: people as [Customer, Customer, Customer, Customer],
  };
}

const level = (who: Customer) => who.hears.now()?.dbfs ?? null;
const pitch = (who: Customer) => who.hears.now()?.dominantHz ?? null;

test("a tone at -20 dBFS is heard at -20 dBFS and 440 Hz, by the second", () => {
  const { hand, bridge, people } = room(["ann", "bob"]);
  const [ann, bob] = people;
  bridge.join(ann.port);
  bridge.join(bob.port);
  ann.says("tone");
  hand.pass(3_000);
  const seconds = bob.hears.seconds();
  expect(seconds).toHaveLength(3);
  for (const second of seconds) {
    expect(second.frames).toBe(100);
    expect(second.dbfs).toBeCloseTo(-20, 1);
    expect(second.dominantHz).toBeCloseTo(440, 0);
  }
  expect(bob.hears.seconds((seconds[1]?.at ?? 0) + 1)).toHaveLength(1);
  expect(ann.hears.seconds().map(({ dbfs, dominantHz }) => [dbfs, dominantHz])).toEqual(
    Array(3).fill([-100, null]),
  );
});

test("speech is the same for the same seed, differs for another, and leaves no second silent", () => {
  const say = (seed: number) => {
    const who = createCustomer({ seed });
    who.says("speech");
    return Array.from({ length: 800 }, () => who.port.read());
  };
  expect(say(5)).toEqual(say(5));
  expect(say(5)).not.toEqual(say(6));
  const { hand, bridge, people } = room(["ann", "bob"]);
  bridge.join(people[0].port);
  bridge.join(people[1].port);
  people[0].says("speech");
  hand.pass(8_000);
  for (const { dbfs } of people[1].hears.seconds()) {
    expect(dbfs).toBeGreaterThan(-26);
    expect(dbfs).toBeLessThan(-15);
  }
});

test("an echo comes back 200 ms later", () => {
  const { hand, bridge, people } = room(["ann", "bob"]);
  const [ann, bob] = people;
  bridge.join(ann.port);
  bridge.join(bob.port);
  bob.says("echo");
  ann.says("tone");
  hand.pass(200);
  expect(level(ann)).toBe(-100);
  hand.pass(500);
  expect(level(ann)).toBeCloseTo(-20, 1);
  expect(pitch(ann)).toBeCloseTo(440, 0);
});

test("digits sound as their two frequencies, and are told when they were said", async () => {
  const { hand, bridge, people } = room(["ann", "bob"]);
  const [ann, bob] = people;
  bridge.join(ann.port);
  bridge.join(bob.port);
  let pressed = false;
  const done = ann.presses("5").then(() => {
    pressed = true;
  });
  hand.pass(100);
  const heard = bob.hears.now();
  expect(heard?.dbfs).toBeCloseTo(-16, 0);
  // 770 and 1336 Hz are equally loud; which one is the louder by a hair does not matter.
  expect([770, 1336].some((hz) => Math.abs(hz - (heard?.dominantHz ?? 0)) < 15)).toBe(true);
  await Promise.resolve();
  expect(pressed).toBe(false);
  hand.pass(110);
  await done;
  await ann.presses("- /");
});

test("holding plays music to the held and silence to the rest; resuming brings the voice back", () => {
  const { hand, bridge, people } = room(["ann", "bob"]);
  const [ann, bob] = people;
  const participant = bridge.join(ann.port);
  bridge.join(bob.port);
  ann.says("tone");
  bob.says({ tone: 1000 });
  participant.setRole({ held: true });
  hand.pass(2_000);
  const music = ann.hears.seconds()[1];
  expect(music?.dbfs).toBeGreaterThan(-36);
  expect(music?.dominantHz).toBeLessThan(700);
  expect(level(bob)).toBe(-100);
  participant.setRole({});
  hand.pass(600);
  expect(pitch(ann)).toBeCloseTo(1000, 0);
  expect(pitch(bob)).toBeCloseTo(440, 0);
});

test("a coach is heard by the agent alone, a silent listener by nobody; both hear all", () => {
  const { hand, bridge, people } = room(["agent", "customer", "coach", "listener"]);
  const [agent, customer, coach, listener] = people;
  bridge.join(agent.port);
  bridge.join(customer.port);
  bridge.join(coach.port, { whisperTo: agent.port });
  bridge.join(listener.port, { muted: true });
  coach.says({ tone: 700 });
  listener.says({ tone: 2000 });
  hand.pass(600);
  expect(pitch(agent)).toBeCloseTo(700, 0);
  expect(level(customer)).toBe(-100);
  customer.says("tone");
  coach.says("silence");
  hand.pass(600);
  for (const who of [agent, coach, listener]) expect(pitch(who)).toBeCloseTo(440, 0);
});

test("a port sits in one bridge: joining another leaves the first; joining again changes the role", () => {
  const { hand, bridge, bridges, people } = room(["ann", "bob"]);
  const [ann, bob] = people;
  const other = bridges.create();
  bridge.join(ann.port);
  bridge.join(bob.port);
  other.join(ann.port);
  expect(bridge.participants.map((participant) => participant.port.name)).toEqual(["bob"]);
  bridge.join(bob.port, { deaf: true });
  expect(bridge.participants.map((participant) => participant.role)).toEqual([{ deaf: true }]);
  other.close();
  expect(hand.clock.running).toBe(true);
  bridge.close();
  expect(hand.clock.running).toBe(false);
});

test("waiting for a level ends at the frame that brings it, and not on what was before", async () => {
  const { hand, bridge, people } = room(["ann", "bob"]);
  const [ann, bob] = people;
  bridge.join(ann.port);
  bridge.join(bob.port);
  ann.says("tone");
  hand.pass(1_000);
  const quiet = bob.hears.waitUntilHears({ maxDbfs: -70, forMs: 300, timeoutMs: 60_000 });
  ann.says("silence");
  hand.pass(300);
  expect(await quiet).toMatchObject({ ok: true, value: { dbfs: -100, dominantHz: null } });
  const never = bob.hears.waitUntilHears({ minDbfs: -30, forMs: 100, timeoutMs: 1 });
  expect(await never).toMatchObject({ ok: false, last: { dbfs: -100 } });
});

test("silence counts from the call on: what was quiet before does not shorten the wait", async () => {
  const { hand, bridge, people } = room(["ann", "bob"]);
  const [ann, bob] = people;
  bridge.join(ann.port);
  bridge.join(bob.port);
  hand.pass(1_000);
  let met = false;
  const quiet = bob.hears.waitUntilHears({ maxDbfs: -70, forMs: 300, timeoutMs: 60_000 }).then(() => {
    met = true;
  });
  hand.pass(290);
  await new Promise(setImmediate);
  expect(met).toBe(false);
  hand.pass(10);
  await quiet;
});

test("the clock makes up for a short stall, gives up the rest of a long one, and does not drift", () => {
  const hand = handClock();
  let ticks = 0;
  const undo = hand.clock.onTick("mix", () => ticks++);
  hand.pass(1_000);
  expect(ticks).toBe(100);
  hand.stall(30);
  hand.pass(970);
  expect(ticks).toBe(200);
  hand.stall(500);
  hand.pass(500);
  expect(ticks).toBeLessThan(260);
  expect(hand.clock.skipped).toBeGreaterThan(40);
  undo();
  expect(hand.clock.running).toBe(false);
});
