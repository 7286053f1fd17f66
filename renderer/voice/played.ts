/**
 * A play() that the next sound, or the end of this one, took the place of. The device is as it was; only another
 * refusal says that it is missing.
 */
export function isInterrupted(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === "AbortError";
}
