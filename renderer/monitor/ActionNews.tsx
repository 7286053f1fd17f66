import type { AgentAction } from "../../shared/state/monitor.ts";
import { agentActionText } from "../../shared/text/agent-actions.ts";
import { ask as asked } from "../app/ask.ts";
import { Banner } from "../ui/Banner.tsx";
import { IconButton } from "../ui/Button.tsx";
import { useApp } from "./supervise.ts";

/** So many stand here in full; the others are counted. */
const shownAtOnce = 4;

/** What was asked of agents, and what became of it: the newest first, those that are not done before all others. */
export function ActionNews() {
  const { view } = useApp();
  const { actions } = view.monitor;
  const notDone = actions.filter(({ phase }) => phase === "notDone");
  const rest = actions.filter(({ phase }) => phase !== "notDone").toReversed();
  const room = Math.max(2, shownAtOnce - notDone.length);
  const shown = rest.slice(0, room);
  return (
    <div class="action-news" role="log" aria-label={agentActionText.news}>
      {notDone.length > 0 && <NotDone actions={notDone} />}
      {shown.map((action) => (
        <p key={action.id} class={`action-line action-${action.phase}`}>
          {agentActionText[action.phase === "done" ? "done" : "asked"](action)}
        </p>
      ))}
      {rest.length > shown.length && <p class="quiet">{agentActionText.more(rest.length - shown.length)}</p>}
    </div>
  );
}

/** Each by its name, with the reason. */
function NotDone({ actions }: { readonly actions: readonly AgentAction[] }) {
  const { ask } = useApp();
  return (
    <Banner tone="warning" title={agentActionText.notDoneTitle(actions.length)}>
      <ul class="action-list">
        {actions.map((action) => (
          <li key={action.id}>
            <span>{agentActionText.notDone(action)}</span>
            <IconButton
              icon="close"
              label={agentActionText.putAway(action.name)}
              onPress={() => void asked(() => ask.monitor.closeAction({ id: action.id }))}
            />
          </li>
        ))}
      </ul>
    </Banner>
  );
}
