import { type Log, silentLog } from "../shared/log.ts";
import type { Clock } from "../shared/time.ts";
import type { Command } from "./world/commands.ts";
import { makeWorld } from "./world/seed.ts";
import { nextDue, step } from "./world/step.ts";
import type { Agent, Answer, Moods, Step, World } from "./world/types.ts";

/** The world with a clock: things happen to it one by one, and whoever listens is told of each step. */
export interface Centre {
  world(): World;
  do(command: Command): Answer;
  /** Called after each step, in order of registration. Gives its undo. */
  onStep(listener: (step: Step, before: World) => void): () => void;
  /** By user name (whole, or the part before the @) or user id. */
  find(name: string): Agent | undefined;
  /** As it was at the start, but for the time. */
  reset(): void;
  close(): void;
}

export interface CentreOptions {
  readonly seed: number;
  readonly clock: Clock;
  readonly moods?: Partial<Moods>;
  /** So many ids were given out by an earlier centre of the same seed: they are not given out again. */
  readonly idsGiven?: number;
  readonly log?: Log;
}

export function createCentre(options: CentreOptions): Centre {
  const { seed, clock, moods = {}, idsGiven = 0, log = silentLog } = options;
  const make = () => makeWorld({ seed, now: clock.now(), moods });
  const listeners = new Set<(step: Step, before: World) => void>();
  /** Steps asked for while one is told of: they wait for their turn, so that everybody sees the same order. */
  const waiting: (() => void)[] = [];
  let telling = false;
  let world = make();
  world = { ...world, serial: Math.max(world.serial, idsGiven) };
  let undoTimer = () => {};
  let closed = false;

  function carryOut(command: Command): Answer {
    const before = world;
    const taken = step(world, command, clock.now());
    world = taken.world;
    if (!taken.answer.ok) log.debug("refused", { command: command.kind, why: taken.answer.message });
    waiting.push(() => {
      for (const listener of [...listeners]) listener(taken, before);
    });
    tellAll();
    schedule();
    return taken.answer;
  }

  function tellAll(): void {
    if (telling) return;
    telling = true;
    try {
      for (let tell = waiting.shift(); tell !== undefined; tell = waiting.shift()) tell();
    } finally {
      telling = false;
    }
  }

  function schedule(): void {
    undoTimer();
    undoTimer = () => {};
    const due = nextDue(world);
    if (closed || due === Number.POSITIVE_INFINITY) return;
    undoTimer = clock.after(Math.max(1, due - clock.now()), () => void carryOut({ kind: "tick" }));
  }

  return {
    world: () => world,
    do: carryOut,
    onStep(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    find(name) {
      const agents = Object.values(world.agents);
      return agents.find(
        (a) => a.userId === name || a.username === name || a.username.split("@")[0] === name,
      );
    },
    reset() {
      const before = world;
      // Nobody is left with something that the new world knows nothing of.
      for (const agent of Object.values(before.agents)) {
        if (agent.loginAt > 0)
          carryOut({ kind: "forceLogout", userId: agent.userId, of: agent.userId, disable: false });
      }
      for (const workitemId of Object.keys(world.items)) carryOut({ kind: "callerHangsUp", workitemId });
      world = make();
      waiting.push(() => {
        const fresh: Step = { world, events: [], effects: [], answer: { ok: true, value: {} } };
        for (const listener of [...listeners]) listener(fresh, before);
      });
      tellAll();
      schedule();
    },
    close() {
      closed = true;
      undoTimer();
      listeners.clear();
    },
  };
}
