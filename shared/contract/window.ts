import * as v from "valibot";
import { openableKinds } from "../state/window.ts";

/** What a window is kept, named and addressed by: an id of the server in letters that an address takes as they are. */
export const windowKeySchema = v.pipe(v.string(), v.regex(/^[\w.~-]{1,100}$/));

/** A window that another may open. */
export const windowSchema = v.variant("kind", [
  v.object({ kind: v.picklist(openableKinds) }),
  v.object({ kind: v.literal("conversation"), key: windowKeySchema }),
]);
