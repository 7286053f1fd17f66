import type { GlobalShortcut } from "electron";
import type { Log } from "../../shared/log.ts";
import type { AppState } from "../../shared/state/app.ts";
import { type DesktopState, type Hotkey, type HotkeyName, hotkeyNames } from "../../shared/state/desktop.ts";
import type { Clock } from "../../shared/time.ts";
import { planKeys, wishedKeys } from "./hotkey-keys.ts";

export interface HotkeyParts {
  readonly shortcuts: Pick<GlobalShortcut, "register" | "unregister">;
  readonly platform: DesktopState["platform"];
  /** The desktop's portal has the last word: it answers nothing, asks its user later, and cannot be told to stop. */
  readonly isWayland: boolean;
  readonly clock: Clock;
  readonly log: Log;
  /** What each of them does. */
  readonly presses: Readonly<Record<HotkeyName, () => void>>;
  /** Told of each press, before what it does. */
  readonly pressed: (name: HotkeyName) => void;
  readonly report: (name: HotkeyName, hotkey: Hotkey) => void;
}

export interface HotkeyView {
  render(state: AppState): void;
  /** Lets go of all of them while another one is being recorded. */
  pause(paused: boolean): void;
  close(): void;
}

/** Whether windows are Wayland's: Electron takes what the session is, unless it is told otherwise. */
export function runsOnWayland(
  platform: string,
  env: Readonly<Record<string, string | undefined>>,
  ozonePlatform: string,
): boolean {
  if (platform !== "linux" || ozonePlatform === "x11") return false;
  return ozonePlatform === "wayland" || env.XDG_SESSION_TYPE === "wayland";
}

/** A key held down repeats: presses closer than this are one press. */
const debounce = 250;

/** The global hotkeys: registered only while signed in, and the user is told when the system refuses one. */
export function createHotkeys(parts: HotkeyParts): HotkeyView {
  const registered = new Map<HotkeyName, string>();
  const told = new Map<HotkeyName, string>();
  const lastPress = new Map<HotkeyName, number>();
  let paused = false;
  let on = false;
  let wished: Readonly<Record<HotkeyName, string>> = { mute: "", dialCopied: "" };

  function pressed(name: HotkeyName, keys: string): void {
    // Also one that was let go: there the portal goes on telling of presses.
    if (registered.get(name) !== keys) return;
    const now = parts.clock.monotonic();
    const isNew = now - (lastPress.get(name) ?? Number.NEGATIVE_INFINITY) >= debounce;
    lastPress.set(name, now);
    if (!isNew) return;
    parts.pressed(name);
    parts.presses[name]();
  }

  function report(name: HotkeyName, state: Hotkey["state"]): void {
    const next = { accelerator: wished[name], state };
    if (JSON.stringify(next) === told.get(name)) return;
    told.set(name, JSON.stringify(next));
    parts.report(name, next);
  }

  function letGo(name: HotkeyName): void {
    const keys = registered.get(name);
    if (keys !== undefined) parts.shortcuts.unregister(keys);
    registered.delete(name);
  }

  /** A key that Electron does not know makes it throw. */
  function register(name: HotkeyName, keys: string): boolean {
    try {
      return parts.shortcuts.register(keys, () => pressed(name, keys));
    } catch (error) {
      parts.log.warn("hotkey: not a valid key", { name, keys, error });
      return false;
    }
  }

  function apply(): void {
    const plan = planKeys(wished, on && !paused);
    // First everything that goes: one may take the keys that another had.
    for (const name of hotkeyNames) if (registered.get(name) !== plan[name].keys) letGo(name);
    for (const name of hotkeyNames) {
      const planned = plan[name];
      if (planned.keys === null) report(name, planned.state);
      else if (!registered.has(name)) {
        const taken = register(name, planned.keys);
        if (taken) registered.set(name, planned.keys);
        else parts.log.warn("hotkey: refused by the system", { name, keys: planned.keys });
        report(name, !taken ? "refused" : parts.isWayland ? "asked" : "registered");
      }
    }
  }

  return {
    render(state) {
      const next = wishedKeys(state.settings, parts.platform);
      const isOn = state.session.now.phase === "signedIn";
      if (isOn === on && hotkeyNames.every((name) => next[name] === wished[name])) return;
      wished = next;
      on = isOn;
      apply();
    },
    pause(isPaused) {
      if (paused === isPaused) return;
      paused = isPaused;
      apply();
    },
    close() {
      for (const name of hotkeyNames) letGo(name);
    },
  };
}
