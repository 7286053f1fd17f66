import type { VoiceSwitch } from "../../shared/state/voice-settings.ts";
import { voiceSettingsText as text } from "../../shared/text/voice-settings.ts";
import { SwitchRow } from "../settings/Row.tsx";
import { SettingNews } from "./SettingNews.tsx";
import { useSetting } from "./use-setting.ts";

/** Call waiting or voicemail, on or off. */
export function SwitchSetting(props: {
  readonly userId: string;
  readonly what: VoiceSwitch;
  readonly now: boolean;
}) {
  const { userId, what, now } = props;
  const setting = useSetting(userId, what, now);
  const { label, hint } = text.switches[what];
  return (
    <SwitchRow
      label={label}
      hint={hint}
      on={setting.shown}
      busy={setting.state.is === "saving"}
      onChange={(on) => void setting.set(on)}
      below={
        <SettingNews
          label={label}
          setting={setting}
          theirs={now ? text.on : text.off}
          onUseMine={(mine) => void setting.set(mine)}
          onSure={(mine, base) => void setting.set(mine, { base, sure: true })}
          onLeave={setting.leave}
        />
      }
    />
  );
}
