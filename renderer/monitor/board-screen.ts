import { signal } from "@preact/signals";
import type { QueueColumn } from "../../shared/contract/board.ts";
import { standardView } from "../../shared/state/board-settings.ts";
import { kept } from "../app/app.ts";

/** What the board shows and how, while its window is open. */
export const [useBoard] = kept(() => ({
  view: signal(standardView),
  q: signal(""),
  /** Groups whose rows are not shown, by id. */
  closed: signal<readonly string[]>([]),
  queueOrder: signal<{ readonly sort: QueueColumn; readonly isDown: boolean }>({
    sort: "waiting",
    isDown: true,
  }),
  /** Where there is room for one of the two. */
  panel: signal<"agents" | "queues">("agents"),
  dialog: signal<"none" | "limits" | "saveView">("none"),
  /** The agents that were selected: by id, with the name that was read when it was done. */
  selected: signal<ReadonlyMap<string, string>>(new Map()),
}));
