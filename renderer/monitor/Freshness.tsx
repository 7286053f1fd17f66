import { isBoardStale } from "../../shared/state/board.ts";
import { failureText } from "../../shared/text/errors.ts";
import { timeWithSeconds } from "../../shared/text/format.ts";
import { monitorText } from "../../shared/text/monitor.ts";
import { Icon } from "../ui/Icon.tsx";
import { useApp } from "./feature.ts";

/** How far what is shown is to be believed. */
export function Freshness() {
  const { view, time } = useApp();
  const { board } = view;
  // By the clock of this computer, as somebody who looks at it reads it.
  const clock = (at: number) => timeWithSeconds(at + Date.now() - time());
  const { heardAt, failure, readAt } = board;
  const isStale = isBoardStale(board);
  return (
    <div class="freshness">
      {!isStale && (
        <span class="freshness-live">
          <Icon name="check" />
          {monitorText.live}
        </span>
      )}
      {heardAt !== null && !isStale && <span class="quiet tabular">{monitorText.asOf(clock(heardAt))}</span>}
      <span class="freshness-stale" role="status">
        {isStale && readAt !== null && (
          <>
            <Icon name="warning" />
            {heardAt === null ? monitorText.notLiveYet : monitorText.notLive(clock(heardAt))}
          </>
        )}
        {failure !== null && readAt !== null && ` ${monitorText.notRead(failureText(failure))}`}
      </span>
    </div>
  );
}
