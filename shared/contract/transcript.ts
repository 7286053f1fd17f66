import * as v from "valibot";
import type { TranscriptLine } from "../state/transcript.ts";
import { collectionOf } from "./collection.ts";

/** One piece of what the server keeps of what was said: its summary, a voicemail, then line by line. */
export type KeptPiece = { readonly key: string } & (
  | { readonly kind: "summary" | "voicemail"; readonly text: string }
  | { readonly kind: "line"; readonly line: TranscriptLine }
);

/**
 * The kept transcript of a workitem that is over. A live one is state. `conversationId`: where it must belong; "" for
 * anywhere, which a torn-off window may not ask for.
 */
export const transcriptList = collectionOf<KeptPiece>()(
  v.object({
    workitemId: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    conversationId: v.pipe(v.string(), v.maxLength(200)),
  }),
  ["phone", "messages", "conversation", "history"],
  "conversationId",
);
