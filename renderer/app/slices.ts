import type { Bridge, Slices } from "../../shared/contract/index.ts";
import type { WindowKind } from "../../shared/state/app.ts";
import type { Millis } from "../../shared/time.ts";

/**
 * Follows what main says of the state: the snapshot first, then every numbered piece, in order and at once. A gap
 * in the numbers asks for the snapshot again; what a snapshot already holds is dropped.
 * `heard` is told main's time with each of them. Answers its undo. Rejects when the first snapshot cannot be had.
 */
export async function followSlices<K extends WindowKind>(
  bridge: Pick<Bridge<K>, "snapshot" | "watch">,
  seen: (slices: Slices<K>["slices"], isWhole: boolean) => void,
  heard: (at: Millis) => void = () => {},
): Promise<() => void> {
  let number = -1;
  let closed = false;
  /** Pieces that came while a snapshot was under way; null when none is. */
  let early: Slices<K>[] | null = null;

  function take(piece: Slices<K>): void {
    heard(piece.at);
    if (early !== null) {
      early.push(piece);
    } else if (piece.number === number + 1) {
      number = piece.number;
      seen(piece.slices, false);
    } else if (piece.number > number) {
      pull().catch(() => {
        // Main is on its way out, or was busy: the next piece asks again.
      });
    }
  }

  async function pull(): Promise<void> {
    const late: Slices<K>[] = [];
    early = late;
    try {
      const whole = await bridge.snapshot();
      if (closed) return;
      heard(whole.at);
      number = whole.number;
      seen(whole.slices, true);
    } finally {
      early = null;
    }
    for (const piece of late) take(piece);
  }

  const unwatch = bridge.watch(take);
  function close(): void {
    closed = true;
    unwatch();
  }

  try {
    await pull();
  } catch (reason) {
    close();
    throw reason;
  }
  return close;
}
