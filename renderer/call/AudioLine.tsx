import { audioText, connectionText, ownPhoneText } from "../../shared/text/connection.ts";
import { useAsk } from "../app/ask.ts";
import { useRegion } from "../app/place.ts";
import { formatNumber } from "../numbers/numbers.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Meter } from "../ui/Meter.tsx";
import { useApp } from "./feature.ts";
import { LineQuality } from "./LineQuality.tsx";
import "./audio-line.css";

/** How the audio is, judged by packets: words when something is wrong, small levels otherwise. */
export function AudioLine() {
  const { view, ask } = useApp();
  const asking = useAsk();
  const region = useRegion();
  const { media, mode, mute, leg, phone } = view.line;
  const { quality } = view.audio;
  if (mode === "phone") {
    // While it rings and when it was not reached, that is said above, with what to do.
    if (leg.phase === "asked" || phone.isMissing) return null;
    const words =
      leg.phase === "up" ? ownPhoneText.up(formatNumber(phone.number, region)) : ownPhoneText.none;
    return <p class="audio-line quiet">{words}</p>;
  }
  if (media === "reconnecting" || media === "silent") {
    return (
      <Banner tone="warning" role="status" title={audioText.reconnecting}>
        {media === "silent" ? audioText.silentHelp : audioText.reconnectingHelp}
      </Banner>
    );
  }
  if (media === "cannotBeHeard" && !mute.muted) {
    return (
      <Banner
        tone="error"
        role="alert"
        title={audioText.cannotBeHeard}
        actions={
          <Button
            size="s"
            busy={asking.busy.value !== ""}
            onPress={() => void asking.run("try", () => ask.call.reconnectLine())}
          >
            {connectionText.tryNow}
          </Button>
        }
      >
        {audioText.cannotBeHeardHelp}
      </Banner>
    );
  }
  if (media === "idle" || quality === null) return null;
  return (
    <div class="audio-line quiet">
      <span class="audio-side">
        <Icon name={mute.muted ? "microphoneOff" : "microphone"} />
        {audioText.you}
        <Meter level={mute.muted ? 0 : quality.levelOut} label={audioText.yourLevel} />
      </span>
      <span class="audio-side">
        <Icon name="headset" />
        {audioText.them}
        <Meter level={quality.levelIn} label={audioText.theirLevel} />
      </span>
      <LineQuality quality={quality} audio={view.audio} />
    </div>
  );
}
