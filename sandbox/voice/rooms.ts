import type { AudioPort, Bridge, MediaEngine, Participant } from "./media/types.ts";
import type { RoomAssignment } from "./room-assignment.ts";

/** Joins ports to bridges as assigned, changing only what differs from before. */
export function createRooms(media: Pick<MediaEngine, "createBridge">): {
  assign(assignments: readonly RoomAssignment[]): void;
  close(): void;
} {
  const bridges = new Map<string, Bridge>();
  let assigned = new Map<AudioPort, { room: string; participant: Participant }>();

  function assign(assignments: readonly RoomAssignment[]): void {
    const assignedNow = new Map(assignments.map((place) => [place.port, place]));
    for (const [port, { room, participant: old }] of assigned)
      if (assignedNow.get(port)?.room !== room) old.leave();
    const next = new Map<AudioPort, { room: string; participant: Participant }>();
    for (const { port, room, role } of assignedNow.values()) {
      const bridge = bridges.get(room) ?? media.createBridge();
      bridges.set(room, bridge);
      next.set(port, { room, participant: bridge.join(port, role) });
    }
    assigned = next;
    for (const [room, bridge] of bridges) {
      if (bridge.participants.length > 0) continue;
      bridge.close();
      bridges.delete(room);
    }
  }

  return {
    assign,
    close() {
      for (const bridge of bridges.values()) bridge.close();
      bridges.clear();
      assigned.clear();
    },
  };
}
