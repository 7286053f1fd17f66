import { ActionNews } from "./ActionNews.tsx";
import { ActionQuestion } from "./ActionQuestion.tsx";
import { MonitorEnded } from "./MonitorEnded.tsx";
import { MonitorKeys } from "./MonitorKeys.tsx";
import { MonitorNow } from "./MonitorNow.tsx";
import { useApp } from "./supervise.ts";
import "./monitor-bar.css";

/** Above the board: the call that is listened to, joined or coached, and what became of what was asked of agents. */
export function MonitorBar() {
  const { view } = useApp();
  const { now, last } = view.monitor;
  return (
    <div class="monitor-bar">
      <MonitorKeys />
      {now !== null && <MonitorNow now={now} />}
      {now === null && last !== null && <MonitorEnded last={last} />}
      <ActionNews />
      <ActionQuestion />
    </div>
  );
}
