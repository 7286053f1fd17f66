import { useSignal } from "@preact/signals";
import type { TestedNotification } from "../../shared/contract/desktop.ts";
import { firstRunText as text } from "../../shared/text/settings.ts";
import { useAsk } from "../app/ask.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";
import { Row } from "./Row.tsx";

/** Sends a notification that means nothing, and says where they are allowed. */
export function NotificationTestRow() {
  const { view, ask } = useApp();
  const asking = useAsk();
  const tested = useSignal<TestedNotification | null>(null);
  async function send(): Promise<void> {
    tested.value = null;
    const result = await asking.run("send", () => ask.desktop.testNotification());
    if (result.ok) tested.value = result.value;
  }
  // Each Linux desktop has a page of its own.
  const hasPage = view.desktop.platform !== "linux";
  return (
    <Row
      label={text.notification}
      hint={text.notificationHint}
      below={
        <>
          <p class="check-word" role="status">
            {tested.value !== null && text.tested[tested.value]}
            {tested.value !== null && hasPage && (
              <Button
                size="s"
                tone="quiet"
                onPress={() => void asking.run("open", () => ask.desktop.openNotificationSettings())}
              >
                {text.openSettings}
              </Button>
            )}
          </p>
          <Problem>{asking.error.value}</Problem>
        </>
      }
    >
      <Button size="s" label={text.sendLabel} busy={asking.busy.value === "send"} onPress={() => void send()}>
        {text.send}
      </Button>
    </Row>
  );
}
