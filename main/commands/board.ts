import type { Handlers } from "../../shared/contract/index.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { type BoardSettings, boardSettingsOf } from "../../shared/state/board-settings.ts";
import { superviseControl } from "../../shared/state/controls.ts";
import { userOf } from "../../shared/state/session.ts";
import type { SettingsFile } from "../settings/settings.ts";
import type { Store } from "../state/store.ts";

/** What a supervisor sets for the board. Each supervisor has settings of their own, whoever else uses this computer. */
export function boardCommands(parts: {
  readonly store: Store;
  readonly settings: Pick<SettingsFile, "get" | "change">;
}): Handlers<"board"> {
  const { store, settings } = parts;
  function change(part: Partial<BoardSettings>): Result<void> {
    const user = userOf(store.get().session);
    if (user === null || !superviseControl(store.get()).enabled) return fail("notAllowed");
    const { boards } = settings.get();
    const own = { ...boardSettingsOf(boards, user.userId), ...part };
    store.dispatch({
      kind: "settingsChanged",
      settings: settings.change({ boards: { ...boards, [user.userId]: own } }),
    });
    return ok();
  }
  return {
    setViews: async ({ views }) => change({ views }),
    setThresholds: async ({ thresholds }) => change({ thresholds }),
  };
}
