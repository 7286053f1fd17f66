import type { Handlers } from "../../shared/contract/index.ts";
import { fail, ok } from "../../shared/result.ts";
import { statusById } from "../../shared/state/agent.ts";
import { liveCalls } from "../../shared/state/call.ts";
import { agentControls } from "../../shared/state/controls.ts";
import type { Context } from "../work/context.ts";
import { applyStatus, leaveAcd } from "../work/status.ts";

/** ACD status, from windows and tray alike. */
export function agentCommands(context: Context): Handlers<"agent"> {
  const { store } = context;
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
      return context.once("acd:logout", () => leaveAcd(context));
    },
  };
}
