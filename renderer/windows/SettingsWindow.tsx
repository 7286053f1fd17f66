import { useSignal } from "@preact/signals";
import { isFirstRun } from "../../shared/state/first-run.ts";
import { userOf } from "../../shared/state/session.ts";
import { settingsText } from "../../shared/text/settings.ts";
import { About } from "../settings/About.tsx";
import { Account } from "../settings/Account.tsx";
import { Audio } from "../settings/Audio.tsx";
import { useApp } from "../settings/feature.ts";
import {
  Advanced,
  Appearance,
  PrivacyAndStart,
  Shortcut,
  ShortcutsRow,
  SignatureRow,
  VoiceSettingsRow,
} from "../settings/General.tsx";
import { Headset } from "../settings/Headset.tsx";
import { OtherPrograms } from "../settings/OtherPrograms.tsx";
import { lazy } from "../ui/lazy.tsx";
import "../ui/tokens.css";
import "../ui/base.css";

/** Long, and rarely opened. */
const pages = {
  shortcuts: lazy(() => import("../settings/Shortcuts.tsx")),
  signature: lazy(() => import("../settings/Signature.tsx")),
  voice: lazy(() => import("../voice-settings/MyVoiceSettings.tsx")),
  firstRun: lazy(() => import("../first-run/FirstRun.tsx")),
};

/** Every setting on one page: nothing is hidden behind a tab. Only the many shortcuts have a page of their own. */
export function SettingsWindow() {
  const { view } = useApp();
  const page = useSignal<"all" | keyof typeof pages>("all");
  const isSignedIn = userOf(view.session) !== null;
  const open = (which: typeof page.value) => () => {
    page.value = which;
  };
  // The first run comes by itself; whoever signs out has nothing of their own any more.
  const wanted = isFirstRun(view) ? "firstRun" : page.value;
  const isTheirs = wanted === "voice" || wanted === "signature";
  const shown = isTheirs && !isSignedIn ? "all" : wanted;
  if (shown !== "all") {
    const Page = pages[shown];
    return (
      <main class="settings" key={shown}>
        <div class="settings-inner">
          <Page onBack={open("all")} />
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
        <ShortcutsRow onOpen={open("shortcuts")} />
        {isSignedIn && <VoiceSettingsRow onOpen={open("voice")} />}
        {isSignedIn && <SignatureRow onOpen={open("signature")} />}
        <Appearance />
        <PrivacyAndStart onCheck={open("firstRun")} />
        <Advanced />
        <About />
      </div>
    </main>
  );
}
