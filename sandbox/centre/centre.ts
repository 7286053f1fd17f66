import { type Log, silentLog } from "../../shared/log.ts";
import type { Clock } from "../../shared/time.ts";
import type { Command } from "../world/commands.ts";
import { makeWorld, type Size } from "../world/seed/world.ts";
import { step } from "../world/step.ts";
import type { Agent, Answer, Behaviour, Step, World } from "../world/types.ts";

/** The world with a clock: things happen to it one by one, and listeners get each step. */
export interface Centre {
  world(): World;
  do(command: Command): Answer;
  /** Called after each step, in order of registration. Gives its undo. */
  onStep(listener: (step: Step) => void): () => void;
  /** By user name (whole, or the part before the @) or user id. */
  find(name: string): Agent | undefined;
  /** As it was at the start, but for the time. Everybody is logged out and every workitem ended before. */
  reset(): void;
  close(): void;
}

export interface CentreOptions {
  readonly seed: number;
  readonly clock: Clock;
  readonly behaviour?: Partial<Behaviour>;
  readonly size?: Size;
  /** So many ids were given out by an earlier centre of the same seed: they are not given out again. */
  readonly idsGiven?: number;
  readonly log?: Log;
}

export function createCentre(options: CentreOptions): Centre {
  const { seed, clock, behaviour = {}, size = {}, idsGiven = 0, log = silentLog } = options;
  const make = () => makeWorld({ seed, now: clock.now(), behaviour, size });
  const listeners = new Set<(step: Step) => void>();
  /** Steps made by a listener wait until all have seen the one before, so that everybody sees the same order. */
  const waiting: (() => void)[] = [];
  let notifying = false;
  let world = make();
  world.serial = Math.max(world.serial, idsGiven);
  let undoTimer = () => {};
  let closed = false;

  function execute(command: Command): Answer {
    const result = step(world, command, clock.now());
    if (!result.answer.ok) log.debug("refused", { command: command.kind, why: result.answer.message });
    waiting.push(() => {
      for (const listener of [...listeners]) listener(result);
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
    const due = world.nextDue;
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
    find: (name) => world.agents.get(name) ?? world.agentNamed(name),
    reset() {
      const before = world;
      // Nobody is left with something that the new world knows nothing of.
      for (const { loginAt, userId } of before.agents.values()) {
        if (loginAt > 0) execute({ kind: "forceLogout", userId, of: userId, disable: false });
      }
      for (const workitemId of [...before.items.keys()]) execute({ kind: "callerHangsUp", workitemId });
      world = make();
    },
    close() {
      closed = true;
      undoTimer();
      listeners.clear();
    },
  };
}
