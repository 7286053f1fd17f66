import type { ActionId } from "../../shared/state/actions.ts";
import { monitorControls } from "../../shared/state/monitor-controls.ts";
import { actionFor } from "../../shared/state/shortcuts.ts";
import { ask as asked } from "../app/ask.ts";
import { acceleratorOf } from "../ui/accelerator.ts";
import { usePageEvent } from "../ui/keys.ts";
import { useApp } from "./supervise.ts";

/** In the supervisor window, the phone's keys for the call that one is on: mute, hang-up, and how. */
export function MonitorKeys() {
  const { view, ask, shortcuts } = useApp();
  const presses: Partial<Record<ActionId, () => void>> = {
    mute: () => void asked(() => ask.call.mute()),
    hangUp: () => void asked(() => ask.monitor.leave()),
    listen: () => void asked(() => ask.monitor.change({ mode: "listen" })),
    coach: () => void asked(() => ask.monitor.change({ mode: "coach" })),
    join: () => void asked(() => ask.monitor.change({ mode: "join" })),
  };
  usePageEvent("keydown", (event) => {
    if (view.monitor.now === null || !monitorControls(view).leave.shown) return;
    const id = actionFor(shortcuts.peek(), acceleratorOf(event, view.desktop.platform));
    const press = id === null ? undefined : presses[id];
    if (press === undefined) return;
    event.preventDefault();
    if (!event.repeat) press();
  });
  return null;
}
