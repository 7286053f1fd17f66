import { never } from "../../shared/assert.ts";
import { type CheckState, isUnderWay, loudnessOf } from "../../shared/state/check.ts";
import type { CheckEvent } from "./events.ts";

/** Sound checks as the agent and the voice window tell of them; what comes from an older one changes nothing. */
export function reduceCheck(now: CheckState, event: CheckEvent): CheckState {
  switch (event.kind) {
    case "meterAsked":
      return now.meter === event.on ? now : { ...now, meter: event.on, level: null };
    case "levelReported":
      return now.meter ? { ...now, level: event.level } : now;
    case "windowGone":
      if (event.window === "settings") return { ...stopped(now), meter: false, level: null };
      return event.window === "people" ? stopped(now) : now;
    case "testAsked": {
      if (now.isBlocked) return now;
      const serial = (now.test?.serial ?? 0) + 1;
      return {
        ...now,
        test: { serial, what: event.what, sound: event.sound ?? "", phase: "running", heard: null },
      };
    }
    case "testStopped":
      return stopped(now);
    case "testReported": {
      const { test } = now;
      if (test?.serial !== event.serial || !isUnderWay(test)) return now;
      const heard = event.level === undefined ? test.heard : loudnessOf(event.level);
      return { ...now, test: { ...test, phase: event.phase, heard } };
    }
    default:
      return never(event);
  }
}

/** A caller comes first: while a call is on, or offered, what is under way stops and nothing is begun. */
export function blocked(now: CheckState, isBlocked: boolean): CheckState {
  const next = isBlocked ? stopped(now) : now;
  return next.isBlocked === isBlocked ? next : { ...next, isBlocked };
}

function stopped(now: CheckState): CheckState {
  return isUnderWay(now.test) ? { ...now, test: { ...now.test, phase: "stopped" } } : now;
}
