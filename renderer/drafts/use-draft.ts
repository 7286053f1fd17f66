import { useEffect, useMemo } from "preact/hooks";
import { longestRange } from "../../shared/contract/collection.ts";
import { useBase } from "../app/app.ts";
import { ask as asked } from "../app/ask.ts";
import { type DraftBox, openDraftBox } from "./draft-box.ts";

/** Names this page to main, which tells it of others' letters and not of its own. */
const writer = crypto.randomUUID();

/** A draft, as long as the screen is there. Another key is another draft. */
export function useDraft(key: string): DraftBox {
  const { ask, collections } = useBase();
  const box = useMemo(
    () =>
      openDraftBox({
        read: () => asked(() => ask.draft.read({ key })),
        edit: (base, edit) => asked(() => ask.draft.edit({ key, writer, base, edit })),
        watch(told) {
          const look = collections.look("edits", { key, writer }, { start: 0, count: longestRange });
          const undo = look.held.subscribe(({ rows }) => {
            if (rows.length > 0) told(rows);
          });
          return () => {
            undo();
            look.close();
          };
        },
      }),
    [key],
  );
  useEffect(() => () => box.close(), [box]);
  return box;
}
