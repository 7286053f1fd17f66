import type { Failure } from "../../shared/result.ts";
import { commonText } from "../../shared/text/common.ts";
import { failureText } from "../../shared/text/errors.ts";
import { Button } from "./Button.tsx";
import { Problem } from "./Field.tsx";
import "./load-state.css";

/** How far something is that is read from elsewhere. */
export interface Loading {
  readonly isLoading: boolean;
  readonly failure: Failure | null;
  /** Reads again what failed. */
  retry(): void;
}

/** A list of which there may be more. */
export interface LoadingList extends Loading {
  readonly isMore: boolean;
  more(): void;
}

/**
 * What stands in the place of something that is read, or beneath it: that it is on its way, that there is nothing, why
 * it failed with a press to try again, or a press for more of it.
 */
export function LoadState(props: {
  readonly of: Loading | LoadingList;
  /** There is nothing to show so far. */
  readonly isEmpty: boolean;
  readonly loading?: string;
  readonly empty?: string;
  /** Said in place of the failure's own sentence. */
  readonly failed?: string;
}) {
  const { of, isEmpty, loading = "", empty = "" } = props;
  const { failure, isLoading } = of;
  const isMore = "isMore" in of && of.isMore && failure === null;
  return (
    <div class="load-state">
      <p class="quiet" role="status">
        {isEmpty && failure === null && (isLoading ? loading : empty)}
      </p>
      <Problem>{failure === null ? "" : (props.failed ?? failureText(failure))}</Problem>
      {failure !== null && (
        <Button size="s" busy={isLoading} onPress={of.retry}>
          {commonText.again}
        </Button>
      )}
      {isMore && (
        <Button size="s" tone="quiet" busy={isLoading} onPress={of.more}>
          {commonText.more}
        </Button>
      )}
    </div>
  );
}
