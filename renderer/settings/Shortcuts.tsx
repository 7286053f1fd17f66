import { useSignal } from "@preact/signals";
import { type ActionId, actionGroups, actionIds, actions } from "../../shared/state/actions.ts";
import { hotkeyNames } from "../../shared/state/desktop.ts";
import { defaultKeys, keyProblem, shortcutsOf } from "../../shared/state/shortcuts.ts";
import { acceleratorText } from "../../shared/text/accelerator.ts";
import {
  actionGroupText,
  actionText,
  keyProblemText,
  shortcutText as text,
} from "../../shared/text/actions.ts";
import { hotkeyText, settingsText } from "../../shared/text/settings.ts";
import { useAsk } from "../app/ask.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";
import { Group, PageHead, Row } from "./Row.tsx";
import { useRecorder } from "./recorder.tsx";

/** Every shortcut there is: those of the phone window can be changed here. */
export default function Shortcuts({ onBack }: { readonly onBack: () => void }) {
  const { view, ask } = useApp();
  const asking = useAsk();
  const { platform, hotkeys } = view.desktop;
  const own = actionIds.filter((id) => view.settings.keys[id] !== undefined).length;
  return (
    <>
      <PageHead title={text.title} back={text.back} onBack={onBack} />
      <div class="page-word">
        <p class="quiet" role="status">
          {own === 0 ? text.unchanged : text.changed(own)}
        </p>
        {own > 0 && (
          <Button
            size="s"
            busy={asking.busy.value !== ""}
            onPress={() => void asking.run("reset", () => ask.settings.resetKeys())}
          >
            {text.resetAll}
          </Button>
        )}
        <Problem>{asking.error.value}</Problem>
      </div>
      {actionGroups.map((group) => (
        <Group key={group} title={actionGroupText[group]}>
          {actionIds
            .filter((id) => actions[id].group === group)
            .map((id) => (
              <KeyRow key={id} id={id} />
            ))}
        </Group>
      ))}
      <Group title={text.global}>
        {hotkeyNames.map((name) => (
          <Row key={name} label={hotkeyText[name].label} hint={text.globalHint}>
            <kbd>{acceleratorText(hotkeys[name].accelerator, platform) || settingsText.none}</kbd>
          </Row>
        ))}
      </Group>
    </>
  );
}

/** One action: its keys, a recorder for others, and why some were not taken. */
function KeyRow({ id }: { readonly id: ActionId }) {
  const { view, ask } = useApp();
  const asking = useAsk();
  const refused = useSignal("");
  const { platform, hotkeys } = view.desktop;
  const chosen = view.settings.keys;
  const shortcuts = shortcutsOf(chosen, platform);
  const { name } = actionText[id];
  const recorder = useRecorder({ label: name, now: shortcuts[id], onKeys: (keys) => bind(keys) });

  function bind(keys: string | null): void {
    const wished = keys ?? defaultKeys(id, platform);
    const problem = keyProblem(id, wished, { shortcuts, hotkeys, platform });
    const shown = acceleratorText(wished, platform);
    refused.value = problem === null ? "" : `${shown}: ${keyProblemText(problem)}`;
    if (problem === null) void asking.run("bind", () => ask.settings.bindKeys({ action: id, keys }));
  }

  const hint = recorder.needsModifier ? text.needModifier : settingsText.recordingHint;
  const isStandard = shortcuts[id] === defaultKeys(id, platform);
  return (
    <Row
      label={name}
      {...(recorder.on && { hint })}
      below={<Problem>{recorder.on ? "" : asking.error.value || refused.value}</Problem>}
    >
      <div class="hotkey">
        {!recorder.on && !isStandard && (
          <Button size="s" tone="quiet" label={`${settingsText.reset}: ${name}`} onPress={() => bind(null)}>
            {settingsText.reset}
          </Button>
        )}
        {!recorder.on && shortcuts[id] !== "" && (
          <Button size="s" tone="quiet" label={`${settingsText.remove}: ${name}`} onPress={() => bind("")}>
            {settingsText.remove}
          </Button>
        )}
        {recorder.button}
      </div>
    </Row>
  );
}
