import type { GlobalShortcut } from "electron";
import type { Log } from "../../shared/log.ts";
import type { AppState } from "../../shared/state/app.ts";
import type { DesktopState } from "../../shared/state/desktop.ts";
import type { Clock } from "../../shared/time.ts";
import { isReserved, muteAccelerator, normalise } from "./hotkey-keys.ts";

export interface HotkeyParts {
  readonly shortcuts: Pick<GlobalShortcut, "register" | "unregister">;
  readonly platform: DesktopState["platform"];
  readonly clock: Clock;
  readonly log: Log;
  readonly toggleMute: () => void;
  readonly tell: (hotkey: DesktopState["hotkey"]) => void;
}

export interface HotkeyView {
  render(state: AppState): void;
  /** Lets go of the hotkey while another one is being recorded. */
  pause(paused: boolean): void;
  close(): void;
}

/** A key held down repeats: presses closer than this are one press. */
const debounce = 250;

/** The global mute hotkey: registered only while signed in, and the user is told when the system refuses it. */
export function createHotkeys(parts: HotkeyParts): HotkeyView {
  let registered: string | null = null;
  let paused = false;
  let wish: { keys: string; on: boolean } = { keys: "", on: false };
  let told = "";
  let lastPress = Number.NEGATIVE_INFINITY;

  function pressed(): void {
    const now = parts.clock.monotonic();
    if (now - lastPress >= debounce) parts.toggleMute();
    lastPress = now;
  }

  function tell(state: DesktopState["hotkey"]["state"]): void {
    const next = { accelerator: wish.keys, state };
    if (JSON.stringify(next) === told) return;
    told = JSON.stringify(next);
    parts.tell(next);
  }

  function letGo(): void {
    if (registered !== null) parts.shortcuts.unregister(registered);
    registered = null;
  }

  /** A key that Electron does not know makes it throw. */
  function register(keys: string): boolean {
    try {
      return parts.shortcuts.register(keys, pressed);
    } catch (error) {
      parts.log.warn("this is no key", { keys, error });
      return false;
    }
  }

  function apply(): void {
    const keys = normalise(wish.keys);
    if (!wish.on || paused || wish.keys === "") {
      letGo();
      tell(wish.keys !== "" && isReserved(wish.keys) ? "reserved" : "off");
      return;
    }
    if (keys === null || isReserved(keys)) {
      letGo();
      tell("reserved");
      return;
    }
    if (registered === keys) return;
    letGo();
    const taken = register(keys);
    registered = taken ? keys : null;
    if (!taken) parts.log.warn("the system refused the mute hotkey", { keys });
    tell(taken ? "registered" : "refused");
  }

  return {
    render(state) {
      const next = {
        keys: muteAccelerator(state.settings.muteHotkey, parts.platform),
        on: state.session.now.phase === "signedIn",
      };
      if (next.keys === wish.keys && next.on === wish.on) return;
      wish = next;
      apply();
    },
    pause(on) {
      if (paused === on) return;
      paused = on;
      apply();
    },
    close: letGo,
  };
}
