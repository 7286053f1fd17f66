import { notesKey } from "../../shared/state/wrap-up.ts";
import { useDraft } from "../drafts/use-draft.ts";
import { Notes } from "./Notes.tsx";

/** Notes while the call goes on; wrap-up begins with them. */
export default function NotesDrawer({ workitemId }: { readonly workitemId: string }) {
  return <Notes box={useDraft(notesKey(workitemId))} />;
}
