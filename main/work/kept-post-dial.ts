import * as v from "valibot";
import type { KeptFile } from "../files/kept-file.ts";

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
  add(callId: string, postDial: string): void;
  /** Forgets all of them, in the file too. */
  clear(): Promise<void>;
  /** Ends when everything that was added is in the file. */
  written(): Promise<void>;
}

/** The server's history knows the number only: the extensions are kept here, to be called again with it. */
export function createKeptPostDial(file: KeptFile<Kept>): KeptPostDial {
  let list: Promise<Kept> = file.read().then((read) => read ?? []);
  return {
    of: async (callId) => (await list).find((each) => each.callId === callId)?.postDial ?? "",
    add(callId, postDial) {
      list = list.then((all) => {
        const next = [...all.filter((each) => each.callId !== callId), { callId, postDial }].slice(-kept);
        file.keep(next);
        return next;
      });
    },
    async clear() {
      list = list.then(() => {
        file.keep(null);
        return [];
      });
      await list;
      await file.written();
    },
    async written() {
      await list;
      await file.written();
    },
  };
}
