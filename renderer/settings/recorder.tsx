import { useSignal } from "@preact/signals";
import type { ComponentChild } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { acceleratorText } from "../../shared/text/accelerator.ts";
import { settingsText } from "../../shared/text/settings.ts";
import { ask as asked } from "../app/ask.ts";
import { recorded } from "../ui/accelerator.ts";
import { Button } from "../ui/Button.tsx";
import { useApp } from "./feature.ts";

export interface Recorder {
  /** Keys are being recorded. */
  readonly on: boolean;
  /** A plain key was pressed: it would type. */
  readonly needsModifier: boolean;
  /** The keys in force; a press records others. */
  readonly button: ComponentChild;
}

/**
 * A button that shows keys and records others. Escape gives up. Meanwhile main lets the global shortcuts go, so that
 * they can be pressed.
 */
export function useRecorder(props: {
  /** Whose keys they are. */
  readonly label: string;
  readonly now: string;
  readonly onKeys: (accelerator: string) => void;
}): Recorder {
  const { view, ask } = useApp();
  const { platform } = view.desktop;
  const recording = useSignal(false);
  const held = useSignal("");
  const needsModifier = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const words = acceleratorText(props.now, platform) || settingsText.none;
  const latest = useRef(props.onKeys);
  latest.current = props.onKeys;

  // Laid out and listening are one: a key pressed at once is not lost.
  useLayoutEffect(() => {
    if (!recording.value) return;
    void asked(() => ask.settings.recordHotkey({ recording: true }));
    const onKey = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopPropagation();
      if (event.type === "keyup") {
        held.value = "";
        return;
      }
      const seen = recorded(event, platform);
      if (seen.kind === "more") held.value = seen.held === "" ? "" : `${seen.held}+`;
      else if (seen.kind === "needModifier") needsModifier.value = true;
      else {
        recording.value = false;
        if (seen.kind === "keys") latest.current(seen.accelerator);
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
      needsModifier.value = false;
      void asked(() => ask.settings.recordHotkey({ recording: false }));
      button.current?.focus();
    };
  }, [recording.value]);

  const toggle = () => {
    recording.value = !recording.value;
  };
  return {
    on: recording.value,
    needsModifier: needsModifier.value,
    button: (
      <>
        <button
          ref={button}
          type="button"
          class={recording.value ? "hotkey-keys recording" : "hotkey-keys"}
          aria-label={recording.value ? settingsText.recording : settingsText.recordLabel(props.label, words)}
          aria-live="polite"
          onClick={toggle}
        >
          {recording.value ? acceleratorText(held.value, platform) || settingsText.recording : words}
        </button>
        {recording.value && (
          <Button size="s" tone="quiet" onPress={toggle}>
            {settingsText.cancel}
          </Button>
        )}
      </>
    ),
  };
}
