import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { monitorText } from "../../shared/text/monitor.ts";
import { useAsk } from "../app/ask.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Problem, TextField } from "../ui/Field.tsx";
import { useBoard } from "./board-screen.ts";
import { useBoardSettings } from "./board-settings.ts";
import { useApp } from "./feature.ts";

const mostViews = 20;

/** Keeps the view that is looked at under a name; one of that name takes its place. */
export function SaveView() {
  const { view, dialog } = useBoard();
  const { views } = useBoardSettings();
  const { ask } = useApp();
  const asking = useAsk();
  const name = useSignal("");
  const input = useRef<HTMLInputElement>(null);
  const close = () => {
    dialog.value = "none";
  };
  async function save(): Promise<void> {
    const wanted = name.value.trim();
    if (wanted === "") return input.current?.focus();
    const others = views.filter((each) => each.name !== wanted);
    const next = [...others, { name: wanted, view: view.value }].slice(-mostViews);
    const saved = await asking.run("save", () => ask.board.setViews({ views: next }));
    if (saved.ok) close();
  }
  return (
    <Dialog class="confirm" label={monitorText.saveView} first="input" onCancel={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={monitorText.viewName}
          name="viewName"
          value={name.value}
          inputRef={input}
          onInput={(value) => {
            name.value = value.slice(0, 60);
          }}
        />
        <Problem>{asking.error.value}</Problem>
        <div class="confirm-actions">
          <Button onPress={close}>{monitorText.cancel}</Button>
          <Button tone="accent" busy={asking.busy.value === "save"} onPress={() => void save()}>
            {monitorText.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
