import type { DesktopState } from "../../shared/state/desktop.ts";
import { acceleratorText } from "../../shared/text/accelerator.ts";

type Platform = DesktopState["platform"];
type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "repeat">;

/** The same chord accepts or rejects everywhere: no bare key does anything to a call. */
export function chordsOf(platform: Platform) {
  return {
    acceptText: acceleratorText("CommandOrControl+Enter", platform),
    rejectText:
      platform === "darwin"
        ? acceleratorText("Shift+CommandOrControl+Enter", platform)
        : acceleratorText("CommandOrControl+Shift+Enter", platform),
  };
}

/** What a key press means for the first offer; null for nothing. Holding the keys down is one press. */
export function chordOf(event: Pressed, platform: Platform): "accept" | "reject" | null {
  if (event.key !== "Enter" || event.repeat || event.altKey) return null;
  const held = platform === "darwin" ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (!held) return null;
  return event.shiftKey ? "reject" : "accept";
}
