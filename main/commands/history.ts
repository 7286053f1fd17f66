import type { Handlers } from "../../shared/contract/index.ts";
import { partPostDial } from "../../shared/numbers/post-dial.ts";
import { ok } from "../../shared/result.ts";
import type { HistoryExports } from "../history/exports.ts";
import type { Store } from "../state/store.ts";

/** The history window: whose it shows, and its files. */
export function historyCommands(parts: {
  readonly store: Pick<Store, "dispatch">;
  readonly exports: Pick<HistoryExports, "run" | "stop">;
  readonly open: (window: "history" | "phone") => void;
}): Handlers<"history"> {
  const { store, exports, open } = parts;
  return {
    async show(wanted) {
      store.dispatch({ kind: "historyWanted", ...wanted });
      open("history");
      return ok();
    },
    export: (query) => exports.run(query),
    async stopExport() {
      exports.stop();
      return ok();
    },
    async toPhone({ number }) {
      const { head, postDial } = partPostDial(number);
      store.dispatch({ kind: "numberClicked", number: head, extension: postDial, from: "history" });
      open("phone");
      return ok();
    },
  };
}
