import { useSignal } from "@preact/signals";
import type { Failure } from "../../shared/result.ts";
import { failureText } from "../../shared/text/errors.ts";
import { Notes } from "./Notes.tsx";
import { useWriter } from "./writer.ts";

/** Notes while the call goes on; wrap-up begins with them. */
export default function NotesDrawer({ callId }: { readonly callId: string }) {
  const failure = useSignal<Failure | null>(null);
  const writer = useWriter(callId, (next) => {
    failure.value = next;
  });
  return (
    <Notes
      callId={callId}
      problem={failure.value === null ? "" : failureText(failure.value)}
      onWrite={(notes) => writer.write({ notes })}
    />
  );
}
