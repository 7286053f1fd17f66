import { actionGroups, actionIds, actions } from "../../shared/state/actions.ts";
import { hotkeyNames } from "../../shared/state/desktop.ts";
import { acceleratorText } from "../../shared/text/accelerator.ts";
import { actionGroupText, actionText, paletteText } from "../../shared/text/actions.ts";
import { conversationKeys, conversationText } from "../../shared/text/conversation.ts";
import { historyKeys, historyText } from "../../shared/text/history.ts";
import { hotkeyText } from "../../shared/text/settings.ts";
import { ask as asked } from "../app/ask.ts";
import { OffersInSheet } from "../offer/Offers.tsx";
import { useScreen } from "../phone/screen.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useApp } from "./feature.ts";
import "./help.css";

/** Every action with its keys, and the shortcuts that work in every program. */
export default function Help() {
  const { ask, shortcuts, view } = useApp();
  const screen = useScreen();
  const { platform, hotkeys } = view.desktop;
  const close = () => {
    screen.sheet.value = null;
  };
  return (
    // Arrows scroll at once.
    <Dialog class="sheet" labelledBy="sheet-title" first=".sheet-body" onCancel={close}>
      <OffersInSheet />
      <div class="sheet-head">
        <h2 id="sheet-title">{paletteText.helpTitle}</h2>
        <Button
          size="s"
          tone="quiet"
          onPress={() => {
            close();
            void asked(() => ask.desktop.open({ kind: "settings" }));
          }}
        >
          {paletteText.helpChange}
        </Button>
        <IconButton icon="close" label={paletteText.close} onPress={close} />
      </div>
      {/* Longer than the window: it must be reachable to be scrolled by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section class="sheet-body" tabIndex={0} aria-labelledby="sheet-title">
        <Keys
          title={paletteText.helpGlobal}
          rows={hotkeyNames.map((name) => ({
            words: hotkeyText[name].label,
            keys: acceleratorText(hotkeys[name].accelerator, platform),
          }))}
        />
        {actionGroups.map((group) => (
          <Keys
            key={group}
            title={actionGroupText[group]}
            rows={actionIds
              .filter((id) => actions[id].group === group)
              .map((id) => ({
                words: actionText[id].name,
                keys: acceleratorText(shortcuts.value[id], platform),
              }))}
          />
        ))}
        <Keys title={conversationText.title} rows={conversationKeys()} />
        <Keys title={historyText.title} rows={historyKeys()} />
      </section>
    </Dialog>
  );
}

function Keys(props: {
  readonly title: string;
  readonly rows: readonly { readonly words: string; readonly keys: string }[];
}) {
  return (
    <>
      <h3>{props.title}</h3>
      <dl>
        {props.rows.map(({ words, keys }) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>{keys === "" ? <span class="quiet">{paletteText.helpNone}</span> : <kbd>{keys}</kbd>}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
