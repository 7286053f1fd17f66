/** Far ends that an agent put together, and calls from agent to agent. */
import type { Turn } from "./turn.ts";
import type { Item } from "./types.ts";

/** The voice of whoever a call was sent out to. */
export function outsideVoice(workitemId: string, to: string): string {
  return `${workitemId}>${to}`;
}

/** These go on talking to each other without an agent. */
export function startTalk(turn: Turn, voices: readonly string[]): void {
  const [name] = voices;
  if (name === undefined) return;
  turn.world = { ...turn.world, talks: { ...turn.world.talks, [name]: voices } };
}

/** One of them hangs up. False: there is no such talk. */
export function endTalk(turn: Turn, voice: string): boolean {
  const left = Object.entries(turn.world.talks).filter(([, voices]) => !voices.includes(voice));
  if (left.length === Object.keys(turn.world.talks).length) return false;
  turn.world = { ...turn.world, talks: Object.fromEntries(left) };
  return true;
}

/** The other half of a call between two agents, while it lasts. */
export function otherHalf(turn: Turn, item: Item): Item | undefined {
  return item.linked === "" ? undefined : turn.item(item.linked);
}
