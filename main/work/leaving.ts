import type { Log } from "../../shared/log.ts";
import type { Clock } from "../../shared/time.ts";
import type { Line } from "../line/api.ts";
import type { UserService } from "../nextiva/user-service.ts";
import type { Keychain } from "../session/keychain.ts";
import type { Store } from "../state/store.ts";

/** Nothing the server does may keep the program from going. */
const farewell = 2_500;

export interface Leaving {
  /** Out of ACD, in one request however many ask for it: every window does at a log-off, and the program when it goes. */
  leaveAcd(): Promise<void>;
  /** Out of ACD and off the line, and what is being saved is saved; at the latest after 2.5 s. Never rejects. */
  leave(): Promise<void>;
}

export function createLeaving(parts: {
  readonly store: Store;
  readonly users: Pick<UserService, "logoutFromAcd">;
  readonly line: Pick<Line, "stop">;
  readonly keychain: Pick<Keychain, "settled">;
  readonly clock: Clock;
  readonly log: Log;
}): Leaving {
  const { store, users, line, keychain, clock, log } = parts;
  const unclean = (error: unknown) => log.warn("quit: clean-up failed", { error });
  let asked: Promise<unknown> | null = null;

  async function out(): Promise<void> {
    if (asked === null && store.get().agent.acd === "out") return;
    asked ??= users.logoutFromAcd().finally(() => {
      asked = null;
    });
    await asked;
  }

  return {
    leaveAcd: () => out().catch(unclean),
    async leave() {
      const left = out()
        .then(() => line.stop())
        .catch(unclean);
      const all = Promise.all([left, keychain.settled()]);
      await Promise.race([all, new Promise<void>((resolve) => clock.after(farewell, resolve))]);
    },
  };
}
