import { Board } from "../monitor/Board.tsx";
import { MonitorBar } from "../monitor/MonitorBar.tsx";
import { WhileSupervising } from "../monitor/WhileSupervising.tsx";
import "./supervisor.css";

/** The live board of agents and queues, and above it the call that is listened to. */
export function SupervisorWindow() {
  return (
    <WhileSupervising>
      <main class="supervisor">
        <MonitorBar />
        <Board />
      </main>
    </WhileSupervising>
  );
}
