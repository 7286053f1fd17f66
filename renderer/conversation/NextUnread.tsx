import { useSignal } from "@preact/signals";
import { actionFor } from "../../shared/state/shortcuts.ts";
import { conversationText } from "../../shared/text/conversation.ts";
import { useAsk } from "../app/ask.ts";
import { acceleratorOf } from "../ui/accelerator.ts";
import { Problem } from "../ui/Field.tsx";
import { usePageEvent } from "../ui/keys.ts";
import { useApp } from "./feature.ts";

/** The keys that lead from one unread conversation to the next, in force wherever the focus is. */
export function NextUnread() {
  const { ask, shortcuts, view } = useApp();
  const asking = useAsk();
  const isNothing = useSignal(false);

  usePageEvent("keydown", (event) => {
    const accelerator = acceleratorOf(event, view.desktop.platform);
    if (actionFor(shortcuts.peek(), accelerator) !== "nextUnread") return;
    event.preventDefault();
    if (!event.repeat) void open();
  });

  async function open(): Promise<void> {
    isNothing.value = false;
    const opened = await asking.run("next", () => ask.reading.openUnread());
    isNothing.value = opened.ok && !opened.value;
  }

  return (
    <>
      <p class="sr-only" role="status">
        {isNothing.value ? conversationText.nothingUnread : ""}
      </p>
      <Problem>{asking.error.value}</Problem>
    </>
  );
}
