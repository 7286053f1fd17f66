import type { HotkeyName } from "../../shared/state/desktop.ts";
import { actionFor, shortcutsOf } from "../../shared/state/shortcuts.ts";
import { actionText, shortcutText } from "../../shared/text/actions.ts";
import { hotkeyStateText, hotkeyText, settingsText } from "../../shared/text/settings.ts";
import { useAsk } from "../app/ask.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";
import { Row } from "./Row.tsx";
import { useRecorder } from "./recorder.tsx";

/** The setting that holds each hotkey's keys; only mute has a chord of its own by default. */
const fields = {
  mute: { field: "muteHotkey", standard: "default" },
  dialCopied: { field: "dialHotkey", standard: "" },
} as const;

/** A global shortcut: what is in force, a recorder for another, and what the system said. */
export function HotkeyRow({ name }: { readonly name: HotkeyName }) {
  const { view, ask } = useApp();
  const asking = useAsk();
  const { platform, hotkeys } = view.desktop;
  const hotkey = hotkeys[name];
  const text = hotkeyText[name];
  const { field, standard } = fields[name];
  const chosen = view.settings[field];
  const wanted = chosen === "default" ? hotkey.accelerator : chosen;
  const recorder = useRecorder({ label: text.label, now: wanted, onKeys: set });

  function set(accelerator: string): void {
    void asking.run("change", () => ask.settings.change({ [field]: accelerator }));
  }

  // It is refused nothing: what works in every program goes before the window's own keys.
  const inWindow = actionFor(shortcutsOf(view.settings.keys, platform), hotkey.accelerator);
  const meets = inWindow === null ? "" : shortcutText.meets(actionText[inWindow].name);
  const problem = asking.error.value || (recorder.on ? "" : (hotkeyStateText[hotkey.state] ?? meets));
  const hint = hotkey.state === "asked" ? `${text.hint} ${settingsText.desktopDecides}` : text.hint;
  return (
    <Row
      label={text.label}
      hint={recorder.on ? (recorder.needsModifier ? text.needModifier : settingsText.recordingHint) : hint}
      below={<Problem>{problem}</Problem>}
    >
      <div class="hotkey">
        {recorder.button}
        {!recorder.on && (
          <>
            {standard !== "" && chosen !== standard && (
              <Button
                size="s"
                tone="quiet"
                label={`${settingsText.reset}: ${text.label}`}
                onPress={() => set(standard)}
              >
                {settingsText.reset}
              </Button>
            )}
            {chosen !== "" && (
              <Button
                size="s"
                tone="quiet"
                label={`${settingsText.remove}: ${text.label}`}
                onPress={() => set("")}
              >
                {settingsText.remove}
              </Button>
            )}
          </>
        )}
      </div>
    </Row>
  );
}
