import type { Signal } from "@preact/signals";
import { liveCalls } from "../../shared/state/call.ts";
import { agentControls } from "../../shared/state/controls.ts";
import { lineText } from "../../shared/text/connection.ts";
import type { Asking } from "../ask.ts";
import { Confirm } from "../ui/Confirm.tsx";
import { Icon } from "../ui/Icon.tsx";
import { MenuItem } from "../ui/Menu.tsx";
import { useView } from "../view.ts";
import { usePhone } from "../world.ts";

/** In the account's menu: the line is set up by hand, or given up. */
export function LineItem({ asking, asked }: { readonly asking: Asking; readonly asked: Signal<boolean> }) {
  const { ask } = usePhone();
  const view = useView();
  const { connectLine, disconnectLine } = agentControls(view);
  const words = lineText[view.line.mode];
  if (connectLine.shown) {
    return (
      <MenuItem
        icon={<Icon name="phone" />}
        onPress={() => void asking.run("line", () => ask.call.reconnectLine())}
      >
        {words.connect}
      </MenuItem>
    );
  }
  if (!disconnectLine.shown) return null;
  return (
    <MenuItem
      icon={<Icon name="hangUp" />}
      onPress={() => {
        if (liveCalls(view.calls).length > 0) asked.value = true;
        else void asking.run("line", () => ask.call.disconnectLine());
      }}
    >
      {words.disconnect}
    </MenuItem>
  );
}

/** Giving up the line ends the calls on it: asked first. */
export function LineQuestion({
  asking,
  asked,
}: {
  readonly asking: Asking;
  readonly asked: Signal<boolean>;
}) {
  const { ask } = usePhone();
  const view = useView();
  const live = liveCalls(view.calls).length;
  // The calls may end by themselves while it is asked.
  if (asked.value && live === 0) asked.value = false;
  if (!asked.value) return null;
  const words = lineText[view.line.mode];
  return (
    <Confirm
      title={words.ask}
      body={lineText.askBody(live)}
      yes={lineText.askYes}
      no={lineText.askNo}
      onYes={() => {
        asked.value = false;
        void asking.run("line", () => ask.call.disconnectLine());
      }}
      onNo={() => {
        asked.value = false;
      }}
    />
  );
}
