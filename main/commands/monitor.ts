import type { Handlers } from "../../shared/contract/index.ts";
import { fail, ok } from "../../shared/result.ts";
import { statusById } from "../../shared/state/agent.ts";
import { isNameTyped } from "../../shared/state/monitor.ts";
import type { AgentActions } from "../work/agent-actions.ts";
import type { Context } from "../work/context.ts";
import { changeMonitoring, leaveMonitoring, startMonitoring } from "../work/monitor.ts";

/** Supervising: agents are named by id, as they were when the menu opened. */
export function monitorCommands(context: Context, actions: Pick<AgentActions, "ask">): Handlers<"monitor"> {
  const { store } = context;
  return {
    start: (wish) => startMonitoring(context, wish),
    change: ({ mode }) => changeMonitoring(context, mode),
    leave: () => leaveMonitoring(context),
    async putAway() {
      store.dispatch({ kind: "monitorPutAway" });
      return ok();
    },
    async setStatus({ agents, statusId }) {
      const status = statusById(store.get().agent, statusId);
      if (status?.selectable !== true) return fail("notFound");
      const to = { kind: "status", target: statusId, label: status.name } as const;
      await Promise.all(agents.map((agent) => actions.ask({ ...to, ...agent })));
      return ok();
    },
    logOut: (agent) => actions.ask({ kind: "logout", ...agent, target: "", label: "" }),
    async disable({ typed, ...agent }) {
      if (!isNameTyped(typed, agent.name)) return fail("invalid");
      return actions.ask({ kind: "disable", ...agent, target: "", label: "" });
    },
    terminate: ({ workitemId, label, ...agent }) =>
      actions.ask({ kind: "terminate", ...agent, target: workitemId, label }),
    async closeAction({ id }) {
      store.dispatch({ kind: "agentActionClosed", id });
      return ok();
    },
  };
}
