import { microphoneText } from "../../shared/text/connection.ts";
import { useAsk } from "../app/ask.ts";
import { useSelected } from "../app/use-selected.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";

/** Why the microphone cannot be had, and where that is changed. On the agent's own telephone there is none. */
export function MicrophoneBanner() {
  const { view, ask } = useApp();
  const asking = useAsk();
  const microphone = useSelected(() => view.audio.microphone);
  if (view.line.mode !== "softphone" || microphone === "unknown" || microphone === "granted") return null;
  const { title, body } = microphoneText[microphone];
  return (
    <div class="row-banner">
      <Banner
        tone="error"
        title={title}
        actions={
          microphone === "denied" && (
            <Button
              size="s"
              onPress={() => void asking.run("open", () => ask.desktop.openMicrophoneSettings())}
            >
              {microphoneText.openSettings}
            </Button>
          )
        }
      >
        {body}
      </Banner>
      <Problem>{asking.error.value}</Problem>
    </div>
  );
}
