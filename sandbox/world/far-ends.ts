/** Far ends that an agent put together, and calls from agent to agent. */
import type { Transaction } from "./transaction.ts";
import type { Item } from "./types.ts";

/** The voice of whoever a call was sent out to. */
export function dialledFarEnd(workitemId: string, to: string): string {
  return `${workitemId}>${to}`;
}

/** These go on talking to each other without an agent. */
export function connectFarEnds(tx: Transaction, farEnds: readonly string[]): void {
  const [name] = farEnds;
  if (name === undefined) return;
  tx.world.farEndCalls.set(name, farEnds);
  tx.changes.farEnds = true;
}

/** One of them hangs up. False: there is no such talk. */
export function disconnectFarEnds(tx: Transaction, farEnd: string): boolean {
  const found = [...tx.world.farEndCalls].find(([, farEnds]) => farEnds.includes(farEnd));
  if (found === undefined) return false;
  tx.world.farEndCalls.delete(found[0]);
  tx.changes.farEnds = true;
  return true;
}

/** The other half of a call between two agents, while it lasts. */
export function linkedItem(tx: Transaction, item: Item): Item | undefined {
  return item.linked === "" ? undefined : tx.item(item.linked);
}
