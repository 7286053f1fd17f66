import * as v from "valibot";
import type { KeptFile } from "../files/kept-file.ts";
import type { Store } from "../state/store.ts";

/** Some weeks of calls to people behind an extension. */
const kept = 500;

/** By workitem: what was dialled behind the number. */
export const keptPostDialSchema = v.array(
  v.object({ callId: v.string(), postDial: v.pipe(v.string(), v.regex(/^[\d*#,]{1,64}$/)) }),
);
type Kept = v.InferOutput<typeof keptPostDialSchema>;

export interface KeptPostDial {
  /** The digits dialled behind that call's number; "" for none. */
  of(callId: string): Promise<string>;
  close(): Promise<void>;
}

/** The server's history knows the number only: the extensions are kept here, to be called again with it. */
export function keepPostDial(store: Store, file: KeptFile<Kept>): KeptPostDial {
  let list: Promise<Kept> = file.read().then((read) => read ?? []);
  const unwatch = store.watch((_now, _was, event) => {
    if (event.kind !== "callDialled" || (event.postDial ?? "") === "") return;
    const one = { callId: event.callId, postDial: event.postDial ?? "" };
    list = list.then((all) => {
      const next = [...all.filter(({ callId }) => callId !== one.callId), one].slice(-kept);
      file.keep(next);
      return next;
    });
  });
  return {
    of: async (callId) => (await list).find((each) => each.callId === callId)?.postDial ?? "",
    async close() {
      unwatch();
      await list;
      await file.written();
    },
  };
}
