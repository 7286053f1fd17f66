import { audioText, connectionText, ownPhoneText } from "../../shared/text/connection.ts";
import { useAsk } from "../app/ask.ts";
import { useRegion } from "../app/place.ts";
import { useSelected } from "../app/use-selected.ts";
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
  const isSoundDown = useSelected(() => view.audio.voiceDown !== null);
  const isMeasured = useSelected(() => view.audio.quality !== null);
  if (mode === "phone") {
    // While it rings and when it was not reached, that is said above, with what to do.
    if (leg.phase === "asked" || phone.isMissing) return null;
    const words =
      leg.phase === "up" ? ownPhoneText.up(formatNumber(phone.number, region)) : ownPhoneText.none;
    return <p class="audio-line quiet">{words}</p>;
  }
  // Why there is none, and when it is back, is said above.
  if (isSoundDown) return null;
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
  if (media === "idle" || !isMeasured) return null;
  return (
    <div class="audio-line quiet">
      <span class="audio-side">
        <Icon name={mute.muted ? "microphoneOff" : "microphone"} />
        {audioText.you}
        <Level of="levelOut" label={audioText.yourLevel} isSilent={mute.muted} />
      </span>
      <span class="audio-side">
        <Icon name="headset" />
        {audioText.them}
        <Level of="levelIn" label={audioText.theirLevel} />
      </span>
      <LineQuality />
    </div>
  );
}

/** The only part that is drawn again with every level. */
function Level(props: {
  readonly of: "levelIn" | "levelOut";
  readonly label: string;
  readonly isSilent?: boolean;
}) {
  const { view } = useApp();
  const level = view.audio.quality?.[props.of] ?? 0;
  return <Meter level={props.isSilent === true ? 0 : level} label={props.label} />;
}
