import type { Agent, Item, MonitorMode, World } from "../world/types.ts";
import type { AudioPort, Role } from "./media/types.ts";

export interface Ports {
  /** Agents with sound: on a leg or a telephone. */
  agents(): Iterable<string>;
  agent(userId: string): AudioPort | undefined;
  /** Calls with a far end here, and far ends that were dialled. */
  farEnds(): Iterable<string>;
  farEnd(name: string): AudioPort | undefined;
}

export interface RoomAssignment {
  readonly port: AudioPort;
  /** Ports in the same room hear each other. */
  readonly room: string;
  readonly role: Role;
}

/** A supervisor who mutes their own leg is heard by nobody, and hears on. */
const monitorRoles: Record<MonitorMode, (agent: AudioPort) => Role> = {
  listen: () => ({ muted: true }),
  join: () => ({}),
  coach: (agent) => ({ whisperTo: agent }),
};

/**
 * Which room each port belongs to, by the world alone. An agent's room holds their leg, the customers of their active
 * calls and the supervisors on them; a customer who waits or is held is alone and hears music. A muted agent is not
 * heard there.
 */
export function assignRooms(world: World, ports: Ports): RoomAssignment[] {
  const assignments: RoomAssignment[] = [];
  const calls = [...ports.farEnds()].flatMap((name) => world.items.get(name) ?? []);
  for (const item of calls) {
    const port = ports.farEnd(item.workitemId);
    if (port === undefined || item.state === "ringing") continue;
    const isTalking = item.state === "active" && ports.agent(item.agentId) !== undefined;
    assignments.push({
      port,
      room: isTalking ? roomOf(world, item.agentId) : `waiting ${item.workitemId}`,
      role: isTalking ? {} : { held: true },
    });
  }
  for (const [name, farEnds] of world.farEndCalls) {
    for (const farEnd of farEnds) {
      const port = ports.farEnd(farEnd);
      if (port !== undefined) assignments.push({ port, room: `far ends ${name}`, role: {} });
    }
  }
  for (const userId of ports.agents()) {
    const port = ports.agent(userId);
    const agent = world.agents.get(userId);
    if (port === undefined || agent === undefined) continue;
    const { monitors } = agent;
    // A supervisor in a call of their own stays there.
    if (monitors !== null && !isTalking(world, agent)) {
      const heard = world.agents.get(monitors.userId);
      const heardPort = ports.agent(monitors.userId);
      if (heard !== undefined && heardPort !== undefined && isInRoom(world, heard)) {
        const role = agent.inMute ? { muted: true } : monitorRoles[monitors.mode](heardPort);
        assignments.push({ port, room: roomOf(world, heard.userId), role });
      }
    } else if (isInRoom(world, agent)) {
      assignments.push({ port, room: roomOf(world, userId), role: agent.inMute ? { muted: true } : {} });
    }
  }
  return assignments;
}

const activeCallsOf = (world: World, userId: string): Item[] =>
  world.itemsOf(userId).filter((item) => item.channelType === "voice" && item.state === "active");

const isTalking = (world: World, { userId }: Agent) => activeCallsOf(world, userId).length > 0;

/** A telephone off the hook with nobody to talk to hears silence. */
function isInRoom(world: World, agent: Agent): boolean {
  return isTalking(world, agent) || agent.telephony.type === "PSTN";
}

/** An agent has a room; two who talk to each other share the caller's, with everybody in it. */
function roomOf(world: World, userId: string): string {
  for (const item of activeCallsOf(world, userId)) {
    const other = item.linked === "" ? undefined : world.items.get(item.linked);
    if (other?.state === "active" && /^outbound/i.test(other.type)) return `agent ${other.agentId}`;
  }
  return `agent ${userId}`;
}
