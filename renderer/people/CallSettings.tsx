import { useSignal } from "@preact/signals";
import { superviseControl } from "../../shared/state/controls.ts";
import { peopleText } from "../../shared/text/people.ts";
import { Button } from "../ui/Button.tsx";
import { lazy } from "../ui/lazy.tsx";
import { useApp } from "./feature.ts";
import "../settings/settings.css";

const VoiceSettings = lazy(async () => {
  const { VoiceSettings } = await import("../voice-settings/VoiceSettings.tsx");
  return { default: VoiceSettings };
});

/** Where a colleague's calls go, for supervisors to change: opened by a press, for it is rare. */
export function CallSettings({ userId }: { readonly userId: string }) {
  const { view } = useApp();
  const isOpen = useSignal(false);
  if (!superviseControl(view).shown) return null;
  return (
    <>
      {!isOpen.value && (
        <div class="profile-deeds">
          <Button
            icon="settings"
            onPress={() => {
              isOpen.value = true;
            }}
          >
            {peopleText.changeCallSettings}
          </Button>
        </div>
      )}
      {isOpen.value && <VoiceSettings userId={userId} />}
    </>
  );
}
