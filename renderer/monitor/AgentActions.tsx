import type { AgentRow, AgentWork } from "../../shared/contract/board.ts";
import { type Control, waiting } from "../../shared/state/controls.ts";
import { type MonitorMode, monitorModes } from "../../shared/state/monitor.ts";
import { monitorControls } from "../../shared/state/monitor-controls.ts";
import { userOf } from "../../shared/state/session.ts";
import { isVoice } from "../../shared/state/workitem.ts";
import { agentActionText } from "../../shared/text/agent-actions.ts";
import { StatusShape } from "../agent/StatusShape.tsx";
import { ask as asked } from "../app/ask.ts";
import { Icon } from "../ui/Icon.tsx";
import { Menu, MenuChoice, MenuItem, MenuLine } from "../ui/Menu.tsx";
import { modeIcons, type Question, useApp, useQuestion } from "./supervise.ts";

export interface AgentActionsProps {
  /** The agent's row as it is now. What is opened or asked binds `userId` at that moment. */
  readonly row: AgentRow;
}

/** What can be done with an agent: on their call, their status, their work, their session. */
export function AgentActions({ row }: AgentActionsProps) {
  const { view } = useApp();
  const name = row.name || agentActionText.nobody;
  // Nobody listens to or logs out themselves here.
  if (row.isGone || userOf(view.session)?.userId === row.userId) return null;
  return (
    <Menu
      label={agentActionText.menu(name)}
      trigger={{
        class: "icon-button",
        title: agentActionText.menu(name),
        face: (
          <>
            <Icon name="more" />
            <span class="sr-only">{agentActionText.menu(name)}</span>
          </>
        ),
      }}
      align="end"
      floats
      heading={[name]}
    >
      <OnCall row={row} />
      <MenuLine />
      <Statuses row={row} />
      <MenuLine />
      <Ends row={row} />
    </Menu>
  );
}

function OnCall({ row }: { readonly row: AgentRow }) {
  const { view, ask } = useApp();
  const { userId, name } = row;
  const isOn = view.monitor.now?.userId === userId;
  const can = monitorControls(view);
  const controlOf = (mode: MonitorMode): Control => {
    if (isOn) return can[mode];
    return row.work.some(({ channel }) => isVoice(channel)) ? can.start : waiting("noAgentCall");
  };
  return (
    <>
      {monitorModes.map((mode) => (
        <MenuItem
          key={mode}
          icon={<Icon name={modeIcons[mode]} />}
          control={controlOf(mode)}
          onPress={() => void asked(() => ask.monitor.start({ userId, name, mode }))}
        >
          {agentActionText.modes[mode]}
        </MenuItem>
      ))}
    </>
  );
}

function Statuses({ row }: { readonly row: AgentRow }) {
  const { view, ask } = useApp();
  const { userId, name, statusId } = row;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
    <div role="group" aria-label={agentActionText.status}>
      <p class="menu-heading" aria-hidden="true">
        {agentActionText.status}
      </p>
      {view.agent.statuses
        .filter(({ selectable }) => selectable)
        .map((status) => (
          <MenuChoice
            key={status.statusId}
            chosen={status.statusId === statusId}
            icon={<StatusShape kind={status.kind} />}
            mark={<Icon name="check" />}
            onPress={() =>
              void asked(() =>
                ask.monitor.setStatus({ agents: [{ userId, name }], statusId: status.statusId }),
              )
            }
          >
            <bdi>{status.name}</bdi>
          </MenuChoice>
        ))}
    </div>
  );
}

function Ends({ row }: { readonly row: AgentRow }) {
  const question = useQuestion();
  const { userId, name } = row;
  const open = (ask: Question["ask"], work?: AgentWork) => {
    const label = work === undefined ? "" : partyOf(work);
    question.value = { ask, userId, name, workitemId: work?.workitemId ?? "", label };
  };
  return (
    <>
      {row.work.map((work) => (
        <MenuItem key={work.workitemId} icon={<Icon name="hangUp" />} onPress={() => open("terminate", work)}>
          {agentActionText.terminate(partyOf(work))}
        </MenuItem>
      ))}
      <MenuItem icon={<Icon name="signOut" />} onPress={() => open("logout")}>
        {agentActionText.logout}
      </MenuItem>
      <MenuItem icon={<Icon name="error" />} onPress={() => open("disable")}>
        {agentActionText.disable}
      </MenuItem>
    </>
  );
}

const partyOf = ({ name, number }: AgentWork) => name || number || agentActionText.somebody;
