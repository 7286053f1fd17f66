import { userOf } from "../../shared/state/session.ts";
import { voiceSettingsText as text } from "../../shared/text/voice-settings.ts";
import { PageHead } from "../settings/Row.tsx";
import { useApp } from "./feature.ts";
import { VoiceSettings } from "./VoiceSettings.tsx";

/** The signed-in user's own, as a page of the settings window. */
export default function MyVoiceSettings({ onBack }: { readonly onBack: () => void }) {
  const user = userOf(useApp().view.session);
  return (
    <>
      <PageHead title={text.title} back={text.back} onBack={onBack} />
      {user !== null && <VoiceSettings userId={user.userId} />}
    </>
  );
}
