import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { HotkeyName } from "../../shared/state/desktop.ts";
import { acceleratorText } from "../../shared/text/accelerator.ts";
import { hotkeyStateText, hotkeyText, settingsText } from "../../shared/text/settings.ts";
import { ask as asked, useAsk } from "../ask.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useSettings } from "../world.ts";
import { recorded } from "./accelerator.ts";
import { Row } from "./Row.tsx";

/** The setting that holds each hotkey's keys; only mute has a chord of its own by default. */
const fields = {
  mute: { field: "muteHotkey", standard: "default" },
  dialCopied: { field: "dialHotkey", standard: "" },
} as const;

/** A global shortcut: what is in force, a recorder for another, and what the system said. */
export function HotkeyRow({ name }: { readonly name: HotkeyName }) {
  const { state, ask } = useSettings();
  const asking = useAsk();
  const recording = useSignal(false);
  const held = useSignal("");
  const hint = useSignal("");
  const button = useRef<HTMLButtonElement>(null);
  const { platform, hotkeys } = state.desktop.value;
  const hotkey = hotkeys[name];
  const text = hotkeyText[name];
  const { field, standard } = fields[name];
  const chosen = state.settings.value[field];
  const wanted = chosen === "default" ? hotkey.accelerator : chosen;
  const words = acceleratorText(wanted, platform) || settingsText.none;

  // Laid out and listening are one: a key pressed at once is not lost.
  // While recording, main lets the registered shortcut go so that it can be pressed.
  useLayoutEffect(() => {
    if (!recording.value) return;
    void asking.run("record", () => ask.settings.recordHotkey({ recording: true }));
    const onKey = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopPropagation();
      if (event.type === "keyup") {
        held.value = "";
        return;
      }
      const seen = recorded(event, platform);
      if (seen.kind === "more") held.value = seen.held === "" ? "" : `${seen.held}+`;
      else if (seen.kind === "needModifier") hint.value = text.needModifier;
      else {
        recording.value = false;
        if (seen.kind === "keys") set(seen.accelerator);
      }
    };
    const stop = () => {
      recording.value = false;
    };
    window.addEventListener("keydown", onKey, true);
    window.addEventListener("keyup", onKey, true);
    window.addEventListener("blur", stop);
    return () => {
      window.removeEventListener("keydown", onKey, true);
      window.removeEventListener("keyup", onKey, true);
      window.removeEventListener("blur", stop);
      held.value = "";
      hint.value = "";
      void asked(() => ask.settings.recordHotkey({ recording: false }));
      button.current?.focus();
    };
  }, [recording.value]);

  function set(accelerator: string): void {
    void asking.run("change", () => ask.settings.change({ [field]: accelerator }));
  }

  const problem = asking.error.value || (recording.value ? "" : (hotkeyStateText[hotkey.state] ?? ""));
  return (
    <Row
      label={text.label}
      hint={recording.value ? hint.value || settingsText.recordingHint : text.hint}
      below={<Problem>{problem}</Problem>}
    >
      <div class="hotkey">
        <button
          ref={button}
          type="button"
          class={recording.value ? "hotkey-keys recording" : "hotkey-keys"}
          aria-label={recording.value ? settingsText.recording : settingsText.recordLabel(text.label, words)}
          aria-live="polite"
          onClick={() => {
            recording.value = !recording.value;
          }}
        >
          {recording.value ? acceleratorText(held.value, platform) || settingsText.recording : words}
        </button>
        {recording.value ? (
          <Button
            size="s"
            tone="quiet"
            onPress={() => {
              recording.value = false;
            }}
          >
            {settingsText.cancel}
          </Button>
        ) : (
          <>
            {standard !== "" && chosen !== standard && (
              <Button size="s" tone="quiet" onPress={() => set(standard)}>
                {settingsText.reset}
              </Button>
            )}
            {chosen !== "" && (
              <Button size="s" tone="quiet" onPress={() => set("")}>
                {settingsText.remove}
              </Button>
            )}
          </>
        )}
      </div>
    </Row>
  );
}
