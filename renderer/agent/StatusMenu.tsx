import { useSignal } from "@preact/signals";
import { type AcdStatus, currentStatus, statusById } from "../../shared/state/agent.ts";
import { liveCalls } from "../../shared/state/call.ts";
import { agentControls } from "../../shared/state/controls.ts";
import { userOf } from "../../shared/state/session.ts";
import { agentText, channelsText, statusKindText } from "../../shared/text/agent.ts";
import { controlWhyText } from "../../shared/text/controls.ts";
import { clockText, spokenSpan } from "../../shared/text/time.ts";
import { useAsk } from "../app/ask.ts";
import { Problem } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { lazy } from "../ui/lazy.tsx";
import { Menu, MenuChoice, MenuItem, MenuLine } from "../ui/Menu.tsx";
import { useApp } from "./feature.ts";
import { StatusShape } from "./StatusShape.tsx";
import "./status-menu.css";

/** Rarely opened. */
const Channels = lazy(() => import("./Channels.tsx"));

/** The ACD status with its time; opens the tenant's own statuses. During a call a choice is for after it. */
export function StatusMenu() {
  const { ask, now, view } = useApp();
  const asking = useAsk();
  const isChoosing = useSignal(false);
  const { agent } = view;
  const control = agentControls(view).status;
  if (!control.shown) return null;

  const onCall = liveCalls(view.calls).length > 0;
  const current = currentStatus(agent);
  const changing = agent.acd === "loggingIn" || agent.changing !== null;
  const target = statusById(agent, agent.changing?.statusId);
  const next = statusById(agent, agent.next);
  const name = target?.name ?? nameOf(agent.acd, current);
  const kind = agent.acd === "in" ? (target ?? current)?.kind : "loggedOut";
  const since = agent.acd === "in" && !changing ? (agent.current?.since ?? null) : null;
  const span = since === null ? null : Math.max(0, now.value - since);
  const chosen = onCall
    ? (agent.next ?? agent.current?.statusId)
    : (agent.changing ?? agent.current)?.statusId;

  const own = view.settings.channels[userOf(view.session)?.userId ?? ""];
  const taken = channelsText({ ...agent.channels, ...own });

  const choose = (status: AcdStatus) =>
    void asking.run("status", () => ask.agent.setStatus({ statusId: status.statusId }));
  const offered = agent.statuses.filter(
    (status) => status.selectable || status.statusId === agent.current?.statusId,
  );

  return (
    <div class="status">
      <Menu
        label={onCall ? agentText.menuDuringCall : agentText.menu}
        heading={onCall ? [agentText.menuDuringCall] : []}
        align="start"
        enabled={control.enabled}
        trigger={{
          class: `status-button tint-${kind ?? "loggedOut"}`,
          ...(control.why !== undefined && { title: controlWhyText[control.why] }),
          busy: changing,
          face: (
            <>
              <StatusShape kind={kind ?? "loggedOut"} />
              <span class="sr-only">{changing ? agentText.changingTo : agentText.buttonTo}</span>
              <bdi class="status-name one-line">{name}</bdi>
              {span !== null && (
                <>
                  <span class="sr-only">{agentText.since(spokenSpan(span))}</span>
                  <span class="status-time tabular" aria-hidden="true">
                    {clockText(span)}
                  </span>
                </>
              )}
              {changing && <span aria-hidden="true">…</span>}
              {control.enabled && <Icon name="down" />}
            </>
          ),
        }}
      >
        {offered.length === 0 && <p class="menu-note">{agentText.noStatuses}</p>}
        {offered.map((status) => (
          <MenuChoice
            key={status.statusId}
            chosen={agent.acd !== "out" && status.statusId === chosen}
            busy={status.statusId === agent.changing?.statusId}
            icon={<StatusShape kind={status.kind} />}
            mark={<Icon name="check" />}
            onPress={() => choose(status)}
          >
            <bdi>{status.name}</bdi>
            <span class="sr-only">, {statusKindText[status.kind]}</span>
          </MenuChoice>
        ))}
        <MenuLine />
        <MenuItem
          onPress={() => {
            isChoosing.value = true;
          }}
        >
          {agentText.channels}
          {taken !== "" && <span class="status-channels">{taken}</span>}
        </MenuItem>
        {agent.acd !== "out" && (
          <MenuItem
            icon={<StatusShape kind="loggedOut" />}
            onPress={() => void asking.run("logout", () => ask.agent.logoutFromAcd())}
          >
            {agentText.logout}
          </MenuItem>
        )}
      </Menu>
      {isChoosing.value && (
        <Channels
          onClose={() => {
            isChoosing.value = false;
          }}
        />
      )}
      {next !== null && (
        <span class="status-next one-line" title={agentText.nextSpoken(next.name)}>
          {agentText.next(next.name)}
        </span>
      )}
      <Problem>{asking.error.value}</Problem>
    </div>
  );
}

function nameOf(acd: "out" | "loggingIn" | "in", current: AcdStatus | null): string {
  if (acd === "out") return agentText.loggedOutShort;
  if (acd === "loggingIn") return agentText.loggingIn;
  return current?.name ?? agentText.noStatus;
}
