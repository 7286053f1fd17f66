import { type Call, liveCalls } from "../../shared/state/call.ts";
import type { Clock } from "../../shared/time.ts";
import type { Store } from "../state/store.ts";

/** What waits for the server's word is asked about after this; what is settled, now and then. */
const waitsFor = 5_000;
const settledFor = 30_000;
const lookEvery = 2_500;

/** How long this call may go without a word from the server before it is read again (ms). */
function patienceWith(call: Pick<Call, "phase" | "hold">): number {
  const isWaiting = call.phase !== "active" || call.hold === "turningOn" || call.hold === "turningOff";
  return isWaiting ? waitsFor : settledFor;
}

/**
 * A feed can lose a frame without losing its socket. So a call that waits for the server's word, or has not
 * heard it for long, is read again: no call shows "Connecting…" for ever, and none outlives its end.
 */
export function watchOverdue(
  store: Store,
  clock: Clock,
  reread: (callId: string) => Promise<void>,
): () => void {
  const heard = new Map<string, { call: Call; at: number }>();
  let undoTimer: (() => void) | null = null;

  function look(): void {
    undoTimer = null;
    const now = clock.monotonic();
    for (const [callId, last] of heard) {
      if (now - last.at < patienceWith(last.call)) continue;
      heard.set(callId, { ...last, at: now });
      void reread(callId);
    }
    plan();
  }

  function plan(): void {
    if (heard.size > 0) undoTimer ??= clock.after(lookEvery, look);
    else {
      undoTimer?.();
      undoTimer = null;
    }
  }

  const unwatch = store.watch((now, was) => {
    if (now.calls === was.calls) return;
    const live = liveCalls(now.calls).filter((call) => call.kind === "workitem");
    for (const callId of heard.keys()) if (!live.some((call) => call.callId === callId)) heard.delete(callId);
    for (const call of live) {
      if (heard.get(call.callId)?.call !== call) heard.set(call.callId, { call, at: clock.monotonic() });
    }
    plan();
  });

  return () => {
    unwatch();
    undoTimer?.();
  };
}
