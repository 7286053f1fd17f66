import { useEffect } from "preact/hooks";
import { forwardCases, voiceSwitches } from "../../shared/state/voice-settings.ts";
import { voiceSettingsText as text } from "../../shared/text/voice-settings.ts";
import { useCollection } from "../app/use-collection.ts";
import { loadNumbers } from "../numbers/numbers.ts";
import { Group } from "../settings/Row.tsx";
import { LoadState } from "../ui/LoadState.tsx";
import { ForwardSetting } from "./ForwardSetting.tsx";
import { Greeting } from "./Greeting.tsx";
import { SwitchSetting } from "./SwitchSetting.tsx";
import "./voice-settings.css";

/** Every voice setting of a user. Whether they may be seen and changed is main's to say. */
export function VoiceSettings({ userId }: { readonly userId: string }) {
  const list = useCollection("voiceSettings", { userId }, { step: 1, rests: true });
  useEffect(() => void loadNumbers(), []);
  const [row] = list.rows;
  if (row === undefined) {
    const code = list.failure?.code;
    const failed = code === "unsupported" ? text.unsupported : code === "forbidden" ? text.forbidden : null;
    return <LoadState of={list} isEmpty loading={text.loading} {...(failed !== null && { failed })} />;
  }
  const { settings, greeting } = row;
  return (
    <>
      <Group title={text.forwarding} hint={text.forwardingHint}>
        {forwardCases.map((what) => (
          <ForwardSetting key={`${userId} ${what}`} userId={userId} what={what} now={settings[what]} />
        ))}
      </Group>
      <Group title={text.calls}>
        {voiceSwitches.map((what) => (
          <SwitchSetting key={`${userId} ${what}`} userId={userId} what={what} now={settings[what]} />
        ))}
      </Group>
      <Greeting key={userId} userId={userId} isOwn={greeting !== ""} />
    </>
  );
}
