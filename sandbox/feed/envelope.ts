import { randomUUID } from "node:crypto";

/** A frame of a feed, about no workitem, as `EnvelopeSchema` (shared/wire/events.ts) reads it. */
export function envelope(name: string, message: unknown, createdAt: number): object {
  return { name, id: randomUUID(), createdAt, workitemId: null, result: "SUCCESS", message };
}
