import { liveCalls } from "../../shared/state/call.ts";
import type { MainState } from "../state/reduce.ts";
import type { OfferedCall } from "./verto/events.ts";

type Seen = Pick<MainState, "line" | "calls" | "offers" | "due" | "monitor">;

/** Somebody here waits for the leg: a command asked for it, or a workitem has no sound yet. */
export function isLegExpected({ line, calls, offers, due, monitor }: Seen): boolean {
  if (line.leg.phase === "asked" || liveCalls(calls).some((call) => call.kind === "workitem")) return true;
  if (monitor.now?.phase === "starting") return true;
  // Accepted for the agent by the server itself, where it does that.
  return due.some((id) => !offers.open.some((offer) => offer.phase === "open" && offer.workitemId === id));
}

/** A ring with the number of a workitem is another leg for it, and nobody else's call. */
export function isOfWork(
  { remote }: OfferedCall,
  { calls, offers }: Pick<Seen, "calls" | "offers">,
): boolean {
  const work = [
    ...liveCalls(calls).flatMap((call) => (call.kind === "workitem" ? [call.number] : [])),
    ...offers.open.flatMap((offer) => (offer.source === "acd" ? [offer.from] : [])),
  ];
  return remote.number !== undefined && remote.number !== "" && work.includes(remote.number);
}
