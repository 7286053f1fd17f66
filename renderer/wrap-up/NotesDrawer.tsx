import { useSignal } from "@preact/signals";
import type { Failure } from "../../shared/result.ts";
import { failureText } from "../../shared/text/errors.ts";
import { Notes } from "./Notes.tsx";
import { useWriter } from "./writer.ts";

/** Notes while the call goes on; wrap-up begins with them. */
export default function NotesDrawer({ workitemId }: { readonly workitemId: string }) {
  const failure = useSignal<Failure | null>(null);
  const writer = useWriter(workitemId, (next) => {
    failure.value = next;
  });
  return (
    <Notes
      workitemId={workitemId}
      problem={failure.value === null ? "" : failureText(failure.value)}
      onWrite={(notes) => writer.write({ notes })}
    />
  );
}
