import { actions } from "../../shared/state/actions.ts";
import { actionFor } from "../../shared/state/shortcuts.ts";
import { useScreen } from "../phone/screen.ts";
import { acceleratorOf } from "../ui/accelerator.ts";
import { Problem } from "../ui/Field.tsx";
import { usePageEvent } from "../ui/keys.ts";
import { lazy } from "../ui/lazy.tsx";
import { useActing } from "./acting.ts";
import { useApp } from "./feature.ts";
import "./acting.css";

const Palette = lazy(() => import("./Palette.tsx"));
const Help = lazy(() => import("./Help.tsx"));

/** The keys of every action, in force wherever the focus is; the palette and the sheet that they open. */
export function ActionKeys() {
  const { shortcuts, view } = useApp();
  const screen = useScreen();
  const acting = useActing();
  const sheet = screen.sheet.value;

  usePageEvent("keydown", (event) => {
    const accelerator = acceleratorOf(event, view.desktop.platform);
    const id = actionFor(shortcuts.peek(), accelerator);
    if (id === null) return;
    event.preventDefault();
    // Holding the keys down is one press.
    if (event.repeat) return;
    const isUrgent = actions[id].isUrgent === true;
    if (screen.sheet.peek() !== null && !isUrgent) {
      const isItsOwn = screen.sheet.peek()?.kind === id;
      screen.sheet.value = null;
      if (isItsOwn) return;
    } else if (!isUrgent && document.querySelector("dialog[open]") !== null) return;
    if (id === "palette") performance.mark("palette asked");
    void acting.act(id);
  });

  return (
    <>
      <div class="said">
        <div role="status">{acting.said.value !== "" && <p>{acting.said.value}</p>}</div>
        <Problem>{acting.error.value}</Problem>
      </div>
      {sheet?.kind === "palette" && <Palette key={sheet.search} acting={acting} search={sheet.search} />}
      {sheet?.kind === "help" && <Help />}
    </>
  );
}
