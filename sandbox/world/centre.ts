import { type Log, silentLog } from "../../shared/log.ts";
import type { Clock } from "../../shared/time.ts";
import type { Command } from "./commands.ts";
import { makeWorld } from "./seed.ts";
import { nextDue, step } from "./step.ts";
import type { Agent, Answer, Behaviour, Step, World } from "./types.ts";

/** The world with a clock: things happen to it one by one, and listeners get each step. */
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
  readonly behaviour?: Partial<Behaviour>;
  /** So many ids were given out by an earlier centre of the same seed: they are not given out again. */
  readonly idsGiven?: number;
  readonly log?: Log;
}

export function createCentre(options: CentreOptions): Centre {
  const { seed, clock, behaviour = {}, idsGiven = 0, log = silentLog } = options;
  const make = () => makeWorld({ seed, now: clock.now(), behaviour });
  const listeners = new Set<(step: Step, before: World) => void>();
  /** Steps made by a listener wait until all have seen the one before, so that everybody sees the same order. */
  const waiting: (() => void)[] = [];
  let notifying = false;
  let world = make();
  world = { ...world, serial: Math.max(world.serial, idsGiven) };
  let undoTimer = () => {};
  let closed = false;

  function execute(command: Command): Answer {
    const before = world;
    const result = step(world, command, clock.now());
    world = result.world;
    if (!result.answer.ok) log.debug("refused", { command: command.kind, why: result.answer.message });
    waiting.push(() => {
      for (const listener of [...listeners]) listener(result, before);
    });
    notifyAll();
    schedule();
    return result.answer;
  }

  function notifyAll(): void {
    if (notifying) return;
    notifying = true;
    try {
      for (let notify = waiting.shift(); notify !== undefined; notify = waiting.shift()) notify();
    } finally {
      notifying = false;
    }
  }

  function schedule(): void {
    undoTimer();
    undoTimer = () => {};
    const due = nextDue(world);
    if (closed || due === Number.POSITIVE_INFINITY) return;
    undoTimer = clock.after(Math.max(1, due - clock.now()), () => void execute({ kind: "tick" }));
  }

  return {
    world: () => world,
    do: execute,
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
          execute({ kind: "forceLogout", userId: agent.userId, of: agent.userId, disable: false });
      }
      for (const workitemId of Object.keys(world.items)) execute({ kind: "callerHangsUp", workitemId });
      world = make();
      waiting.push(() => {
        const fresh: Step = { world, events: [], effects: [], answer: { ok: true, value: {} } };
        for (const listener of [...listeners]) listener(fresh, before);
      });
      notifyAll();
      schedule();
    },
    close() {
      closed = true;
      undoTimer();
      listeners.clear();
    },
  };
}
