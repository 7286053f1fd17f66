import { isBoardStale, rowStaleAfter } from "../../shared/state/board.ts";
import { type Level, levelOf, type ThresholdName } from "../../shared/state/board-settings.ts";
import { ageText, boardSpan, levelText, monitorText, unknownText } from "../../shared/text/monitor.ts";
import type { Millis } from "../../shared/time.ts";
import { Icon } from "../ui/Icon.tsx";
import { useThresholds } from "./board-settings.ts";
import { useApp } from "./feature.ts";

/** Words, marked where they are beyond a limit: by colour, by a sign, and for those who have them read out. */
export function Levelled({ level, children }: { readonly level: Level; readonly children: string }) {
  return (
    <span class={`level-${level}`}>
      {level !== "none" && <Icon name={level === "alarm" ? "error" : "warning"} />}
      <span>{children}</span>
      {level !== "none" && <span class="sr-only">, {levelText[level]}</span>}
    </span>
  );
}

/** How long it has been so, once a second; "–" where that is not known. */
export function Since(props: {
  readonly at: Millis | null;
  /** What it is measured against; null for nothing. */
  readonly limit: Exclude<ThresholdName, "waiting" | "serviceLevel"> | null;
}) {
  const { at, limit } = props;
  const app = useApp();
  const thresholds = useThresholds();
  if (at === null) return <span>{unknownText}</span>;
  const span = Math.max(0, app.now.value - at);
  const level = limit === null ? "none" : levelOf(limit, span / 1_000, thresholds[limit]);
  return <Levelled level={level}>{boardSpan(span)}</Levelled>;
}

/** When the server last said it, and that it is old where it is. */
export function AsOf({ at, isGone }: { readonly at: Millis; readonly isGone: boolean }) {
  const { now, view } = useApp();
  const age = Math.max(0, now.value - at);
  const isOld = isGone || isBoardStale(view.board) || age > rowStaleAfter;
  return (
    <span class={isOld ? "as-of as-of-old" : "as-of"}>
      {isGone ? monitorText.gone : ageText(age)}
      {isOld && !isGone && <span class="sr-only"> {monitorText.stale}</span>}
    </span>
  );
}
