import type { MonitorMode, World } from "../world/types.ts";
import type { AudioPort, Role } from "./media/types.ts";

export interface Ports {
  /** An agent's leg, while there is sound on it. */
  agent(userId: string): AudioPort | undefined;
  customer(workitemId: string): AudioPort | undefined;
}

export interface RoomAssignment {
  readonly port: AudioPort;
  /** Ports in the same room hear each other. */
  readonly room: string;
  readonly role: Role;
}

/**
 * Which room each port belongs to, by the world alone. An agent's room holds their leg, the customers of their active calls and the
 * supervisors on them; a customer who waits or is held is alone and hears music. A muted agent is not heard there.
 */
export function assignRooms(world: World, ports: Ports): RoomAssignment[] {
  const assignments: RoomAssignment[] = [];
  const roomOf = roomsOf(world);
  const calls = Object.values(world.items).filter((item) => item.channelType === "voice");
  for (const item of calls) {
    const port = ports.customer(item.workitemId);
    if (port === undefined || item.state === "ringing") continue;
    const isTalking = item.state === "active" && ports.agent(item.agentId) !== undefined;
    assignments.push({
      port,
      room: isTalking ? roomOf(item.agentId) : `waiting ${item.workitemId}`,
      role: isTalking ? {} : { held: true },
    });
  }
  for (const [name, farEnds] of Object.entries(world.farEndCalls)) {
    for (const farEnd of farEnds) {
      const port = ports.customer(farEnd);
      if (port !== undefined) assignments.push({ port, room: `talk ${name}`, role: {} });
    }
  }
  const talking = new Set(calls.filter((item) => item.state === "active").map((item) => item.agentId));
  for (const agent of Object.values(world.agents)) {
    const port = ports.agent(agent.userId);
    // A telephone off the hook with nobody to talk to hears silence.
    const isInRoom = talking.has(agent.userId) || agent.telephony.type === "PSTN";
    if (port === undefined || !isInRoom) continue;
    assignments.push({ port, room: roomOf(agent.userId), role: agent.inMute ? { muted: true } : {} });
    for (const other of Object.values(world.agents)) {
      const listener = ports.agent(other.userId);
      const { monitors } = other;
      if (listener === undefined || monitors?.userId !== agent.userId) continue;
      // A supervisor in a call of their own stays there.
      if (calls.some((item) => item.agentId === other.userId && item.state === "active")) continue;
      const roles: Record<MonitorMode, Role> = {
        listen: { muted: true },
        join: {},
        coach: { whisperTo: port },
      };
      assignments.push({ port: listener, room: roomOf(agent.userId), role: roles[monitors.mode] });
    }
  }
  return assignments;
}

/** An agent has a room; two who talk to each other share the caller's, with everybody in it. */
function roomsOf(world: World): (userId: string) => string {
  const shared = new Map<string, string>();
  for (const item of Object.values(world.items)) {
    const other = item.linked === "" ? undefined : world.items[item.linked];
    if (item.state !== "active" || other?.state !== "active") continue;
    if (/^outbound/i.test(item.type)) shared.set(other.agentId, item.agentId);
  }
  return (userId) => `agent ${shared.get(userId) ?? userId}`;
}
