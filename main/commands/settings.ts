import type { Handlers } from "../../shared/contract/index.ts";
import { fail, ok } from "../../shared/result.ts";
import { userOf } from "../../shared/state/session.ts";
import { defaultKeys, keyProblem, shortcutsOf, withKeys } from "../../shared/state/shortcuts.ts";
import type { Headsets } from "../desktop/headsets.ts";
import type { Session } from "../session/api.ts";
import type { SettingsFile } from "../settings/settings.ts";
import type { Store } from "../state/store.ts";
import { withNames } from "./audio.ts";

/** Settings take effect at once: everything that depends on them watches the state. */
export function settingsCommands(parts: {
  readonly store: Store;
  readonly settings: SettingsFile;
  readonly session: Pick<Session, "forgetSaved">;
  readonly pauseHotkey: (paused: boolean) => void;
  readonly headsets: Pick<Headsets, "choose" | "forget">;
  /** Only a press reaches the system: what the user set there stays. Answers what the system will do. */
  readonly startAtLogin: (on: boolean) => boolean;
}): Handlers<"settings"> {
  const { store } = parts;
  function change(part: Parameters<SettingsFile["change"]>[0]): void {
    store.dispatch({ kind: "settingsChanged", settings: parts.settings.change(part) });
  }
  return {
    async change(part) {
      const { startAtLogin: wanted } = part;
      const starts = wanted === undefined ? undefined : parts.startAtLogin(wanted);
      change({ ...part, startAtLogin: starts, ...withNames(part, store.get().audio.devices) });
      return starts === wanted ? ok() : fail("notAllowed");
    },
    async bindKeys({ action, keys }) {
      const { settings, desktop } = store.get();
      const { platform, hotkeys } = desktop;
      const wished = keys ?? defaultKeys(action, platform);
      const shortcuts = shortcutsOf(settings.keys, platform);
      const problem = keyProblem(action, wished, { shortcuts, hotkeys, platform });
      if (problem !== null) return fail("notAllowed", problem.why);
      change({ keys: withKeys(settings.keys, action, keys, platform) });
      return ok();
    },
    async setSignature({ html }) {
      const user = userOf(store.get().session);
      if (user === null) return fail("notSignedIn");
      const { [user.userId]: _, ...others } = store.get().settings.signatures;
      change({ signatures: html === "" ? others : { ...others, [user.userId]: html } });
      return ok();
    },
    async resetKeys() {
      change({ keys: {} });
      return ok();
    },
    async recordHotkey({ recording }) {
      parts.pauseHotkey(recording);
      return ok();
    },
    forgetSignIn: () => parts.session.forgetSaved(),
    async chooseHeadset({ deviceId }) {
      parts.headsets.choose(deviceId);
      return ok();
    },
    async forgetHeadsets() {
      parts.headsets.forget();
      return ok();
    },
  };
}
