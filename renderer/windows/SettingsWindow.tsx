import { settingsText } from "../../shared/text/settings.ts";
import { Account } from "../settings/Account.tsx";
import { Audio } from "../settings/Audio.tsx";
import { Advanced, Appearance, PrivacyAndStart, Shortcut } from "../settings/General.tsx";
import { Headset } from "../settings/Headset.tsx";
import { OtherPrograms } from "../settings/OtherPrograms.tsx";
import "../ui/tokens.css";
import "../ui/base.css";

/** Every setting on one page: nothing is hidden behind a tab. */
export function SettingsWindow() {
  return (
    <main class="settings">
      <div class="settings-inner">
        <h1>{settingsText.title}</h1>
        <Account />
        <Audio />
        <Headset />
        <Shortcut />
        <OtherPrograms />
        <Appearance />
        <PrivacyAndStart />
        <Advanced />
      </div>
    </main>
  );
}
