import { useId } from "preact/hooks";
import { connectionText } from "../../shared/text/connection.ts";
import { useSelected } from "../app/use-selected.ts";
import { Icon } from "../ui/Icon.tsx";
import { useApp } from "./feature.ts";
import { indicatorOf } from "./health.ts";
import "./health.css";

/** Always there: connection and audio, each a shape that changes; words on hover and focus. */
export function Health() {
  const { view } = useApp();
  const { link, audio, lines } = useSelected(() => indicatorOf(view));
  const id = useId();
  return (
    <div class="health">
      <button type="button" class="health-button" aria-label={connectionText.label} aria-describedby={id}>
        <span class={`health-mark health-${link}`}>
          <Icon name={link === "bad" ? "linkOff" : "link"} />
        </span>
        <span class={`health-mark health-${audio}`}>
          <Icon name={audio === "bad" ? "headsetOff" : "headset"} />
        </span>
      </button>
      <div class="health-tip" role="tooltip" id={id}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </div>
  );
}
