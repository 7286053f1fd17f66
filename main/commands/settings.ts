import type { Handlers } from "../../shared/contract/index.ts";
import { ok } from "../../shared/result.ts";
import type { Headsets } from "../desktop/headsets.ts";
import type { Session } from "../session/session.ts";
import type { SettingsFile } from "../settings/settings.ts";
import type { Store } from "../state/store.ts";

/** Settings take effect at once: everything that depends on them watches the state. */
export function settingsCommands(parts: {
  readonly store: Store;
  readonly settings: SettingsFile;
  readonly session: Pick<Session, "forgetSaved">;
  readonly pauseHotkey: (paused: boolean) => void;
  readonly headsets: Pick<Headsets, "choose" | "forget">;
}): Handlers<"settings"> {
  return {
    async change(part) {
      parts.store.tell({ kind: "settingsChanged", settings: parts.settings.change(part) });
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
