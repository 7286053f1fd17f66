import { isBoardStale } from "../../shared/state/board.ts";
import { failureText } from "../../shared/text/errors.ts";
import { timeWithSeconds } from "../../shared/text/format.ts";
import { monitorText } from "../../shared/text/monitor.ts";
import { Icon } from "../ui/Icon.tsx";
import { useApp } from "./feature.ts";

/** How far what is shown is to be believed. */
export function Freshness() {
  const { board } = useApp().view;
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
      {heardAt !== null && !isStale && (
        <span class="quiet tabular">{monitorText.asOf(timeWithSeconds(heardAt))}</span>
      )}
      <span class="freshness-stale" role="status">
        {isStale && readAt !== null && (
          <>
            <Icon name="warning" />
            {heardAt === null ? monitorText.notLiveYet : monitorText.notLive(timeWithSeconds(heardAt))}
          </>
        )}
        {failure !== null && readAt !== null && ` ${monitorText.notRead(failureText(failure))}`}
      </span>
    </div>
  );
}
