import * as v from "valibot";
import type { KeptFile } from "../files/kept-file.ts";
import type { Store } from "../state/store.ts";

/** Some weeks of calls to people behind an extension. */
const kept = 500;

/** By workitem: what was dialled behind the number. */
export const keptLaterSchema = v.array(
  v.object({ callId: v.string(), later: v.pipe(v.string(), v.regex(/^[\d*#,]{1,64}$/)) }),
);
type Kept = v.InferOutput<typeof keptLaterSchema>;

export interface KeptLater {
  /** The digits dialled behind that call's number; "" for none. */
  of(callId: string): Promise<string>;
  close(): Promise<void>;
}

/** The server's history knows the number only: the extensions are kept here, to be called again with it. */
export function keepLater(store: Store, file: KeptFile<Kept>): KeptLater {
  let list: Promise<Kept> = file.read().then((read) => read ?? []);
  const unwatch = store.watch((_now, _was, event) => {
    if (event.kind !== "callDialled" || (event.later ?? "") === "") return;
    const one = { callId: event.callId, later: event.later ?? "" };
    list = list.then((all) => {
      const next = [...all.filter(({ callId }) => callId !== one.callId), one].slice(-kept);
      file.keep(next);
      return next;
    });
  });
  return {
    of: async (callId) => (await list).find((each) => each.callId === callId)?.later ?? "",
    async close() {
      unwatch();
      await list;
      await file.written();
    },
  };
}
