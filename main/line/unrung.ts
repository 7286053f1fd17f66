import type { Clock } from "../../shared/time.ts";
import type { Store } from "../state/store.ts";

/** A server that is asked for a leg rings it at once; after this long its socket may be dead. */
const rungWithin = 2_000;

/** A leg that was asked for and does not ring: the socket that says it is open is to prove itself, long before its next beat. */
export function watchUnrung(parts: {
  readonly store: Store;
  readonly clock: Clock;
  readonly prove: () => void;
}): void {
  const { store, clock, prove } = parts;
  store.watch((now, was) => {
    const asked = now.line.leg;
    if (asked.phase !== "asked" || asked === was.line.leg || now.line.mode !== "softphone") return;
    clock.after(rungWithin, () => {
      if (store.get().line.leg === asked) prove();
    });
  });
}
