import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { isFirstRun } from "../../shared/state/first-run.ts";
import { userOf } from "../../shared/state/session.ts";
import { settingsSearchText } from "../../shared/text/privacy.ts";
import { settingsText } from "../../shared/text/settings.ts";
import { About } from "../settings/About.tsx";
import { Account } from "../settings/Account.tsx";
import { Audio } from "../settings/Audio.tsx";
import { Diagnostics } from "../settings/Diagnostics.tsx";
import { useApp } from "../settings/feature.ts";
import {
  Advanced,
  Appearance,
  Notifications,
  Shortcut,
  ShortcutsRow,
  SignatureRow,
  Startup,
  VoiceSettingsRow,
} from "../settings/General.tsx";
import { Headset } from "../settings/Headset.tsx";
import { OtherPrograms } from "../settings/OtherPrograms.tsx";
import { Privacy } from "../settings/Privacy.tsx";
import { Search } from "../settings/search.ts";
import { lazy } from "../ui/lazy.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import "../ui/tokens.css";
import "../ui/base.css";
import { useTitle } from "../ui/title.ts";

/** Long, and rarely opened. */
const pages = {
  shortcuts: lazy(() => import("../settings/Shortcuts.tsx")),
  signature: lazy(() => import("../settings/Signature.tsx")),
  voice: lazy(() => import("../voice-settings/MyVoiceSettings.tsx")),
  firstRun: lazy(() => import("../first-run/FirstRun.tsx")),
};

/** Every setting on one page: nothing is hidden behind a tab. Only the many shortcuts have a page of their own. */
export function SettingsWindow() {
  useTitle(settingsText.title);
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
        <SearchedSettings>
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
          <Notifications />
          <Startup onCheck={open("firstRun")} />
          <Privacy />
          <Diagnostics />
          <Advanced />
          <About />
        </SearchedSettings>
      </div>
    </main>
  );
}

/** A search over everything beneath it: rows that do not fit are not drawn, and groups without rows not shown. */
function SearchedSettings({ children }: { readonly children: ComponentChildren }) {
  const q = useSignal("");
  const isNothing = useSignal(false);
  const rows = useRef<HTMLDivElement>(null);
  const wanted = q.value.trim();
  // Rows come and go by themselves, each where it is drawn.
  useEffect(() => {
    const box = rows.current;
    if (box === null) return;
    const look = () => {
      isNothing.value = wanted !== "" && box.querySelector(".row") === null;
    };
    look();
    const observer = new MutationObserver(look);
    observer.observe(box, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [wanted]);
  return (
    <>
      <SearchField
        name="settings-search"
        label={settingsSearchText.label}
        value={q.value}
        onInput={(value) => {
          q.value = value;
        }}
      />
      <p class={isNothing.value ? "quiet" : "sr-only"} role="status">
        {isNothing.value && settingsSearchText.nothing(wanted)}
      </p>
      <div ref={rows} class={wanted === "" ? "settings-all" : "settings-all settings-found"}>
        <Search value={wanted}>{children}</Search>
      </div>
    </>
  );
}
