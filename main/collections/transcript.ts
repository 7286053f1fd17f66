import type { QueryFor } from "../../shared/contract/collections.ts";
import type { KeptPiece } from "../../shared/contract/transcript.ts";
import type { Result } from "../../shared/result.ts";
import { createPaged } from "./paged.ts";
import type { Source } from "./view.ts";

/** What was said in a workitem that is over. The server gives it in one answer. */
export function transcriptCollection(
  read: (workitemId: string) => Promise<Result<readonly KeptPiece[]>>,
): Source<QueryFor<"transcript">, KeptPiece> {
  return ({ workitemId }, changed) =>
    createPaged(async () => {
      const pieces = await read(workitemId);
      return pieces.ok ? { ok: true, value: { rows: pieces.value, next: null } } : pieces;
    }, changed);
}
