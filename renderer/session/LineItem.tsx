import { useEffect } from "preact/hooks";
import { liveCalls } from "../../shared/state/call.ts";
import { agentControls } from "../../shared/state/controls.ts";
import { lineText } from "../../shared/text/connection.ts";
import type { Asking } from "../app/ask.ts";
import { OffersInSheet } from "../offer/Offers.tsx";
import { useScreen } from "../phone/screen.ts";
import { Confirm } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { MenuItem } from "../ui/Menu.tsx";
import { useApp } from "./feature.ts";
import { disconnectLine } from "./leave.ts";

/** In the account's menu: the line is set up by hand, or given up. */
export function LineItem({ asking }: { readonly asking: Asking }) {
  const app = useApp();
  const { ask, view } = app;
  const can = agentControls(view);
  const words = lineText[view.line.mode];
  if (can.connectLine.shown) {
    return (
      <MenuItem
        icon={<Icon name="phone" />}
        onPress={() => void asking.run("line", () => ask.call.reconnectLine())}
      >
        {words.connect}
      </MenuItem>
    );
  }
  if (!can.disconnectLine.shown) return null;
  return (
    <MenuItem
      icon={<Icon name="hangUp" />}
      onPress={() => void asking.run("line", () => disconnectLine(app))}
    >
      {words.disconnect}
    </MenuItem>
  );
}

/** Giving up the line ends the calls on it: asked first. */
export function LineQuestion({ asking }: { readonly asking: Asking }) {
  const { ask, view } = useApp();
  const screen = useScreen();
  const live = liveCalls(view.calls).length;
  const isAsked = screen.question.value?.ask === "disconnectLine";
  const close = () => {
    screen.question.value = null;
  };
  // The calls may end by themselves while it is asked.
  const isOver = isAsked && live === 0;
  useEffect(() => {
    if (isOver) close();
  }, [isOver]);
  if (!isAsked || live === 0) return null;
  const words = lineText[view.line.mode];
  return (
    <Confirm
      title={words.ask}
      body={lineText.askBody(live)}
      yes={lineText.askYes}
      no={lineText.askNo}
      onYes={() => {
        close();
        void asking.run("line", () => ask.call.disconnectLine());
      }}
      onNo={close}
    >
      <OffersInSheet />
    </Confirm>
  );
}
