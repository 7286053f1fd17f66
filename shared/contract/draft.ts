import * as v from "valibot";
import { type Draft, type Edit, editSchema } from "../drafts/draft.ts";
import { collectionOf, type Row } from "./collection.ts";
import { command, commandFor } from "./command.ts";

/** `kind:id`, as in `notes:` and a workitem's id. Nothing invisible in it. */
export const draftKeySchema = v.pipe(v.string(), v.maxLength(400), v.regex(/^[a-zA-Z]{1,20}:[^\p{C}\s]+$/u));
/** Names the page that writes, so that it is not told of its own letters. */
const writer = v.pipe(v.string(), v.minLength(8), v.maxLength(64));
const windows = ["phone", "messages", "conversation", "settings", "people"] as const;

/** What is typed and not sent. It is main's from the first letter; windows send what they change. */
export const draft = {
  read: commandFor<{ readonly revision: number; readonly draft: Draft }>()(
    v.object({ key: draftKeySchema }),
    windows,
  ),
  /**
   * `base` is the revision that the window knew; the answer is the one that this edit made. `gone`: too much has
   * happened since, and it has to be read again.
   */
  edit: commandFor<{ readonly revision: number }>()(
    v.object({
      key: draftKeySchema,
      writer,
      base: v.pipe(v.number(), v.integer(), v.minValue(0)),
      edit: editSchema,
    }),
    windows,
  ),
  /** Throws it away. */
  drop: command(v.object({ key: draftKeySchema }), windows),
};

/** An edit by another window, or by main itself. */
export interface EditRow extends Row {
  readonly revision: number;
  readonly edit: Edit;
}

/** The newest edits of a draft that are not this writer's own. */
export const editsList = collectionOf<EditRow>()(v.object({ key: draftKeySchema, writer }), windows);
