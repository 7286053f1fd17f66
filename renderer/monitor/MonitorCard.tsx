import { monitoringText } from "../../shared/text/monitoring.ts";
import { Banner } from "../ui/Banner.tsx";
import { MonitorEnded } from "./MonitorEnded.tsx";
import { MonitorNow } from "./MonitorNow.tsx";
import { useApp } from "./supervise.ts";

/** In the phone: the agent's call that this supervisor is on; and supervisors on this agent's own. */
export default function MonitorCard() {
  const { view } = useApp();
  const { now, last, onMe } = view.monitor;
  return (
    <>
      {onMe.map((each) => (
        <Banner key={each.userId} tone="info" role="status">
          {monitoringText.onYou(each, each.name)}
        </Banner>
      ))}
      {now !== null && <MonitorNow now={now} />}
      {now === null && last !== null && <MonitorEnded last={last} />}
    </>
  );
}
