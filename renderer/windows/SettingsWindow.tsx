import { useSignal } from "@preact/signals";
import { settingsText } from "../../shared/text/settings.ts";
import { About } from "../settings/About.tsx";
import { Account } from "../settings/Account.tsx";
import { Audio } from "../settings/Audio.tsx";
import { useApp } from "../settings/feature.ts";
import { Advanced, Appearance, PrivacyAndStart, Shortcut, ShortcutsRow } from "../settings/General.tsx";
import { Headset } from "../settings/Headset.tsx";
import { OtherPrograms } from "../settings/OtherPrograms.tsx";
import { lazy } from "../ui/lazy.tsx";
import "../ui/tokens.css";
import "../ui/base.css";

/** Long, and rarely opened. */
const Shortcuts = lazy(() => import("../settings/Shortcuts.tsx"));

/** Every setting on one page: nothing is hidden behind a tab. Only the many shortcuts have a page of their own. */
export function SettingsWindow() {
  const { view } = useApp();
  const page = useSignal<"all" | "shortcuts">("all");
  if (page.value === "shortcuts") {
    return (
      <main class="settings">
        <div class="settings-inner">
          <Shortcuts
            onBack={() => {
              page.value = "all";
            }}
          />
        </div>
      </main>
    );
  }
  return (
    <main class="settings">
      <div class="settings-inner">
        <h1>{settingsText.title}</h1>
        <Account />
        <Audio />
        {/* A telephone of one's own has its own buttons. */}
        {view.line.mode === "softphone" && <Headset />}
        <Shortcut />
        <OtherPrograms />
        <ShortcutsRow
          onOpen={() => {
            page.value = "shortcuts";
          }}
        />
        <Appearance />
        <PrivacyAndStart />
        <Advanced />
        <About />
      </div>
    </main>
  );
}
