import type { QueryFor } from "../../shared/contract/collections.ts";
import type { KeptPiece } from "../../shared/contract/transcript.ts";
import type { Result } from "../../shared/result.ts";
import { createPaged } from "./paged.ts";
import type { Source } from "./view.ts";

/** What was said in a workitem that is over. The server gives it in one answer. */
export function transcriptCollection(
  read: (query: QueryFor<"transcript">) => Promise<Result<readonly KeptPiece[]>>,
): Source<QueryFor<"transcript">, KeptPiece> {
  return (query, changed) =>
    createPaged(async () => {
      const pieces = await read(query);
      return pieces.ok ? { ok: true, value: { rows: pieces.value, next: null } } : pieces;
    }, changed);
}
