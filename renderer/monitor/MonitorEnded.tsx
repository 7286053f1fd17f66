import type { EndedMonitoring } from "../../shared/state/monitor.ts";
import { monitorControls } from "../../shared/state/monitor-controls.ts";
import { monitoringText } from "../../shared/text/monitoring.ts";
import { useAsk } from "../app/ask.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./supervise.ts";

const plain: readonly EndedMonitoring["end"][] = ["callEnded", "transferred", "agentLoggedOut", "ownCall"];

/** Why the supervisor is not on an agent's call any more, where they did not leave it themselves; and on it again. */
export function MonitorEnded({ last }: { readonly last: EndedMonitoring }) {
  const { view, ask } = useApp();
  const asking = useAsk();
  const words = monitoringText.ended(last);
  if (words === null) return null;
  const { userId, name } = last;
  const mayAgain = last.end !== "agentLoggedOut" && last.code !== "forbidden";
  return (
    <Banner
      tone={plain.includes(last.end) ? "info" : "warning"}
      role="status"
      actions={
        <>
          {mayAgain && (
            <Button
              size="s"
              control={monitorControls(view).start}
              busy={asking.busy.value === "again"}
              onPress={() =>
                void asking.run("again", () => ask.monitor.start({ userId, name, mode: "listen" }))
              }
            >
              {monitoringText.listenAgain(last)}
            </Button>
          )}
          <IconButton
            icon="close"
            label={monitoringText.putAway}
            onPress={() => void asking.run("putAway", () => ask.monitor.putAway())}
          />
        </>
      }
    >
      {words}
      <Problem>{asking.error.value}</Problem>
    </Banner>
  );
}
