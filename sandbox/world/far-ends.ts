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
  tx.world = { ...tx.world, farEndCalls: { ...tx.world.farEndCalls, [name]: farEnds } };
}

/** One of them hangs up. False: there is no such talk. */
export function disconnectFarEnds(tx: Transaction, farEnd: string): boolean {
  const left = Object.entries(tx.world.farEndCalls).filter(([, farEnds]) => !farEnds.includes(farEnd));
  if (left.length === Object.keys(tx.world.farEndCalls).length) return false;
  tx.world = { ...tx.world, farEndCalls: Object.fromEntries(left) };
  return true;
}

/** The other half of a call between two agents, while it lasts. */
export function linkedItem(tx: Transaction, item: Item): Item | undefined {
  return item.linked === "" ? undefined : tx.item(item.linked);
}
