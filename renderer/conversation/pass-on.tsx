import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { actionFor } from "../../shared/state/shortcuts.ts";
import { openWork } from "../../shared/state/work.ts";
import { workText } from "../../shared/text/work.ts";
import { useKeys } from "../app/keys.ts";
import { useWorkTransfer } from "../transfer/feature.ts";
import { acceleratorOf } from "../ui/accelerator.ts";
import { IconButton } from "../ui/Button.tsx";
import { usePageEvent } from "../ui/keys.ts";
import { lazy } from "../ui/lazy.tsx";

const WorkTransfer = lazy(() => import("../transfer/WorkTransfer.tsx"));

/**
 * Passing on what is open with a conversation: the press and the keys, the same as for a call, and where it can go.
 * Nothing where nothing is open.
 */
export function usePassOn(
  conversationId: string,
  who: string,
): { readonly button: ComponentChildren; readonly panel: ComponentChildren } {
  const { view, shortcuts } = useWorkTransfer();
  const keys = useKeys();
  const passing = useSignal("");
  const work = openWork(view.work).findLast((each) => each.conversationId === conversationId) ?? null;
  const isPassing = work !== null && passing.value === work.workitemId;
  const toggle = () => {
    passing.value = isPassing || work === null ? "" : work.workitemId;
  };
  usePageEvent("keydown", (event) => {
    if (work === null || event.repeat) return;
    if (actionFor(shortcuts.peek(), acceleratorOf(event, view.desktop.platform)) !== "transfer") return;
    event.preventDefault();
    toggle();
  });
  if (work === null) return { button: null, panel: null };
  return {
    button: (
      <IconButton
        icon="transfer"
        label={workText.transferWho(work.channel, who)}
        shortcut={keys("transfer")}
        pressed={isPassing}
        onPress={toggle}
      />
    ),
    panel: isPassing && <WorkTransfer work={work} onClose={toggle} />,
  };
}
