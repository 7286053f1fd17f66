import { mostAgentsAtOnce } from "../../shared/state/monitor.ts";
import { agentActionText } from "../../shared/text/agent-actions.ts";
import { StatusShape } from "../agent/StatusShape.tsx";
import { ask as asked } from "../app/ask.ts";
import { Menu, MenuItem } from "../ui/Menu.tsx";
import { useApp } from "./supervise.ts";

/** One status for several agents: those that were selected when it is chosen. */
export function SelectedStatus({ agents }: { readonly agents: ReadonlyMap<string, string> }) {
  const { view, ask } = useApp();
  const isTooMany = agents.size > mostAgentsAtOnce;
  const label = agentActionText.setStatus(agents.size);
  return (
    <Menu
      label={label}
      trigger={{
        class: "button plain size-s",
        face: <span class="button-words">{label}</span>,
        ...(isTooMany && { title: agentActionText.tooMany(mostAgentsAtOnce) }),
      }}
      enabled={!isTooMany}
      align="start"
    >
      {view.agent.statuses
        .filter(({ selectable }) => selectable)
        .map(({ statusId, name, kind }) => (
          <MenuItem
            key={statusId}
            icon={<StatusShape kind={kind} />}
            onPress={() => {
              const list = [...agents].map(([userId, each]) => ({ userId, name: each }));
              void asked(() => ask.monitor.setStatus({ agents: list, statusId }));
            }}
          >
            <bdi>{name}</bdi>
          </MenuItem>
        ))}
    </Menu>
  );
}
