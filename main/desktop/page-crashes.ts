import type { Clock, Millis } from "../../shared/time.ts";

/** A page that crashes again and again is let rest, each time longer; one that crashes once a week is back at once. */
const crashesAllowed = 5;
const crashesRemembered = 60_000;
const firstRest = 15_000;
const longestRest = 120_000;
/** Alive for so long after a rest, it is believed to be back. */
const backAfter = 3_000;

interface Crashes {
  recent: readonly Millis[];
  /** How often in a row it had to rest. */
  rests: number;
}

/** What is known of the crashes of pages, by the names of their windows. */
export function createPageCrashes(clock: Pick<Clock, "monotonic" | "after">) {
  const known = new Map<string, Crashes>();

  return {
    /** One more. Answers how long its window is let rest, 0 for not at all. */
    died(name: string): Millis {
      const now = clock.monotonic();
      const was = known.get(name) ?? { recent: [], rests: 0 };
      const recent = [...was.recent.filter((at) => now - at < crashesRemembered), now];
      const mustRest = recent.length > crashesAllowed || was.rests > 0;
      known.set(name, { recent, rests: was.rests + (mustRest ? 1 : 0) });
      return mustRest ? Math.min(firstRest * 2 ** was.rests, longestRest) : 0;
    },
    /** It was made anew after a rest: `back` is called once it is believed to stay. */
    woke(name: string, isThere: () => boolean, back: () => void): void {
      clock.after(backAfter, () => {
        if (!isThere()) return;
        back();
        clock.after(crashesRemembered, () => {
          if (isThere()) known.delete(name);
        });
      });
    },
    /** Its window was closed by a person: the next one begins anew. */
    forget: (name: string) => void known.delete(name),
  };
}
