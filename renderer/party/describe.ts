import type { Call } from "../../shared/state/call.ts";
import { callText } from "../../shared/text/call.ts";
import { formatNumber } from "../numbers/numbers.ts";

/** Who the call is with: the name, else the number, else that nobody knows. */
export function partyOf(call: Pick<Call, "name" | "number">, region: string): string {
  return call.name || formatNumber(call.number, region) || callText.unknown;
}

/** A word for what the call is doing; "" while people are simply talking. */
export function doingOf(call: Pick<Call, "phase" | "hold">): string {
  switch (call.phase) {
    case "dialling":
      return callText.dialling;
    case "connecting":
      return callText.connecting;
    case "ending":
      return callText.ending;
    case "ended":
      return callText.ended;
    case "active":
      return { off: "", turningOn: callText.holding, on: callText.onHold, turningOff: callText.resuming }[
        call.hold
      ];
  }
}

/** How long it has been on hold; null while it is not. */
export function heldFor(call: Pick<Call, "heldSince">, now: number): number | null {
  return call.heldSince === null ? null : Math.max(0, now - call.heldSince);
}

/** How long people have been connected: until now, or until the end. Null when they never were. */
export function talkedFor(call: Pick<Call, "connectedAt" | "endedAt">, now: () => number): number | null {
  return call.connectedAt === null ? null : Math.max(0, (call.endedAt ?? now()) - call.connectedAt);
}
