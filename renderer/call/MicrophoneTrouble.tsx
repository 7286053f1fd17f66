import { microphoneText } from "../../shared/text/connection.ts";
import { useAsk } from "../app/ask.ts";
import { useSelected } from "../app/use-selected.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";

/** The microphone cannot be had: what happened, what to do, and the two ways to do it. */
export function MicrophoneTrouble() {
  const { view, ask } = useApp();
  const asking = useAsk();
  const microphone = useSelected(() => view.audio.microphone);
  if (microphone === "unknown" || microphone === "granted" || view.line.mode === "phone") return null;
  const words = microphoneText[microphone];
  return (
    <Banner
      tone="error"
      role="alert"
      title={words.title}
      actions={
        <>
          {microphone === "denied" && (
            <Button
              size="s"
              onPress={() => void asking.run("settings", () => ask.desktop.openMicrophoneSettings())}
            >
              {microphoneText.openSettings}
            </Button>
          )}
          <Button
            size="s"
            busy={asking.busy.value === "try"}
            onPress={() => void asking.run("try", () => ask.call.reconnectLine())}
          >
            {microphoneText.tryAgain}
          </Button>
        </>
      }
    >
      {words.body}
      <Problem>{asking.error.value}</Problem>
    </Banner>
  );
}
