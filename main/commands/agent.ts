import type { Handlers } from "../../shared/contract/index.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { statusById } from "../../shared/state/agent.ts";
import { liveCalls } from "../../shared/state/call.ts";
import { agentControls } from "../../shared/state/controls.ts";
import { type Context, outcomeOf } from "./context.ts";

/**
 * Asks the server for a status; its answer is its word. The first one logs in to ACD. One request at a time: the
 * newest press shows at once and is sent last, so that it wins.
 */
export async function applyStatus(context: Context, statusId: string): Promise<Result<void>> {
  const { store, acd, users, clock } = context;
  const status = statusById(store.get().agent, statusId);
  if (status === null) return fail("notFound", statusId);
  if (store.get().agent.changing?.statusId === statusId) return fail("busy", statusId);
  store.dispatch({ kind: "statusAsked", statusId });
  return context.once.inTurn("status", async () => {
    const asked = store.get().agent.changing;
    // A newer press, or the server's own word, came first: this one is no longer wanted.
    if (asked?.statusId !== statusId) return ok();
    const isIn = store.get().agent.acd === "in";
    if (!isIn) store.dispatch({ kind: "acdChanged", acd: "loggingIn" });
    const answer = await outcomeOf(
      isIn ? acd.setStatus(statusId) : users.loginToAcd({ status: { statusId, status: status.status } }),
    );
    const isNewest = store.get().agent.changing === asked;
    if (answer.ok) {
      if (!isIn) store.dispatch({ kind: "acdChanged", acd: "in" });
      if (isNewest) store.dispatch({ kind: "statusChanged", statusId, since: clock.now() });
      return ok();
    }
    // Where it may have been set, the server says what is so before the press is taken back.
    if (answer.is === "unclear" && isNewest) await readAgain(context);
    if (isNewest) store.dispatch({ kind: "statusRefused", statusId });
    if (isNewest && !isIn) store.dispatch({ kind: "acdChanged", acd: "out" });
    return answer;
  });
}

async function readAgain({ session, log }: Context): Promise<void> {
  await session.resync().catch((error: unknown) => log.warn("the status could not be read", { error }));
}

/** ACD status, from windows and tray alike. */
export function agentCommands(context: Context): Handlers<"agent"> {
  const { store, users } = context;
  return {
    async setStatus({ statusId }) {
      const state = store.get();
      if (!agentControls(state).status.enabled) return fail("notAllowed");
      if (statusById(state.agent, statusId)?.selectable !== true) return fail("notFound", statusId);
      store.dispatch({ kind: "statusChosen", statusId });
      // During a call the server is left alone: the choice is set when the call ends.
      return liveCalls(state.calls).length > 0 ? ok() : applyStatus(context, statusId);
    },
    async logoutFromAcd() {
      if (store.get().agent.acd === "out") return ok();
      return context.once("acd:logout", async () => {
        const asked = await outcomeOf(users.logoutFromAcd());
        if (asked.ok) store.dispatch({ kind: "acdChanged", acd: "out" });
        return asked;
      });
    },
  };
}
