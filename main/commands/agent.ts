import type { Handlers } from "../../shared/contract/index.ts";
import { fail, ok } from "../../shared/result.ts";
import { statusById } from "../../shared/state/agent.ts";
import { liveCalls } from "../../shared/state/call.ts";
import type { Channels } from "../../shared/state/channels.ts";
import { agentControls } from "../../shared/state/controls.ts";
import { userOf } from "../../shared/state/session.ts";
import type { SettingsFile } from "../settings/settings.ts";
import type { Context } from "../work/context.ts";
import { applyChannels, applyStatus, leaveAcd } from "../work/status.ts";

/** ACD status, from windows and tray alike. */
export function agentCommands(
  context: Context,
  settings: Pick<SettingsFile, "get" | "change">,
): Handlers<"agent"> {
  const { store } = context;

  function keepChannels(userId: string, chosen: Channels | null): void {
    const { [userId]: _, ...others } = settings.get().channels;
    const channels = chosen === null ? others : { ...others, [userId]: chosen };
    store.dispatch({ kind: "settingsChanged", settings: settings.change({ channels }) });
  }

  return {
    async setChannels({ channels }) {
      const state = store.get();
      const user = userOf(state.session);
      if (user === null || !agentControls(state).channels.enabled) return fail("notAllowed");
      if (channels !== null && state.agent.acd === "in") {
        const set = await applyChannels(context, channels);
        if (!set.ok) return set;
      }
      keepChannels(user.userId, channels);
      return ok();
    },
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
