import { directoryText } from "../../shared/text/directory.ts";
import { failureText } from "../../shared/text/errors.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import type { GrowingList } from "./use-collection.ts";

/** Beneath a list: why it could not be read and a press to try again, or a press for more of it. */
export function More({ list }: { readonly list: GrowingList<unknown> }) {
  return (
    <>
      <Problem>{list.failure === null ? "" : failureText(list.failure)}</Problem>
      {list.failure !== null && (
        <Button size="s" onPress={list.retry}>
          {directoryText.again}
        </Button>
      )}
      {list.isMore && list.failure === null && (
        <Button size="s" tone="quiet" busy={list.isLoading} onPress={list.more}>
          {directoryText.more}
        </Button>
      )}
    </>
  );
}
