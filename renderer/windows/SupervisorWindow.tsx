import { monitorText } from "../../shared/text/monitor.ts";
import { Board } from "../monitor/Board.tsx";
import { MonitorBar } from "../monitor/MonitorBar.tsx";
import { WhileSupervising } from "../monitor/WhileSupervising.tsx";
import { useTitle } from "../ui/title.ts";
import "./supervisor.css";

/** The live board of agents and queues, and above it the call that is listened to. */
export function SupervisorWindow() {
  useTitle(monitorText.title);
  return (
    <WhileSupervising>
      <main class="supervisor">
        <MonitorBar />
        <Board />
      </main>
    </WhileSupervising>
  );
}
