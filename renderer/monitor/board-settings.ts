import { type BoardSettings, boardSettingsOf, type Thresholds } from "../../shared/state/board-settings.ts";
import { userOf } from "../../shared/state/session.ts";
import { useApp } from "./feature.ts";

/** What the signed-in supervisor has set for the board. */
export function useBoardSettings(): BoardSettings {
  const { settings, session } = useApp().view;
  return boardSettingsOf(settings.boards, userOf(session)?.userId ?? "");
}

export const useThresholds = (): Thresholds => useBoardSettings().thresholds;
